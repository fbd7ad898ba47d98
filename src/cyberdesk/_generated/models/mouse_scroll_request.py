"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MouseScrollRequest(Model):
    """Turns the mouse wheel on the machine.

    Attributes:
        direction: `up`, `down`, `left` or `right`.
        amount: Number of scroll steps, 0 or more.
        x: Horizontal position to move to first. Give both coordinates or neither; without them the pointer stays
            where it is.
        y: Vertical position to move to first. Give both coordinates or neither; without them the pointer stays
            where it is.
    """

    direction: str
    amount: int
    x: int | None | UnsetType = UNSET
    y: int | None | UnsetType = UNSET
