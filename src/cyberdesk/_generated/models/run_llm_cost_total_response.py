"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunLlmCostTotalResponse(Model):
    """Total model cost of one run. The feature may not be enabled for every organisation.

    Attributes:
        created_at: When the run was created.
        has_unpriced: Whether some of the usage has no price, so that the total is incomplete.
        total_cost_usd: Total cost in US dollars; may be null.
    """

    run_id: UUID
    workflow_id: UUID
    created_at: datetime.datetime
    has_unpriced: bool
    total_cost_usd: float | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
