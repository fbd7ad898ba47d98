"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowTagGroupCreate(Model):
    """Creates a tag group. A workflow carries at most one tag of a group.

    Attributes:
        emoji: Optional emoji shown with the name.
        color: Optional colour, for example `green`. The set of accepted values is not documented.
    """

    name: str
    description: str | None | UnsetType = UNSET
    emoji: str | None | UnsetType = UNSET
    color: str | None | UnsetType = UNSET
