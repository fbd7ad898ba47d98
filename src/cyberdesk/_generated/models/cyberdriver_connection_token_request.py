"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model
from ..._core.request import UNSET, UnsetType


@model
class CyberdriverConnectionTokenRequest(Model):
    """Asks for a token to open a remote desktop connection to a peer. Used by the desktop client.

    Attributes:
        rustdeskPeerId: Remote desktop peer id to connect to.
        selectedOrganizationId: Organisation to act for; empty by default.
    """

    rustdeskPeerId: str
    selectedOrganizationId: str | UnsetType = UNSET
