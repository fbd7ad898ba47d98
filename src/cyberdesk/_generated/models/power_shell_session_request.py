"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class PowerShellSessionRequest(Model):
    """Creates or destroys a shell session on the machine. Newer agents are stateless and treat both as doing nothing.

    Attributes:
        action: `create` or `destroy`.
        session_id: Shell session concerned. Not related to run sessions.
    """

    action: str
    session_id: str | None | UnsetType = UNSET
