"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunPage(Model):
    """One page of runs, with related workflows, machines and pools of machines in `included` when asked for with
    `include`. The default order is `activity`; see `RunListSortMode`.

    Attributes:
        items: Records on this page.
        total: Number of records that match the filters, over all pages.
        skip: Offset this page starts at, as requested (0 or more, 0 by default).
        limit: Largest number of records on a page, as requested (1 to 1000, 100 by default).
        included: Related objects asked for with the `include` parameter, as one flat list. An object shared by
            several records on the page is listed once.
    """

    items: list[RunResponse]
    total: int
    skip: int
    limit: int
    included: list[dict[str, Any]] | None = None


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_response import RunResponse  # noqa: E402
