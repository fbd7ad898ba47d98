"""PATCH /v1/pools/{pool_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.pool_response import PoolResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.pool_update import PoolUpdate


def build_request(
    pool_id: UUID | str,
    *,
    body: PoolUpdate,
) -> Request[PoolResponse]:
    """Build the request for `update_pool`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_pool",
        method="PATCH",
        route="/v1/pools/{pool_id}",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}",
        response_type=PoolResponse,
        json=body,
    )


async def asyncio_detailed(
    pool_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: PoolUpdate,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponse]:
    """Update a pool, and return the whole answer.

    Changes the given fields only. An empty object for `pool_parameters` or
    `pool_sensitive_parameters` clears them. Membership is changed through the machines of the pool,
    not here.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            pool_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    pool_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: PoolUpdate,
    **options: Unpack[RequestOptions],
) -> PoolResponse:
    """Update a pool.

    Changes the given fields only. An empty object for `pool_parameters` or
    `pool_sensitive_parameters` clears them. Membership is changed through the machines of the pool,
    not here.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(pool_id, client=client, body=body, **options)).parsed


def sync_detailed(
    pool_id: UUID | str,
    *,
    client: Cyberdesk,
    body: PoolUpdate,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponse]:
    """Update a pool, and return the whole answer.

    Changes the given fields only. An empty object for `pool_parameters` or
    `pool_sensitive_parameters` clears them. Membership is changed through the machines of the pool,
    not here.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            pool_id,
            body=body,
        ),
        **options,
    )


def sync(
    pool_id: UUID | str,
    *,
    client: Cyberdesk,
    body: PoolUpdate,
    **options: Unpack[RequestOptions],
) -> PoolResponse:
    """Update a pool.

    Changes the given fields only. An empty object for `pool_parameters` or
    `pool_sensitive_parameters` clears them. Membership is changed through the machines of the pool,
    not here.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(pool_id, client=client, body=body, **options)).parsed
