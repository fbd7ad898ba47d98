"""`client.usage`: what was used, and what it cost."""

from __future__ import annotations

import datetime
from typing import Unpack

from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import moment
from ..._generated.api.usage import get_usage_aggregate, list_llm_costs
from ..._generated.models.run_llm_cost_total_response import RunLlmCostTotalResponse
from ..._generated.models.usage_aggregate_response import UsageAggregateResponse
from ..._generated.models.usage_mode import UsageMode
from ..paging import Page
from ..platform.listing import listed
from ._base import Resource


class Usage(Resource):
    """What was used, and what it cost."""

    def aggregate(
        self,
        *,
        from_date: datetime.datetime | datetime.date | str,
        to_date: datetime.datetime | datetime.date | str,
        mode: UsageMode | str | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> UsageAggregateResponse:
        """Add up the steps of all runs of a period.

        Args:
            from_date: The first moment that counts; without a zone it is UTC.
            to_date: The first moment that counts no more; without a zone it is UTC. For the whole of January,
                pass the 1st of February.
            mode: `simulated` adds up the recorded steps of every run but those that failed for reasons of
                infrastructure; `billed` adds up what was billed. The server's default is not documented.
            **options: See `RequestOptions`.

        Returns:
            `total_agentic_steps`, `total_cached_steps`, `runs_counted`, the period and the mode.

        Raises:
            UnprocessableEntityError: When the server finds a date or the mode invalid.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> january = client.usage.aggregate(from_date="2026-01-01", to_date="2026-02-01", mode="billed")
            >>> steps = january.total_agentic_steps + january.total_cached_steps
        """
        request = get_usage_aggregate.build_request(
            from_date=moment(from_date), to_date=moment(to_date), mode=mode
        )
        return (self._pipeline.send(request, options)).parsed

    def list_llm_costs(
        self,
        *,
        from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Page[RunLlmCostTotalResponse]:
        """List what the models cost in each run: the first page, or all of them by iterating.

        Not every organisation has this feature.

        Args:
            from_date: The first moment that counts; without a zone it is UTC. The server's default is not
                documented.
            to_date: The end of the period; without a zone it is UTC. The server's default is not documented.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, the costs of all runs, in US
            dollars. `has_unpriced` is true when a cost is incomplete.

        Raises:
            UnprocessableEntityError: When the server finds a date invalid.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> costs = [cost.total_cost_usd for cost in client.usage.list_llm_costs(from_date="2026-01-01")]
            >>> total = sum(cost for cost in costs if cost is not None)
        """
        request = list_llm_costs.build_request(
            from_date=moment(from_date), to_date=moment(to_date), skip=skip, limit=limit
        )
        return listed(self._pipeline, request, options)
