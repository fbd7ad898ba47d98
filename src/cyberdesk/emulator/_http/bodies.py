"""Request bodies to what the rules work with. The only place that knows the generated request models."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec import UnsetType

from cyberdesk._core.model import Model
from cyberdesk._generated import models
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
from cyberdesk.emulator._rules.schemas import SchemaError, parse_schema

__all__ = [
    "bulk_order",
    "chain_order",
    "machine_changes",
    "machine_fields",
    "machine_ids",
    "pool_fields",
    "pool_ids",
    "retry_order",
    "run_changes",
    "run_order",
    "workflow_changes",
    "workflow_fields",
]

T = TypeVar("T")
Fields = dict[str, Any]


def run_order(body: bytes, max_file_bytes: int) -> RunOrder:
    """The body of `POST /v1/runs`."""
    new = decode_body(body, models.RunCreate)
    metadata = _fields_or_none(_given(new.model_metadata))
    main_agent = _given(new.main_agent_model_id)
    if main_agent is not None:
        metadata = (metadata or {}) | {"main_agent_model_id": main_agent}
    return RunOrder(
        workflow_id=new.workflow_id,
        choice=_choice(new),
        start_session=_given(new.start_session) or False,
        session_alias=_given(new.session_alias),
        release_session_after=_given(new.release_session_after),
        is_priority=_given(new.is_priority) or False,
        main_prompt=_given(new.main_prompt),
        model_metadata=metadata,
        input_values=_given(new.input_values),
        sensitive_values=_given(new.sensitive_input_values),
        files=_files(_given(new.file_inputs), "file_inputs", max_file_bytes),
    )


def bulk_order(body: bytes, max_file_bytes: int) -> BulkOrder:
    """The body of `POST /v1/runs/bulk`."""
    new = decode_body(body, models.RunBulkCreate)
    if new.count < 1:
        raise _invalid("count", "Input should be greater than or equal to 1", "greater_than_equal")
    if new.count > 1000:
        raise _invalid("count", "Input should be less than or equal to 1000", "less_than_equal")
    run = RunOrder(
        workflow_id=new.workflow_id,
        choice=_choice(new),
        start_session=_given(new.start_session) or False,
        is_priority=_given(new.is_priority) or False,
        input_values=_given(new.input_values),
        sensitive_values=_given(new.sensitive_input_values),
        files=_files(_given(new.file_inputs), "file_inputs", max_file_bytes),
    )
    return BulkOrder(run=run, count=new.count)


def chain_order(body: bytes, max_file_bytes: int) -> ChainOrder:
    """The body of `POST /v1/runs/chain`."""
    new = decode_body(body, models.WorkflowChainCreate)
    if not new.steps:
        raise _invalid("steps", "List should have at least 1 item after validation, not 0", "too_short")
    steps = (
        StepOrder(
            workflow_id=step.workflow_id,
            session_alias=_given(step.session_alias),
            inputs=_given(step.inputs) or {},
            sensitive_inputs=_given(step.sensitive_inputs) or {},
        )
        for step in new.steps
    )
    return ChainOrder(
        steps=tuple(steps),
        choice=_choice(new),
        is_priority=_given(new.is_priority) or False,
        shared_inputs=_given(new.shared_inputs) or {},
        shared_sensitive_inputs=_given(new.shared_sensitive_inputs) or {},
        shared_files=_files(_given(new.shared_file_inputs), "shared_file_inputs", max_file_bytes),
        keep_session_after_completion=_given(new.keep_session_after_completion) or False,
    )


def retry_order(body: bytes, max_file_bytes: int) -> RetryOrder:
    """The body of `POST /v1/runs/{run_id}/retry`."""
    new = decode_body(body, models.RunRetry)
    files = _given(new.file_inputs)
    return RetryOrder(
        choice=_choice(new),
        reuse_session=_given(new.reuse_session) is not False,
        start_session=_given(new.start_session) or False,
        session_alias=_given(new.session_alias),
        release_session_after=_given(new.release_session_after),
        is_priority=_given(new.is_priority),
        input_values=_given(new.input_values),
        sensitive_values=_given(new.sensitive_input_values),
        files=None if files is None else _files(files, "file_inputs", max_file_bytes),
    )


def run_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/runs/{run_id}` names."""
    changes = _fields(decode_body(body, models.RunUpdate))
    if changes.get("output_attachment_ids"):
        changes["output_attachment_ids"] = list(_uuids(changes["output_attachment_ids"], "output_attachment_ids"))
    return changes


