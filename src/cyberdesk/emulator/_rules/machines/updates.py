"""Partial updates of machines and pools: only the fields that a request names, null included."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cyberdesk.emulator._rules.errors import BadRequest, NotFound
from cyberdesk.emulator._rules.runs.life_cycle import clear_machine
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import (
    MachineRecord,
    MachineStatus,
    PoolRecord,
    RunRecord,
    State,
)

__all__ = ["keep_parameters", "set_pools", "update_machine", "update_pool"]


def update_machine(
    state: State, machine: MachineRecord, changes: Mapping[str, Any], stamp: Stamp
) -> list[RunRecord]:
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
    """Store the sensitive parameters of a machine or a pool, replacing earlier ones.

    Returns:
        What the API shows of them: an alias for each name.
    """
    if not secrets:
        state.vault.pop(owner_id, None)
        return None
    state.vault[owner_id] = dict(secrets)
    return {key: f"alias_{stamp.new_id().hex}" for key in secrets}


def update_pool(state: State, pool: PoolRecord, changes: Mapping[str, Any], stamp: Stamp) -> None:
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
