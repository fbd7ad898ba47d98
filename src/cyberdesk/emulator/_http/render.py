"""Records as the JSON objects of the API."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

import attrs
import msgspec

from cyberdesk.emulator._rules.history import with_embedded_images
from cyberdesk.emulator._rules.prompts import prompt_variables
from cyberdesk.emulator._rules.tags import workflow_count, workflow_tags
from cyberdesk.emulator._state import (
    ORGANIZATION_ID,
    AttachmentRecord,
    MachineRecord,
    PoolRecord,
    RunRecord,
    State,
    TagGroupRecord,
    TagRecord,
    TrajectoryRecord,
    WorkflowRecord,
)

__all__ = [
    "RUN_FIELDS",
    "WORKFLOW_PARTS",
    "attachment",
    "counted_tag",
    "encode",
    "machine",
    "pool",
    "pool_with_machines",
    "run",
    "run_projection",
    "tag",
    "tag_group",
    "trajectory",
    "webhook_run",
    "workflow",
]

Json = dict[str, Any]

_RUN_BASE = ("id", "workflow_id", "machine_id", "status", "created_at")
RUN_FIELDS = (
    "user_id",
    "organization_id",
    "machine_id",
    "is_priority",
    "error",
    "output_data",
    "input_attachment_ids",
    "output_attachment_ids",
    "run_message_history",
    "input_values",
    "main_prompt",
    "model_metadata",
    "pool_ids",
    "sensitive_input_aliases",
    "usage_metadata",
    "post_run_checks",
    "session_id",
    "session_alias",
    "release_session_after",
    "started_at",
    "ended_at",
)
"""What a list of runs can be asked to show besides the base fields."""

WORKFLOW_PARTS = ("tags", "post_run_checks")
"""What `include` names of workflows: it is shown within them, not beside them."""


def encode(value: object) -> bytes:
    """JSON text; times are ISO 8601 in UTC with a `Z`, ids are strings."""
    return msgspec.json.encode(value)


def run(record: RunRecord) -> Json:
    """A run with all its fields."""
    return run_projection(record, RUN_FIELDS)


def webhook_run(record: RunRecord) -> Json:
    """A run as webhooks carry it: all but the message history."""
    return {name: value for name, value in run(record).items() if name != "run_message_history"}


def run_projection(record: RunRecord, fields: Collection[str]) -> Json:
    """A run with its base fields and those asked for; other keys are absent."""
    return {name: _run_field(record, name) for name in dict.fromkeys((*_RUN_BASE, *fields))}


def _run_field(record: RunRecord, name: str) -> object:
    if name == "organization_id":
        return ORGANIZATION_ID
    if name == "user_id":
        return None
    if name == "run_message_history" and not record.status.is_terminal:
        return with_embedded_images(record.run_message_history, lambda reference: _drawn(record, reference))
    return getattr(record, name)


def _drawn(record: RunRecord, reference: str) -> bytes | None:
    from cyberdesk.emulator._desktop.picture import png  # noqa: PLC0415 - needs the extra

    scene = record.screenshots.get(reference)
    return png(scene) if scene is not None else None


def workflow(state: State, record: WorkflowRecord, shown: Collection[str] = WORKFLOW_PARTS) -> Json:
    """A workflow; of its tags and checks those that are to be shown."""
    tags = [tag(state, carried) for carried in workflow_tags(state, record)] if "tags" in shown else None
    checks = [_check(check) for check in record.post_run_checks] if "post_run_checks" in shown else None
    return {
        "id": record.id,
        "organization_id": ORGANIZATION_ID,
        "user_id": None,
        "name": record.name,
        "main_prompt": record.main_prompt,
        "input_schema": record.input_schema,
        "output_schema": record.output_schema,
        "includes_input_variables": bool(prompt_variables(record.main_prompt).inputs),
        "includes_file_exports": record.includes_file_exports,
        "is_webhooks_enabled": record.is_webhooks_enabled,
        "terminal_command_allowlist": record.terminal_command_allowlist,
        "model_metadata": record.model_metadata,
        "post_run_check_failure_cleanup_prompt": record.post_run_check_failure_cleanup_prompt,
        "workflow_metadata": record.workflow_metadata,
        "old_versions": record.old_versions,
        "tags": tags,
        "post_run_checks": checks,
        "created_at": record.created_at,
        "updated_at": record.updated_at,
    }


def _check(check: Json) -> Json:
    return {"organization_id": ORGANIZATION_ID, "user_id": None, **check}


def tag(state: State, record: TagRecord) -> Json:
    """A tag with its group."""
    group = None if record.group_id is None else tag_group(state.tag_groups[record.group_id])
    return {
        "id": record.id,
        "organization_id": ORGANIZATION_ID,
        "name": record.name,
        "description": record.description,
        "emoji": record.emoji,
        "color": record.color,
        "order": record.order,
        "group_id": record.group_id,
        "group": group,
        "is_archived": record.is_archived,
        "workflow_count": None,
        "created_at": record.created_at,
        "updated_at": record.updated_at,
    }


def counted_tag(state: State, record: TagRecord) -> Json:
    """A tag, with the number of workflows that carry it."""
    return tag(state, record) | {"workflow_count": workflow_count(state, record)}


def tag_group(record: TagGroupRecord) -> Json:
    """A group of tags."""
    return {"organization_id": ORGANIZATION_ID, **attrs.asdict(record)}


def trajectory(record: TrajectoryRecord) -> Json:
    """A trajectory with its steps."""
    return {"organization_id": ORGANIZATION_ID, "user_id": None, **record.attributes()}


def machine(record: MachineRecord) -> Json:
    """A machine."""
    return {
        "id": record.id,
        "organization_id": ORGANIZATION_ID,
        "user_id": None,
        "fingerprint": record.fingerprint,
        "unkey_key_id": record.unkey_key_id,
        "name": record.name,
        "version": record.version,
        "hostname": record.hostname,
        "os_info": record.os_info,
        "status": record.status,
        "is_available": record.is_available,
        "alerts_enabled": record.alerts_enabled,
        "machine_parameters": record.machine_parameters,
        "machine_sensitive_parameters": record.sensitive_parameter_aliases,
        "reserved_session_id": record.reserved_session_id,
        "linked_keepalive_machine_id": record.linked_keepalive_machine_id,
        "physical_server_id": record.physical_server_id,
        "pools": None,
        "created_at": record.created_at,
        "last_seen": record.last_seen,
    }


def pool(state: State, record: PoolRecord) -> Json:
    """A pool, with the number of its machines."""
    return {
        "id": record.id,
        "organization_id": ORGANIZATION_ID,
        "name": record.name,
        "description": record.description,
        "pool_parameters": record.pool_parameters,
        "pool_sensitive_parameters": record.sensitive_parameter_aliases,
        "machine_count": len(_members(state, record.id)),
        "created_at": record.created_at,
        "updated_at": record.updated_at,
    }


def pool_with_machines(state: State, record: PoolRecord) -> Json:
    """A pool with its machines in full."""
    return pool(state, record) | {"machines": [machine(member) for member in _members(state, record.id)]}


def _members(state: State, pool_id: UUID) -> list[MachineRecord]:
    return [member for member in state.machines.values() if pool_id in member.pool_ids]


def attachment(record: AttachmentRecord) -> Json:
    """What is known of a file, without its content."""
    return {
        "id": record.id,
        "organization_id": ORGANIZATION_ID,
        "user_id": None,
        "run_id": record.run_id,
        "filename": record.filename,
        "content_type": record.content_type,
        "attachment_type": record.attachment_type,
        "size_bytes": len(record.content),
        "storage_path": f"{ORGANIZATION_ID}/{record.run_id}/{record.id}",
        "target_path": record.target_path,
        "cleanup_imports_after_run": record.cleanup_imports_after_run,
        "created_at": record.created_at,
        "expires_at": record.expires_at,
    }