def workflow_fields(body: bytes) -> Fields:
    """The fields of a new workflow."""
    return _workflow(decode_body(body, models.WorkflowCreate))


def workflow_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/workflows/{workflow_id}` names."""
    return _workflow(decode_body(body, models.WorkflowUpdate))


def machine_fields(body: bytes) -> Fields:
    """The fields of a new machine."""
    return _fields(decode_body(body, models.MachineCreate))


def machine_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/machines/{machine_id}` names; null is a value."""
    return _fields(decode_body(body, models.MachineUpdate))


def pool_fields(body: bytes) -> Fields:
    """The fields of a new pool."""
    return _fields(decode_body(body, models.PoolCreate))


def machine_ids(body: bytes) -> list[UUID]:
    """The machines to add to, or remove from, a pool."""
    return decode_body(body, models.MachinePoolAssignment).machine_ids


def pool_ids(body: bytes) -> list[UUID]:
    """The pools that a machine is to be in."""
    return decode_body(body, models.MachinePoolUpdate).pool_ids


def _given(value: T | UnsetType | None) -> T | None:
    return None if isinstance(value, UnsetType) else value


def _choice(
    new: "models.RunCreate | models.RunBulkCreate | models.WorkflowChainCreate | models.RunRetry",
) -> MachineChoice:
    return MachineChoice(
        machine_id=_given(new.machine_id), pool_ids=_given(new.pool_ids), session_id=_given(new.session_id)
    )


def _fields(model: Model) -> Fields:
    fields: Fields = msgspec.to_builtins(model, builtin_types=(UUID, datetime))
    # A time without a zone is UTC, as everywhere in this API.
    for name, value in fields.items():
        if isinstance(value, datetime):
            fields[name] = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return fields


def _fields_or_none(model: Model | None) -> Fields | None:
    return None if model is None else _fields(model)


def _workflow(model: "models.WorkflowCreate | models.WorkflowUpdate") -> Fields:
    if model.main_prompt == "":
        raise _invalid("main_prompt", "String should have at least 1 character", "string_too_short")
    name = _given(model.name)
    if name is not None and len(name) > 255:
        raise _invalid("name", "String should have at most 255 characters", "string_too_long")
    input_schema = _given(model.input_schema)
    if input_schema is not None:
        try:
            parse_schema(input_schema)
        except SchemaError as error:
            raise _invalid("input_schema", f"input_schema is {error}", "value_error") from None
    return _fields(model)


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
    try:
        content = base64.b64decode(file.content, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid(Problem(("body", field, index, "content"), "Content is not valid base64")) from None
    if len(content) > max_file_bytes:
        raise TooLarge(f"File {index} of {field} is larger than {max_file_bytes} bytes")
    return FileOrder(
        filename=file.filename,
        content=content,
        target_path=_given(file.target_path),
        cleanup_imports_after_run=_given(file.cleanup_imports_after_run) or False,
    )


def _uuids(texts: Iterable[str], field: str) -> Iterator[UUID]:
    for index, text in enumerate(texts):
        try:
            yield UUID(text)
        except ValueError:
            raise Invalid(
                Problem(("body", field, index), "Input should be a valid UUID", "uuid_parsing")
            ) from None


def _invalid(field: str, msg: str, kind: str) -> Invalid:
    return Invalid(Problem(("body", field), msg, kind))
