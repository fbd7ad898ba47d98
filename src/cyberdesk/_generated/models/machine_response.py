"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachineResponse(Model):
    """A desktop that executes runs, as seen by the service.

    Attributes:
        unkey_key_id: Identifier of the key the machine is registered with, normally supplied by the agent when it
            joins. The format is not documented.
        status: Connection state of the machine agent.
        is_available: Whether the machine can take a new run.
        last_seen: When the machine was last heard from.
        machine_parameters: Input defaults for runs on this machine, as a map from input name to value. They fill
            inputs a run omits or leaves null or blank; values of the run win over them, and they win over pool
            parameters.
        machine_sensitive_parameters: Maps the names of the secret input defaults to vault aliases. The secret
            values are never returned.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        reserved_session_id: Session that currently holds the machine exclusively, or null when it is not reserved.
        linked_keepalive_machine_id: Keepalive machine linked to this one, or null. Read-only: set by the service
            when machines are linked.
        physical_server_id: Server the machine is on, or null. Read-only: set by the service when the machine
            connects.
        pools: Pools the machine belongs to, when the response carries them; may be null. Ask for `include=pools`
            to get them in `included`.
    """

    id: UUID
    unkey_key_id: str
    status: MachineStatus
    is_available: bool
    alerts_enabled: bool
    created_at: datetime.datetime
    last_seen: datetime.datetime
    name: str | None = None
    version: str | None = None
    hostname: str | None = None
    os_info: str | None = None
    machine_parameters: dict[str, Any] | None = None
    machine_sensitive_parameters: dict[str, str] | None = None
    user_id: UUID | None = None
    organization_id: str | None = None
    reserved_session_id: UUID | None = None
    linked_keepalive_machine_id: UUID | None = None
    physical_server_id: str | None = None
    pools: list[PoolResponse] | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.last_seen.tzinfo is None:
            self.last_seen = self.last_seen.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .machine_status import MachineStatus  # noqa: E402
from .pool_response import PoolResponse  # noqa: E402
