"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MouseClickRequest(Model):
    """Clicks, presses or releases a mouse button on the machine.

    Attributes:
        x: Horizontal position to move to first. Give both coordinates or neither; without them the pointer stays
            where it is.
        y: Vertical position to move to first. Give both coordinates or neither; without them the pointer stays
            where it is.
        button: `left` (the default), `right` or `middle`.
        down: True only presses the button, false only releases it; left out or null makes a full click.
        clicks: Number of clicks, 1 to 3. Default 1.
    """

    x: int | None | UnsetType = UNSET
    y: int | None | UnsetType = UNSET
    button: str | UnsetType = UNSET
    down: bool | None | UnsetType = UNSET
    clicks: int | UnsetType = UNSET
