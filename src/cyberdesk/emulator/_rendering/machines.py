"""Machines and pools as the JSON objects of the API."""

from typing import Any
from uuid import UUID

from cyberdesk.emulator._state import (
    ORGANIZATION_ID,
    MachineRecord,
    PoolRecord,
    State,
)

__all__ = ["render_machine", "render_pool", "render_pool_with_machines"]


def render_machine(record: MachineRecord) -> dict[str, Any]:
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


def render_pool(state: State, record: PoolRecord) -> dict[str, Any]:
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


def render_pool_with_machines(state: State, record: PoolRecord) -> dict[str, Any]:
    """A pool with its machines in full."""
    return render_pool(state, record) | {
        "machines": [render_machine(member) for member in _members(state, record.id)]
    }


def _members(state: State, pool_id: UUID) -> list[MachineRecord]:
    return [member for member in state.machines.values() if pool_id in member.pool_ids]
