"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class UsageAggregateResponse(Model):
    """Usage summed over the runs of a period. One turn of the agent counts as one agentic step even if it uses
    several tools.

    Attributes:
        total_agentic_steps: Sum of the steps decided by the agent.
        total_cached_steps: Sum of the steps replayed from cache.
        period_start: Start of the period, inclusive.
        period_end: End of the period, exclusive.
        mode: How the figures were counted.
        runs_counted: Number of runs that went into the sums.
    """

    total_agentic_steps: int
    total_cached_steps: int
    period_start: datetime.datetime
    period_end: datetime.datetime
    mode: UsageMode
    runs_counted: int

    def __attrs_post_init__(self) -> None:
        if self.period_start.tzinfo is None:
            self.period_start = self.period_start.replace(tzinfo=datetime.timezone.utc)
        if self.period_end.tzinfo is None:
            self.period_end = self.period_end.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .usage_mode import UsageMode  # noqa: E402
