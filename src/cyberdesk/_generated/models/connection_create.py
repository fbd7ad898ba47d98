"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ConnectionCreate(Model):
    """Creates a connection record for a machine.

    Attributes:
        websocket_id: Identifier of the websocket the agent is connected through.
    """

    websocket_id: str
    machine_id: UUID = attrs.field(converter=to_id)
    ip_address: str | None | UnsetType = UNSET
    user_agent: str | None | UnsetType = UNSET
