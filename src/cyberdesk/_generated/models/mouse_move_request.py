"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MouseMoveRequest(Model):
    """Moves the mouse pointer on the machine.

    Attributes:
        x: Horizontal position to move to.
        y: Vertical position to move to.
    """

    x: int
    y: int
