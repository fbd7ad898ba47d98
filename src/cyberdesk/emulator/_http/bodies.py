"""Request bodies to what the rules work with. The only place that knows the generated request models."""

import base64
import binascii
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import attrs
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
from cyberdesk.emulator._state import AttachmentType

__all__ = [
    "attachment_changes",
    "attachment_fields",
    "bulk_order",
    "bulk_tags",
    "chain_order",
    "configuration_changes",
    "configuration_fields",
    "connection_changes",
    "connection_fields",
    "credential_fields",
    "include_trajectories",
    "log_changes",
    "log_fields",
    "machine_changes",
    "machine_fields",
    "machine_ids",
    "merge_target",
    "ordered_ids",
    "pool_changes",
    "pool_fields",
    "pool_ids",
    "retry_order",
    "run_changes",
    "run_order",
    "shutdown_wish",
    "tag_changes",
    "tag_fields",
    "tag_group_changes",
    "tag_group_fields",
    "tag_ids",
    "trajectory_changes",
    "trajectory_fields",
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


def include_trajectories(body: bytes) -> bool:
    """The body of `POST /v1/workflows/{workflow_id}/duplicate`, which may be left out or null."""
    if body.strip() in (b"", b"null"):
        return False
    return _given(decode_body(body, models.WorkflowDuplicateRequest).include_trajectories) or False


def merge_target(body: bytes) -> tuple[UUID, bool]:
    """The workflow to merge into, and whether trajectories are copied."""
    new = decode_body(body, models.WorkflowMergeRequest)
    return new.target_workflow_id, _given(new.copy_trajectories) or False


def tag_fields(body: bytes) -> Fields:
    """The fields of a new tag."""
    return _fields(decode_body(body, models.WorkflowTagCreate))


def tag_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/workflow-tags/{tag_id}` names."""
    return _fields(decode_body(body, models.WorkflowTagUpdate))


def tag_group_fields(body: bytes) -> Fields:
    """The fields of a new group of tags."""
    return _fields(decode_body(body, models.WorkflowTagGroupCreate))


def tag_group_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/workflow-tag-groups/{group_id}` names."""
    return _fields(decode_body(body, models.WorkflowTagGroupUpdate))


def ordered_ids(body: bytes) -> list[UUID]:
    """Tags or groups in their new order."""
    return decode_body(body, models.ReorderRequest).ids


def tag_ids(body: bytes) -> list[UUID]:
    """The tags to put on a workflow."""
    return decode_body(body, models.AddTagsRequest).tag_ids


def bulk_tags(body: bytes) -> tuple[list[UUID], list[UUID]]:
    """Workflows, and the tags to put on each of them."""
    new = decode_body(body, models.BulkAddTagsRequest)
    return new.workflow_ids, new.tag_ids


def trajectory_fields(body: bytes) -> Fields:
    """The fields of a new trajectory."""
    new = decode_body(body, models.TrajectoryCreate)
    if not new.trajectory_data:
        msg = "List should have at least 1 item after validation, not 0"
        raise _invalid("trajectory_data", msg, "too_short")
    return _fields(new)


def trajectory_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/trajectories/{trajectory_id}` names."""
    return _fields(decode_body(body, models.TrajectoryUpdate))


def machine_fields(body: bytes) -> Fields:
    """The fields of a new machine."""
    return _fields(decode_body(body, models.MachineCreate))


def machine_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/machines/{machine_id}` names; null is a value."""
    return _fields(decode_body(body, models.MachineUpdate))


def pool_fields(body: bytes) -> Fields:
    """The fields of a new pool."""
    return _fields(decode_body(body, models.PoolCreate))


def pool_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/pools/{pool_id}` names; null is a value."""
    return _fields(decode_body(body, models.PoolUpdate))


def machine_ids(body: bytes) -> list[UUID]:
    """The machines to add to, or remove from, a pool."""
    return decode_body(body, models.MachinePoolAssignment).machine_ids


def pool_ids(body: bytes) -> list[UUID]:
    """The pools that a machine is to be in."""
    return decode_body(body, models.MachinePoolUpdate).pool_ids


def shutdown_wish(body: bytes) -> Fields:
    """Where the wish to shut an agent down comes from, and why; the body may be missing."""
    wish = _fields(decode_body(body, models.CyberdriverShutdownRequest)) if body not in (b"", b"null") else {}
    return {"source": "cloud-api", "reason": "user_disabled_machine"} | wish


def attachment_fields(body: bytes, max_file_bytes: int) -> tuple[UUID, Fields]:
    """The run of a new attachment, and its fields."""
    new = decode_body(body, models.RunAttachmentCreate)
    fields = _fields(new)
    fields["content"] = _content(new.content, ("body", "content"))
    if len(fields["content"]) > max_file_bytes:
        raise TooLarge(f"The file is larger than {max_file_bytes} bytes")
    fields["attachment_type"] = AttachmentType(new.attachment_type)
    return fields.pop("run_id"), fields


def attachment_changes(body: bytes) -> Fields:
    """The fields that `PUT /v1/run-attachments/{attachment_id}` names."""
    return _fields(decode_body(body, models.RunAttachmentUpdate))


def configuration_fields(body: bytes) -> Fields:
    """The fields of a new model configuration."""
    return _configuration(decode_body(body, models.ModelConfigurationCreate))


def configuration_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/model-configurations/{model_configuration_id}` names; null is a value."""
    return _configuration(decode_body(body, models.ModelConfigurationUpdate))


def credential_fields(body: bytes) -> Fields:
    """What is to be put into a slot of the provider credentials; anything unknown is refused."""
    fields = _fields(decode_body(body, models.ProviderCredentialUpsert))
    known = {field.name for field in attrs.fields(models.ProviderCredentialUpsert)}
    unknown = [name for name in msgspec.json.decode(body, type=Fields) if name not in known]
    if unknown:
        text = "Extra inputs are not permitted"
        raise Invalid(*(Problem(("body", name), text, "extra_forbidden") for name in unknown))
    return fields


def connection_fields(body: bytes) -> Fields:
    """The fields of a new connection."""
    return _fields(decode_body(body, models.ConnectionCreate))


def connection_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/connections/{connection_id}` names."""
    return _fields(decode_body(body, models.ConnectionUpdate))


def log_fields(body: bytes) -> Fields:
    """The fields of a new request log."""
    return _fields(decode_body(body, models.RequestLogCreate))


def log_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/request-logs/{log_id}` names."""
    return _fields(decode_body(body, models.RequestLogUpdate))


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


def _configuration(model: "models.ModelConfigurationCreate | models.ModelConfigurationUpdate") -> Fields:
    for field, at_most in (("name", 255), ("provider", 50), ("model", 255)):
        text = _given(getattr(model, field))
        if text == "":
            raise _invalid(field, "String should have at least 1 character", "string_too_short")
        if text is not None and len(text) > at_most:
            raise _invalid(field, f"String should have at most {at_most} characters", "string_too_long")
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
    content = _content(file.content, ("body", field, index, "content"))
    if len(content) > max_file_bytes:
        raise TooLarge(f"File {index} of {field} is larger than {max_file_bytes} bytes")
    return FileOrder(
        filename=file.filename,
        content=content,
        target_path=_given(file.target_path),
        cleanup_imports_after_run=_given(file.cleanup_imports_after_run) or False,
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


def _invalid(field: str, msg: str, kind: str) -> Invalid:
    return Invalid(Problem(("body", field), msg, kind))
