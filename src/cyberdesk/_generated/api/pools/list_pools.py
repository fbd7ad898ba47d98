"""GET /v1/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request
from ...models.pool_page import PoolPage

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[PoolPage]:
    """Build the request for `list_pools`, without sending it.

    Args:
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_pools",
        method="GET",
        route="/v1/pools",
        path="/v1/pools",
        response_type=PoolPage,
        query={
            "include": include,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolPage]:
    """List pools, and return the whole answer.

    Returns one page of the organisation's pools.

    Args:
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of pools.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolPage:
    """List pools.

    Returns one page of the organisation's pools.

    Args:
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of pools.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, include=include, skip=skip, limit=limit, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolPage]:
    """List pools, and return the whole answer.

    Returns one page of the organisation's pools.

    Args:
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of pools.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolPage:
    """List pools.

    Returns one page of the organisation's pools.

    Args:
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of pools.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, include=include, skip=skip, limit=limit, **options)).parsed
