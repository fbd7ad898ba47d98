"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class CyberdriverShutdownRequest(Model):
    """Details of a request to shut down the agent on a machine. The body as a whole is optional.

    Attributes:
        source: Where the request comes from; `cloud-api` by default.
        reason: Why the agent is shut down; `user_disabled_machine` by default.
    """

    source: str | UnsetType = UNSET
    reason: str | None | UnsetType = UNSET
