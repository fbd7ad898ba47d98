"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class CyberdriverUpdateRequest(Model):
    """Asks the agent on a machine to update itself.

    Attributes:
        version: Version to install; `latest` by default.
        restart: Whether to restart the agent after the update. Default true.
    """

    version: str | UnsetType = UNSET
    restart: bool | UnsetType = UNSET
