"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MouseDragRequest(Model):
    """Drags with a mouse button held from a start position to an end position on the machine.

    Attributes:
        to_x: Horizontal end position, absolute.
        to_y: Vertical end position, absolute.
        start_x: Horizontal start position.
        start_y: Vertical start position.
        duration: Time the movement takes, in seconds; 0 moves at once.
        button: `left` (the default), `right` or `middle`.
    """

    to_x: int
    to_y: int
    start_x: int
    start_y: int
    duration: float | None | UnsetType = UNSET
    button: str | None | UnsetType = UNSET
