"""Workflows, their tags and trajectories as the JSON objects of the API."""

from collections.abc import Collection
from typing import Any

import attrs

from cyberdesk.emulator._rules.inputs.prompts import prompt_variables
from cyberdesk.emulator._rules.workflows.tags import workflow_count, workflow_tags
from cyberdesk.emulator._state import (
    ORGANIZATION_ID,
    State,
    TagGroupRecord,
    TagRecord,
    TrajectoryRecord,
    WorkflowRecord,
)

__all__ = [
    "WORKFLOW_PARTS",
    "render_counted_tag",
    "render_tag",
    "render_tag_group",
    "render_trajectory",
    "render_workflow",
]


WORKFLOW_PARTS = ("tags", "post_run_checks")
"""What `include` names of workflows: it is nested in them, not listed in `included`."""


def render_workflow(
    state: State, record: WorkflowRecord, shown: Collection[str] = WORKFLOW_PARTS
) -> dict[str, Any]:
    """A workflow; of its tags and checks those that are to be shown."""
    tags = [render_tag(state, carried) for carried in workflow_tags(state, record)] if "tags" in shown else None
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


def _check(check: dict[str, Any]) -> dict[str, Any]:
    return {"organization_id": ORGANIZATION_ID, "user_id": None, **check}


def render_tag(state: State, record: TagRecord) -> dict[str, Any]:
    """A tag with its group."""
    group = None if record.group_id is None else render_tag_group(state.tag_groups[record.group_id])
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


def render_counted_tag(state: State, record: TagRecord) -> dict[str, Any]:
    """A tag, with the number of workflows that have it."""
    return render_tag(state, record) | {"workflow_count": workflow_count(state, record)}


def render_tag_group(record: TagGroupRecord) -> dict[str, Any]:
    """A group of tags."""
    return {"organization_id": ORGANIZATION_ID, **attrs.asdict(record)}


def render_trajectory(record: TrajectoryRecord) -> dict[str, Any]:
    """A trajectory with its steps."""
    return {"organization_id": ORGANIZATION_ID, "user_id": None, **record.attributes()}
