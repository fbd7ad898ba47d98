"""Runs, and the files that go into them."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from typing import cast
from uuid import UUID

from cyberdesk._generated import models
from cyberdesk.emulator._http.bodies.fields import Fields, fields_of, given, invalid
from cyberdesk.emulator._http.decoding import decode_body
from cyberdesk.emulator._rules.orders import (
    BulkOrder,
    ChainOrder,
    FileOrder,
    MachineChoice,
    RetryOrder,
    RunOrder,
    StepOrder,
)
from cyberdesk.emulator._rules.refusals import Invalid, Problem, TooLarge
from cyberdesk.emulator._state import AttachmentType

__all__ = [
    "attachment_changes",
    "attachment_fields",
    "bulk_order",
    "chain_order",
    "retry_order",
    "run_changes",
    "run_order",
]


def run_order(body: bytes, max_file_bytes: int) -> RunOrder:
    """The body of `POST /v1/runs`."""
    new = decode_body(body, models.RunCreate)
    given_metadata = given(new.model_metadata)
    metadata = None if given_metadata is None else fields_of(given_metadata)
    main_agent = given(new.main_agent_model_id)
    if main_agent is not None:
        metadata = (metadata or {}) | {"main_agent_model_id": main_agent}
    return RunOrder(
        workflow_id=new.workflow_id,
        choice=_choice(new),
        start_session=given(new.start_session) or False,
        session_alias=given(new.session_alias),
        release_session_after=given(new.release_session_after),
        is_priority=given(new.is_priority) or False,
        main_prompt=given(new.main_prompt),
        model_metadata=metadata,
        input_values=given(new.input_values),
        sensitive_values=given(new.sensitive_input_values),
        files=_files(given(new.file_inputs), "file_inputs", max_file_bytes),
    )


def bulk_order(body: bytes, max_file_bytes: int) -> BulkOrder:
    """The body of `POST /v1/runs/bulk`."""
    new = decode_body(body, models.RunBulkCreate)
    if new.count < 1:
        raise invalid("count", "Input should be greater than or equal to 1", "greater_than_equal")
    if new.count > 1000:
        raise invalid("count", "Input should be less than or equal to 1000", "less_than_equal")
    run = RunOrder(
        workflow_id=new.workflow_id,
        choice=_choice(new),
        start_session=given(new.start_session) or False,
        is_priority=given(new.is_priority) or False,
        input_values=given(new.input_values),
        sensitive_values=given(new.sensitive_input_values),
        files=_files(given(new.file_inputs), "file_inputs", max_file_bytes),
    )
    return BulkOrder(run=run, count=new.count)


def chain_order(body: bytes, max_file_bytes: int) -> ChainOrder:
    """The body of `POST /v1/runs/chain`."""
    new = decode_body(body, models.WorkflowChainCreate)
    if not new.steps:
        raise invalid("steps", "List should have at least 1 item after validation, not 0", "too_short")
    steps = (
        StepOrder(
            workflow_id=step.workflow_id,
            session_alias=given(step.session_alias),
            inputs=given(step.inputs) or {},
            sensitive_inputs=given(step.sensitive_inputs) or {},
        )
        for step in new.steps
    )
    return ChainOrder(
        steps=tuple(steps),
        choice=_choice(new),
        is_priority=given(new.is_priority) or False,
        shared_inputs=given(new.shared_inputs) or {},
        shared_sensitive_inputs=given(new.shared_sensitive_inputs) or {},
        shared_files=_files(given(new.shared_file_inputs), "shared_file_inputs", max_file_bytes),
        keep_session_after_completion=given(new.keep_session_after_completion) or False,
    )


def retry_order(body: bytes, max_file_bytes: int) -> RetryOrder:
    """The body of `POST /v1/runs/{run_id}/retry`."""
    new = decode_body(body, models.RunRetry)
    files = given(new.file_inputs)
    return RetryOrder(
        choice=_choice(new),
        reuse_session=given(new.reuse_session) is not False,
        start_session=given(new.start_session) or False,
        session_alias=given(new.session_alias),
        release_session_after=given(new.release_session_after),
        is_priority=given(new.is_priority),
        input_values=given(new.input_values),
        sensitive_values=given(new.sensitive_input_values),
        files=None if files is None else _files(files, "file_inputs", max_file_bytes),
    )


def run_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/runs/{run_id}` names."""
    changes = fields_of(decode_body(body, models.RunUpdate))
    if changes.get("output_attachment_ids"):
        changes["output_attachment_ids"] = list(_uuids(changes["output_attachment_ids"], "output_attachment_ids"))
    return changes


def attachment_fields(body: bytes, max_file_bytes: int) -> tuple[UUID, Fields]:
    """The run of a new attachment, and its fields."""
    new = decode_body(body, models.RunAttachmentCreate)
    fields = fields_of(new)
    fields["content"] = _content(new.content, ("body", "content"))
    if len(fields["content"]) > max_file_bytes:
        raise TooLarge(f"The file is larger than {max_file_bytes} bytes")
    fields["attachment_type"] = AttachmentType(new.attachment_type)
    return fields.pop("run_id"), fields


def attachment_changes(body: bytes) -> Fields:
    """The fields that `PUT /v1/run-attachments/{attachment_id}` names."""
    return fields_of(decode_body(body, models.RunAttachmentUpdate))


def _choice(
    new: "models.RunCreate | models.RunBulkCreate | models.WorkflowChainCreate | models.RunRetry",
) -> MachineChoice:
    return MachineChoice(
        machine_id=given(new.machine_id), pool_ids=given(new.pool_ids), session_id=given(new.session_id)
    )


def _files(files: "Iterable[models.FileInput] | None", field: str, max_file_bytes: int) -> tuple[FileOrder, ...]:
    return tuple(_file(file, field, index, max_file_bytes) for index, file in enumerate(files or ()))


def _file(file: "models.FileInput", field: str, index: int, max_file_bytes: int) -> FileOrder:
    if not file.filename:
        raise Invalid(
            Problem(
                ("body", field, index, "filename"),
                "String should have at least 1 character",
                "string_too_short",
            )
        )
    content = _content(cast("str", file.content), ("body", field, index, "content"))
    if len(content) > max_file_bytes:
        raise TooLarge(f"File {index} of {field} is larger than {max_file_bytes} bytes")
    return FileOrder(
        filename=file.filename,
        content=content,
        target_path=given(file.target_path),
        cleanup_imports_after_run=given(file.cleanup_imports_after_run) or False,
    )


def _content(text: str, loc: tuple[str | int, ...]) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid(Problem(loc, "Content is not valid base64")) from None


def _uuids(texts: Iterable[str], field: str) -> Iterator[UUID]:
    for index, text in enumerate(texts):
        try:
            yield UUID(text)
        except ValueError:
            raise Invalid(
                Problem(("body", field, index), "Input should be a valid UUID", "uuid_parsing")
            ) from None
