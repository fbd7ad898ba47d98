"""Partial updates of workflows: only the fields that a request names, null included."""

from collections.abc import Mapping
from typing import Any

from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._rules.workflows.versions import save_version
from cyberdesk.emulator._state import (
    WorkflowRecord,
)

__all__ = ["merge_checks", "update_workflow"]


# Null leaves these unchanged, because they always have a value.
_NEVER_NULL = {
    "main_prompt",
    "includes_file_exports",
    "is_webhooks_enabled",
    "is_available",
    "alerts_enabled",
}


def update_workflow(workflow: WorkflowRecord, changes: Mapping[str, Any], stamp: Stamp) -> None:
    """Change a workflow, keeping what it was as an old version."""
    save_version(workflow)
    for field, value in changes.items():
        if field == "post_run_checks":
            workflow.post_run_checks = merge_checks(workflow.post_run_checks, value or [], stamp)
        elif field == "workflow_metadata":
            workflow.workflow_metadata = _merge_metadata(workflow.workflow_metadata, value)
        elif field == "terminal_command_allowlist":
            workflow.terminal_command_allowlist = value or None
        elif value is not None or field not in _NEVER_NULL:
            setattr(workflow, field, value)
    workflow.updated_at = stamp.now


def _merge_metadata(old: dict[str, Any] | None, new: dict[str, Any] | None) -> dict[str, Any] | None:
    if new is None:
        return None
    merged = (old or {}) | new
    return {key: value for key, value in merged.items() if value is not None}


def merge_checks(old: list[dict[str, Any]], new: list[dict[str, Any]], stamp: Stamp) -> list[dict[str, Any]]:
    """The full list of checks after a save: known ids are kept, the rest is new, what is missing goes."""
    known = {check["id"]: check for check in old}
    merged: list[dict[str, Any]] = []
    for order, check in enumerate(new):
        before = known.get(check.get("id"))
        merged.append(
            {
                "allow_missing_attachments": False,
                **check,
                "id": before["id"] if before else stamp.new_id(),
                "order": order,
                "created_at": before["created_at"] if before else stamp.now,
                "updated_at": stamp.now,
            }
        )
    return merged
