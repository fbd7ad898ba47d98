"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.models.model import defaults_on_class
from .pool_response import PoolResponse


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class PoolResponseWithIncludes(PoolResponse):
    """A single pool, together with the related objects asked for with `include` (`machines`).

    It has all fields of `PoolResponse`, and more.

    Attributes:
        machines: Deprecated: filled through the `include_machines` parameter. Ask for `include=machines` and read
            `included` instead.
        included: Related objects asked for with the `include` parameter, as one flat list.
    """

    machines: list[MachineResponse] | None = None
    included: list[dict[str, Any]] | None = None


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .machine_response import MachineResponse  # noqa: E402
