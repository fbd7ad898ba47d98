"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model


@model
class KeyboardTypeRequest(Model):
    """Types text on the machine.

    Attributes:
        text: Text to type.
    """

    __secret_fields__ = frozenset(
        {
            "text",
        }
    )

    text: str
