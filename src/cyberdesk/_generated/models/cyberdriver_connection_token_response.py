"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model


@model
class CyberdriverConnectionTokenResponse(Model):
    """Token for a remote desktop connection.

    Attributes:
        desktopToken: The token. Treat it as a secret.
        expiresAt: When the token expires, as an integer. The unit is not documented.
    """

    __secret_fields__ = frozenset(
        {
            "desktopToken",
        }
    )

    desktopToken: str
    expiresAt: int
