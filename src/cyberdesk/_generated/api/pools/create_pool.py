"""POST /v1/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.pool_response import PoolResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.pool_create import PoolCreate


def build_request(
    *,
    body: PoolCreate,
) -> Request[PoolResponse]:
    """Build the request for `create_pool`, without sending it.

    Args:
        body: The pool to create.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_pool",
        method="POST",
        route="/v1/pools",
        path="/v1/pools",
        response_type=PoolResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: PoolCreate,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponse]:
    """Create a pool, and return the whole answer.

    Creates a pool; `name` is required. Pool parameters serve as defaults for runs that name the
    pool in `pool_ids`. Sensitive parameters are given as real values and returned only as aliases.

    Args:
        body: The pool to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: PoolCreate,
    **options: Unpack[RequestOptions],
) -> PoolResponse:
    """Create a pool.

    Creates a pool; `name` is required. Pool parameters serve as defaults for runs that name the
    pool in `pool_ids`. Sensitive parameters are given as real values and returned only as aliases.

    Args:
        body: The pool to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: PoolCreate,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponse]:
    """Create a pool, and return the whole answer.

    Creates a pool; `name` is required. Pool parameters serve as defaults for runs that name the
    pool in `pool_ids`. Sensitive parameters are given as real values and returned only as aliases.

    Args:
        body: The pool to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: PoolCreate,
    **options: Unpack[RequestOptions],
) -> PoolResponse:
    """Create a pool.

    Creates a pool; `name` is required. Pool parameters serve as defaults for runs that name the
    pool in `pool_ids`. Sensitive parameters are given as real values and returned only as aliases.

    Args:
        body: The pool to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
