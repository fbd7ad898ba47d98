"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class OidcAuthResponse(Model):
    """A started sign-in of the desktop client.

    Attributes:
        code: Code to pass when asking for the outcome of the sign-in.
        url: Address to open in a browser.
        userCode: Code that identifies the sign-in to the user.
    """

    __secret_fields__ = frozenset(
        {
            "code",
        }
    )

    code: str
    url: str
    userCode: str
