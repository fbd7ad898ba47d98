"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunLlmCostPage(Model):
    """One page of model cost totals, one record for each run.

    Attributes:
        items: Records on this page.
        total: Number of records that match the filters, over all pages.
        skip: Offset this page starts at, as requested (0 or more, 0 by default).
        limit: Largest number of records on a page, as requested (1 to 1000, 100 by default).
    """

    items: list[RunLlmCostTotalResponse]
    total: int
    skip: int
    limit: int


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_llm_cost_total_response import RunLlmCostTotalResponse  # noqa: E402
