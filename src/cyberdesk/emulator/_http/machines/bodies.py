"""Machines, pools, connections and request logs."""

from uuid import UUID

from cyberdesk._generated import models
from cyberdesk.emulator._http.decoding import decode_body
from cyberdesk.emulator._http.fields import Fields, fields_of

__all__ = [
    "connection_changes",
    "connection_fields",
    "log_changes",
    "log_fields",
    "machine_changes",
    "machine_fields",
    "machine_ids",
    "pool_changes",
    "pool_fields",
    "pool_ids",
    "shutdown_reason",
]


def machine_fields(body: bytes) -> Fields:
    """The fields of a new machine."""
    return fields_of(decode_body(body, models.MachineCreate))


def machine_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/machines/{machine_id}` names; null is a value."""
    return fields_of(decode_body(body, models.MachineUpdate))


def pool_fields(body: bytes) -> Fields:
    """The fields of a new pool."""
    return fields_of(decode_body(body, models.PoolCreate))


def pool_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/pools/{pool_id}` names; null is a value."""
    return fields_of(decode_body(body, models.PoolUpdate))


def machine_ids(body: bytes) -> list[UUID]:
    """The machines to add to, or remove from, a pool."""
    return decode_body(body, models.MachinePoolAssignment).machine_ids


def pool_ids(body: bytes) -> list[UUID]:
    """The pools that a machine is to be in."""
    return decode_body(body, models.MachinePoolUpdate).pool_ids


def shutdown_reason(body: bytes) -> Fields:
    """The source of a request to shut down an agent, and the reason; the body may be missing."""
    given = fields_of(decode_body(body, models.CyberdriverShutdownRequest)) if body not in (b"", b"null") else {}
    return {"source": "cloud-api", "reason": "user_disabled_machine"} | given


def connection_fields(body: bytes) -> Fields:
    """The fields of a new connection."""
    return fields_of(decode_body(body, models.ConnectionCreate))


def connection_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/connections/{connection_id}` names."""
    return fields_of(decode_body(body, models.ConnectionUpdate))


def log_fields(body: bytes) -> Fields:
    """The fields of a new request log."""
    return fields_of(decode_body(body, models.RequestLogCreate))


def log_changes(body: bytes) -> Fields:
    """The fields that `PATCH /v1/request-logs/{log_id}` names."""
    return fields_of(decode_body(body, models.RequestLogUpdate))
