"""GET /v1/usage/llm-costs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.run_llm_cost_page import RunLlmCostPage


def build_request(
    *,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[RunLlmCostPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_llm_costs",
        method="GET",
        route="/v1/usage/llm-costs",
        path="/v1/usage/llm-costs",
        response_type=RunLlmCostPage,
        query={"from_date": from_date, "to_date": to_date, "skip": skip, "limit": limit},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunLlmCostPage:
    """List LLM cost totals by run.

    Returns one page with the LLM cost total of each run. `has_unpriced` tells that some usage has no price, so a
    total can be incomplete or null.

    Args:
        from_date: Start of the period. What applies when it is left out is not documented.
        to_date: End of the period. What applies when it is left out is not documented.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of run cost totals.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(build_request(from_date=from_date, to_date=to_date, skip=skip, limit=limit), **options)
    ).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunLlmCostPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(from_date=from_date, to_date=to_date, skip=skip, limit=limit), **options
    )


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunLlmCostPage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(build_request(from_date=from_date, to_date=to_date, skip=skip, limit=limit), **options)
    ).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunLlmCostPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(from_date=from_date, to_date=to_date, skip=skip, limit=limit), **options)
