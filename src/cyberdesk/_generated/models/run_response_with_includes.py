"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import defaults_on_class
from .run_response import RunResponse


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunResponseWithIncludes(RunResponse):
    """A single run, together with the related objects asked for with `include` (`workflow`, `machine`,
    `machine.pools`).

    It has all fields of `RunResponse`, and more.

    Attributes:
        machine_id: Machine the run is bound to. Null when there is none, for example because the machine has been
            deleted since; runs outlive their machine.
        included: Related objects asked for with the `include` parameter, as one flat list.
    """

    machine_id: UUID | None = None
    included: list[dict[str, Any]] | None = None
