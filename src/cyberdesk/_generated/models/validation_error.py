"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ValidationError(Model):
    """One problem found while validating a request.

    Attributes:
        loc: Path to the offending value, as names and indexes, starting with the part of the request (for example
            `body`).
        msg: Explanation for people.
        type: Machine-readable kind of problem.
        input: The value that was refused, if given. May contain what was sent, so take care when logging it.
        ctx: Further details about the violated rule, if given.
    """

    loc: list[int | str]
    msg: str
    type: str
    input: Any | None = None
    ctx: dict[str, Any] | None = None
