"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class CyberdriverConnectionTokenRequest(Model):
    """Asks for a token to open a remote desktop connection to a peer. Used by the desktop client.

    Attributes:
        rustdeskPeerId: Remote desktop peer id to connect to.
        selectedOrganizationId: Organisation to act for; empty by default.
    """

    rustdeskPeerId: str
    selectedOrganizationId: str | UnsetType = UNSET
