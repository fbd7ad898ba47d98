"""Workflows, their tags and trajectories."""

from uuid import UUID

from cyberdesk._generated import models
from cyberdesk.emulator._http.decoding import decode_body
from cyberdesk.emulator._http.fields import Fields, fields_of, given, invalid
from cyberdesk.emulator._rules.inputs.schemas import SchemaError, parse_schema

__all__ = [
    "bulk_tags",
    "include_trajectories",
    "merge_target",
    "ordered_ids",
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
    return given(decode_body(body, models.WorkflowDuplicateRequest).include_trajectories) or False


def merge_target(body: bytes) -> tuple[UUID, bool]:
    """The workflow to merge into, and whether trajectories are copied."""
    new = decode_body(body, models.WorkflowMergeRequest)
    return new.target_workflow_id, given(new.copy_trajectories) or False


def tag_fields(body: bytes) -> Fields:
    """The fields of a new tag."""
    return fields_of(decode_body(body, models.WorkflowTagCreate))


def tag_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/workflow-tags/{tag_id}` names."""
    return fields_of(decode_body(body, models.WorkflowTagUpdate))


def tag_group_fields(body: bytes) -> Fields:
    """The fields of a new group of tags."""
    return fields_of(decode_body(body, models.WorkflowTagGroupCreate))


def tag_group_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/workflow-tag-groups/{group_id}` names."""
    return fields_of(decode_body(body, models.WorkflowTagGroupUpdate))


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
        raise invalid("trajectory_data", msg, "too_short")
    return fields_of(new)


def trajectory_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/trajectories/{trajectory_id}` names."""
    return fields_of(decode_body(body, models.TrajectoryUpdate))


def _workflow(model: "models.WorkflowCreate | models.WorkflowUpdate") -> Fields:
    if model.main_prompt == "":
        raise invalid("main_prompt", "String should have at least 1 character", "string_too_short")
    name = given(model.name)
    if name is not None and len(name) > 255:
        raise invalid("name", "String should have at most 255 characters", "string_too_long")
    input_schema = given(model.input_schema)
    if input_schema is not None:
        try:
            parse_schema(input_schema)
        except SchemaError as error:
            raise invalid("input_schema", f"input_schema is {error}", "value_error") from None
    return fields_of(model)
