"""GET /v1/usage/aggregate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.usage_aggregate_response import UsageAggregateResponse
from ...models.usage_mode import UsageMode


def build_request(
    *,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
) -> Request[UsageAggregateResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_usage_aggregate",
        method="GET",
        route="/v1/usage/aggregate",
        path="/v1/usage/aggregate",
        response_type=UsageAggregateResponse,
        query={"from_date": from_date, "to_date": to_date, "mode": mode},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> UsageAggregateResponse:
    """Aggregate usage over a period.

    Sums agentic and cached steps of the runs in a period. `simulated` counts the totals of every run except
    infrastructure failures, `billed` counts what was actually billed. The start of the period is included and its
    end is not, so pass the first moment after the period as `to_date`.

    Args:
        from_date: Start of the period, inclusive.
        to_date: End of the period, exclusive.
        mode: `simulated` sums the recorded steps, `billed` the billed steps. Which one applies when it is left out
            is not documented.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The totals of the period.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(from_date=from_date, to_date=to_date, mode=mode), **options)).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[UsageAggregateResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(from_date=from_date, to_date=to_date, mode=mode), **options)


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> UsageAggregateResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(from_date=from_date, to_date=to_date, mode=mode), **options)).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    from_date: datetime.datetime | datetime.date | str,
    to_date: datetime.datetime | datetime.date | str,
    mode: UsageMode | str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[UsageAggregateResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(from_date=from_date, to_date=to_date, mode=mode), **options)
