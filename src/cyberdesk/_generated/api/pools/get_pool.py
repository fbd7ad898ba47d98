"""GET /v1/pools/{pool_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.pool_response_with_includes import PoolResponseWithIncludes


def build_request(
    pool_id: UUID | str, *, include_machines: bool | UnsetType = UNSET, include: str | UnsetType = UNSET
) -> Request[PoolResponseWithIncludes]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_pool",
        method="GET",
        route="/v1/pools/{pool_id}",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}",
        response_type=PoolResponseWithIncludes,
        query={"include_machines": include_machines, "include": include},
    )


async def asyncio(
    pool_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolResponseWithIncludes:
    """Get a pool.

    Returns one pool of the organisation. Ask for its machines with `include=machines`.

    Args:
        include_machines: Deprecated; use `include=machines`. True fills the field `machines`. Default false.
        include: Related resources to add, as one comma-separated string. Only `machines` is known; they arrive in
            `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pool.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(build_request(pool_id, include_machines=include_machines, include=include), **options)
    ).parsed


async def asyncio_detailed(
    pool_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponseWithIncludes]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(pool_id, include_machines=include_machines, include=include), **options)


def sync(
    pool_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolResponseWithIncludes:
    """The synchronous form of `asyncio`."""
    return (
        client.send(build_request(pool_id, include_machines=include_machines, include=include), **options)
    ).parsed


def sync_detailed(
    pool_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponseWithIncludes]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(pool_id, include_machines=include_machines, include=include), **options)
