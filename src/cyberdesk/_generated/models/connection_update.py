"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ConnectionUpdate(Model):
    """Partial update of a connection record; leave a field out to keep its value.

    Attributes:
        last_ping: When the last ping was recorded.
        disconnected_at: When the connection ended.
    """

    status: ConnectionStatus | None | UnsetType = UNSET
    last_ping: datetime.datetime | None | UnsetType = UNSET
    disconnected_at: datetime.datetime | None | UnsetType = UNSET

    def __attrs_post_init__(self) -> None:
        if isinstance(self.last_ping, datetime.datetime) and self.last_ping.tzinfo is None:
            self.last_ping = self.last_ping.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.disconnected_at, datetime.datetime) and self.disconnected_at.tzinfo is None:
            self.disconnected_at = self.disconnected_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .connection_status import ConnectionStatus  # noqa: E402
