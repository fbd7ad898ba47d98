"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
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
