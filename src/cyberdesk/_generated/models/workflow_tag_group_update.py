"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model
from ..._core.request import UNSET, UnsetType


@model
class WorkflowTagGroupUpdate(Model):
    """Partial update of a tag group; leave a field out to keep its value.

    Attributes:
        emoji: Optional emoji shown with the name.
        color: Optional colour, for example `green`. The set of accepted values is not documented.
    """

    name: str | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    emoji: str | None | UnsetType = UNSET
    color: str | None | UnsetType = UNSET
