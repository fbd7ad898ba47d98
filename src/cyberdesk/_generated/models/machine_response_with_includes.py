"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.models.model import defaults_on_class
from .machine_response import MachineResponse


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachineResponseWithIncludes(MachineResponse):
    """A single machine, together with the related objects asked for with `include` (`pools`).

    It has all fields of `MachineResponse`, and more.

    Attributes:
        included: Related objects asked for with the `include` parameter, as one flat list.
    """

    included: list[dict[str, Any]] | None = None
