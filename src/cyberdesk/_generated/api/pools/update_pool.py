"""PATCH /v1/pools/{pool_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.pool_response import PoolResponse
from ...models.pool_update import PoolUpdate


def build_request(pool_id: UUID | str, *, body: PoolUpdate) -> Request[PoolResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_pool",
        method="PATCH",
        route="/v1/pools/{pool_id}",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}",
        response_type=PoolResponse,
        json=body,
    )


async def asyncio(
    pool_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, body: PoolUpdate, **options: Unpack[RequestOptions]
) -> PoolResponse:
    """Update a pool.

    Changes the given fields only. An empty object for `pool_parameters` or `pool_sensitive_parameters` clears
    them. Membership is changed through the machines of the pool, not here.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated pool.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(pool_id, body=body), **options)).parsed


async def asyncio_detailed(
    pool_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, body: PoolUpdate, **options: Unpack[RequestOptions]
) -> Response[PoolResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(pool_id, body=body), **options)


def sync(
    pool_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: PoolUpdate, **options: Unpack[RequestOptions]
) -> PoolResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(pool_id, body=body), **options)).parsed


def sync_detailed(
    pool_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: PoolUpdate, **options: Unpack[RequestOptions]
) -> Response[PoolResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(pool_id, body=body), **options)
