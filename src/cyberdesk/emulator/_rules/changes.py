"""Partial updates. Each takes only the fields that the request named, null included."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from cyberdesk.emulator._rules.life_cycle import cancel_run, clear_machine
from cyberdesk.emulator._rules.refusals import BadRequest, Conflict, NotFound, Stamp
from cyberdesk.emulator._rules.versions import save_version
from cyberdesk.emulator._state import (
    MachineRecord,
    MachineStatus,
    PoolRecord,
    RunRecord,
    RunStatus,
    State,
    WorkflowRecord,
)

__all__ = [
    "keep_parameters",
    "merge_checks",
    "set_pools",
    "update_machine",
    "update_pool",
    "update_run",
    "update_workflow",
]

Changes = Mapping[str, Any]

# Null says nothing for these, because the resource always has a value for them.
_NEVER_NULL = {
    "main_prompt",
    "includes_file_exports",
    "is_webhooks_enabled",
    "is_available",
    "alerts_enabled",
}


def update_workflow(workflow: WorkflowRecord, changes: Changes, stamp: Stamp) -> None:
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


def update_machine(state: State, machine: MachineRecord, changes: Changes, stamp: Stamp) -> list[RunRecord]:
    """Change a machine; an explicit null as reserved_session_id clears its session.

    Returns:
        The runs that ended by it.

    Raises:
        BadRequest: the request tries to reserve the machine, which only runs do.
    """
    reserved = changes.get("reserved_session_id", machine.reserved_session_id)
    if reserved is not None and reserved != machine.reserved_session_id:
        raise BadRequest("reserved_session_id can only be cleared (null): runs reserve machines")
    for field, value in changes.items():
        if field == "machine_sensitive_parameters":
            machine.sensitive_parameter_aliases = keep_parameters(state, machine.id, value, stamp)
        elif field == "status" and value is not None:
            machine.status = MachineStatus(value)
        elif field == "is_available" and value is not None:
            machine.accepts_runs = value
        elif field in ("name", "version", "hostname", "os_info", "machine_parameters") or (
            field in ("alerts_enabled", "last_seen") and value is not None
        ):
            setattr(machine, field, value)
    if "reserved_session_id" in changes and reserved is None:
        return clear_machine(state, machine, stamp.now)
    return []


def keep_parameters(
    state: State, owner_id: UUID, secrets: Mapping[str, str] | None, stamp: Stamp
) -> dict[str, str] | None:
    """Put the sensitive parameters of a machine or a pool away, in place of earlier ones.

    Returns:
        What is shown of them: an alias for each name.
    """
    if not secrets:
        state.vault.pop(owner_id, None)
        return None
    state.vault[owner_id] = dict(secrets)
    return {key: f"alias_{stamp.new_id().hex}" for key in secrets}


def update_pool(state: State, pool: PoolRecord, changes: Changes, stamp: Stamp) -> None:
    """Change a pool; empty parameters clear them."""
    for field, value in changes.items():
        if field == "pool_sensitive_parameters":
            pool.sensitive_parameter_aliases = keep_parameters(state, pool.id, value, stamp)
        elif value is not None or field != "name":
            setattr(pool, field, value)
    pool.updated_at = stamp.now


def set_pools(state: State, machine: MachineRecord, pool_ids: list[UUID]) -> None:
    """Replace all pool assignments of a machine."""
    for pool_id in pool_ids:
        if pool_id not in state.pools:
            raise NotFound("Pool", pool_id)
    machine.pool_ids = list(dict.fromkeys(pool_ids))


def update_run(state: State, run: RunRecord, changes: Changes, now: datetime) -> list[RunRecord]:
    """Change a run; the only status that can be asked for is `cancelled`.

    Returns:
        The runs that ended by it.

    Raises:
        Conflict: the run has ended, or another status is asked for.
    """
    status = changes.get("status")
    if status is not None and RunStatus(status) is not RunStatus.CANCELLED:
        raise Conflict(f"Run {run.id} cannot be set to {status}: only 'cancelled' can be asked for")
    ended = cancel_run(state, run, "Cancelled by request", now) if status is not None else []
    for field, value in changes.items():
        if field == "release_session_after":
            run.release_requested = value
        elif field == "output_attachment_ids":
            run.output_attachment_ids = value or []
        elif field != "status":
            setattr(run, field, value)
    return ended
