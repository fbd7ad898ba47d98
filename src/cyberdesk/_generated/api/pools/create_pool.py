"""POST /v1/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.pool_create import PoolCreate
from ...models.pool_response import PoolResponse


def build_request(*, body: PoolCreate) -> Request[PoolResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_pool",
        method="POST",
        route="/v1/pools",
        path="/v1/pools",
        response_type=PoolResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: PoolCreate, **options: Unpack[RequestOptions]
) -> PoolResponse:
    """Create a pool.

    Creates a pool; `name` is required. Pool parameters serve as defaults for runs that name the pool in
    `pool_ids`. Sensitive parameters are given as real values and returned only as aliases.

    Args:
        body: The pool to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created pool.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: PoolCreate, **options: Unpack[RequestOptions]
) -> Response[PoolResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(*, client: cyberdesk.Cyberdesk, body: PoolCreate, **options: Unpack[RequestOptions]) -> PoolResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: PoolCreate, **options: Unpack[RequestOptions]
) -> Response[PoolResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
