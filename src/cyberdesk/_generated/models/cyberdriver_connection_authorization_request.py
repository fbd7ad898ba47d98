"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class CyberdriverConnectionAuthorizationRequest(Model):
    """Asks whether a desktop token may connect to a machine. Used by the machine agent itself.

    Attributes:
        desktopToken: Token issued by the connection-token operation. Secret.
        machineApiKey: API key of the machine. Secret.
        selectedOrganizationId: Organisation to act for; empty by default.
        machineId: Machine to connect to; empty by default.
        rustdeskPeerId: Remote desktop peer id; empty by default.
        id: Empty by default. The meaning is not documented.
    """

    __secret_fields__ = frozenset(
        {
            "desktopToken",
            "machineApiKey",
        }
    )

    desktopToken: str
    machineApiKey: str
    selectedOrganizationId: str | UnsetType = UNSET
    machineId: str | UnsetType = UNSET
    rustdeskPeerId: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
