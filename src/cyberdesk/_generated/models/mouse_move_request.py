"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model


@model
class MouseMoveRequest(Model):
    """Moves the mouse pointer on the machine.

    Attributes:
        x: Horizontal position to move to.
        y: Vertical position to move to.
    """

    x: int
    y: int
