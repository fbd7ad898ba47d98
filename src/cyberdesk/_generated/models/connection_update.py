"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

import attrs

from ..._core.model import Model, defaults_on_class
from ..._core.request import UNSET, UnsetType


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


# After the class, so that two models may refer to each other; the decoder looks the names up here.
from .connection_status import ConnectionStatus  # noqa: E402
