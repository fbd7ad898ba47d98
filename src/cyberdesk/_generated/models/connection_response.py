"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ConnectionResponse(Model):
    """One connection of a machine agent to the service, current or past. Deleting a machine removes its connections.

    Attributes:
        websocket_id: Identifier of the websocket the agent is connected through.
        disconnected_at: When the connection ended; null when no end has been recorded.
        last_ping: When the last ping was recorded.
    """

    websocket_id: str
    id: UUID
    machine_id: UUID
    connected_at: datetime.datetime
    disconnected_at: datetime.datetime | None
    last_ping: datetime.datetime
    status: ConnectionStatus
    ip_address: str | None = None
    user_agent: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.connected_at.tzinfo is None:
            self.connected_at = self.connected_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.disconnected_at, datetime.datetime) and self.disconnected_at.tzinfo is None:
            self.disconnected_at = self.disconnected_at.replace(tzinfo=datetime.timezone.utc)
        if self.last_ping.tzinfo is None:
            self.last_ping = self.last_ping.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .connection_status import ConnectionStatus  # noqa: E402
