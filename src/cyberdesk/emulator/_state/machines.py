"""Machines, what groups and reaches them, and their desktops."""

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._state.tables import Record, record

__all__ = ["ConnectionRecord", "MachineRecord", "MachineStatus", "PoolRecord", "RequestLogRecord"]


class MachineStatus(enum.StrEnum):
    """Whether a machine can be reached."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    ERROR = "error"


@record
class MachineRecord(Record):
    id: UUID
    fingerprint: str
    unkey_key_id: str
    created_at: datetime
    last_seen: datetime
    name: str | None = None
    version: str | None = None
    hostname: str | None = None
    os_info: str | None = None
    status: MachineStatus = MachineStatus.CONNECTED
    alerts_enabled: bool = True
    machine_parameters: dict[str, Any] | None = None
    sensitive_parameter_aliases: dict[str, str] | None = None
    pool_ids: list[UUID] = attrs.field(factory=list[UUID])
    # Set by an operator (PATCH is_available); a busy or reserved machine is unavailable in any case.
    accepts_runs: bool = True
    reserved_session_id: UUID | None = None
    linked_keepalive_machine_id: UUID | None = None
    physical_server_id: str | None = None
    run_id: UUID | None = None

    @property
    def is_available(self) -> bool:
        """Whether any run may be put on this machine now."""
        return self.accepts_runs and self.run_id is None and self.reserved_session_id is None


@attrs.define(kw_only=True)
class PoolRecord:
    id: UUID
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    pool_parameters: dict[str, Any] | None = None
    sensitive_parameter_aliases: dict[str, str] | None = None


@record
class ConnectionRecord(Record):
    id: UUID
    machine_id: UUID
    websocket_id: str
    connected_at: datetime
    last_ping: datetime
    disconnected_at: datetime | None = None
    status: MachineStatus = MachineStatus.CONNECTED
    ip_address: str | None = None
    user_agent: str | None = None


@record
class RequestLogRecord(Record):
    id: UUID
    machine_id: UUID
    request_id: str
    method: str
    path: str
    created_at: datetime
    completed_at: datetime | None = None
    status_code: int | None = None
    request_size_bytes: int | None = None
    response_size_bytes: int | None = None
    duration_ms: int | None = None
    error_message: str | None = None
