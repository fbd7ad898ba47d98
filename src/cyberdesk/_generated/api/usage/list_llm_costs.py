"""GET /v1/usage/llm-costs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request
from ...models.run_llm_cost_page import RunLlmCostPage

if TYPE_CHECKING:
    import datetime
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[RunLlmCostPage]:
    """Build the request for `list_llm_costs`, without sending it.

    Args:
        from_date: Start of the period. What applies when it is left out is not documented.
        to_date: End of the period. What applies when it is left out is not documented.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_llm_costs",
        method="GET",
        route="/v1/usage/llm-costs",
        path="/v1/usage/llm-costs",
        response_type=RunLlmCostPage,
        query={
            "from_date": from_date,
            "to_date": to_date,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunLlmCostPage]:
    """List LLM cost totals by run, and return the whole answer.

    Returns one page with the LLM cost total of each run. `has_unpriced` tells that some usage has
    no price, so a total can be incomplete or null.

    Args:
        from_date: Start of the period. What applies when it is left out is not documented.
        to_date: End of the period. What applies when it is left out is not documented.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of run cost
        totals.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            from_date=from_date,
            to_date=to_date,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunLlmCostPage:
    """List LLM cost totals by run.

    Returns one page with the LLM cost total of each run. `has_unpriced` tells that some usage has
    no price, so a total can be incomplete or null.

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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        await asyncio_detailed(
            client=client, from_date=from_date, to_date=to_date, skip=skip, limit=limit, **options
        )
    ).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunLlmCostPage]:
    """List LLM cost totals by run, and return the whole answer.

    Returns one page with the LLM cost total of each run. `has_unpriced` tells that some usage has
    no price, so a total can be incomplete or null.

    Args:
        from_date: Start of the period. What applies when it is left out is not documented.
        to_date: End of the period. What applies when it is left out is not documented.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of run cost
        totals.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            from_date=from_date,
            to_date=to_date,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    from_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    to_date: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunLlmCostPage:
    """List LLM cost totals by run.

    Returns one page with the LLM cost total of each run. `has_unpriced` tells that some usage has
    no price, so a total can be incomplete or null.

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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        sync_detailed(client=client, from_date=from_date, to_date=to_date, skip=skip, limit=limit, **options)
    ).parsed
