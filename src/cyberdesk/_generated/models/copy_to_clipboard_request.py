"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class CopyToClipboardRequest(Model):
    """Makes the machine copy its current selection and return the clipboard text.

    Attributes:
        text: Key under which the clipboard text comes back in the response object. It is not the text to copy.
    """

    text: str
