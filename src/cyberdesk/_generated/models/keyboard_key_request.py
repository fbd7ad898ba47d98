"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class KeyboardKeyRequest(Model):
    """Presses keys on the machine.

    Attributes:
        text: Keys in XDO syntax: `+` joins modifiers and one plain key into a chord, spaces separate the parts of
            a sequence, for example `ctrl+a ctrl+c`.
        down: Optional press or release flag. Its exact effect is not documented; leave it out for ordinary key
            presses.
    """

    text: str
    down: bool | None | UnsetType = UNSET
