"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunLlmCostsResponse(Model):
    """Model costs of one run in detail. The feature may not be enabled for every organisation.

    Attributes:
        has_unpriced: Whether some of the usage has no price, so that the total is incomplete.
        rows: The single cost positions.
        total_cost_usd: Total cost in US dollars; may be null.
    """

    run_id: UUID
    has_unpriced: bool
    rows: list[RunLlmCostRow]
    total_cost_usd: float | None = None


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_llm_cost_row import RunLlmCostRow  # noqa: E402
