"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
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
