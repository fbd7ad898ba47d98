"""GET /v1/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.pool_page import PoolPage


def build_request(
    *, include: str | UnsetType = UNSET, skip: int | UnsetType = UNSET, limit: int | UnsetType = UNSET
) -> Request[PoolPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_pools",
        method="GET",
        route="/v1/pools",
        path="/v1/pools",
        response_type=PoolPage,
        query={"include": include, "skip": skip, "limit": limit},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolPage:
    """List pools.

    Returns one page of the organisation's pools.

    Args:
        include: Related resources to add, as one comma-separated string. Only `machines` is known; they arrive in
            `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of pools.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(include=include, skip=skip, limit=limit), **options)).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(include=include, skip=skip, limit=limit), **options)


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolPage:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(include=include, skip=skip, limit=limit), **options)).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(include=include, skip=skip, limit=limit), **options)
