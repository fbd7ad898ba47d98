"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class DisplayDimensions(Model):
    """Screen size of the machine in pixels.

    Attributes:
        width: Width in pixels.
        height: Height in pixels.
    """

    width: int
    height: int
