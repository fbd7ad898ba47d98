"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class OidcAuthRequest(Model):
    """Starts a sign-in of the desktop client through an OpenID Connect provider.

    Attributes:
        op: Provider to sign in with.
        id: Id of the client device.
        uuid: UUID of the client device.
        clientSecret: Secret of the client; empty by default.
        deviceInfo: Free-form details about the device.
    """

    __secret_fields__ = frozenset(
        {
            "clientSecret",
        }
    )

    op: str
    id: str
    uuid: str
    clientSecret: str | UnsetType = UNSET
    deviceInfo: dict[str, Any] | UnsetType = UNSET
