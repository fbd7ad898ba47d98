"""GET /v1/pools/{pool_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import UNSET, Request
from ...models.pool_response_with_includes import PoolResponseWithIncludes

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    pool_id: UUID | str,
    *,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
) -> Request[PoolResponseWithIncludes]:
    """Build the request for `get_pool`, without sending it.

    Args:
        include_machines: Deprecated; use `include=machines`. True fills the field `machines`.
            Default false.
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_pool",
        method="GET",
        route="/v1/pools/{pool_id}",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}",
        response_type=PoolResponseWithIncludes,
        query={
            "include_machines": include_machines,
            "include": include,
        },
    )


async def asyncio_detailed(
    pool_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponseWithIncludes]:
    """Get a pool, and return the whole answer.

    Returns one pool of the organisation. Ask for its machines with `include=machines`.

    Args:
        include_machines: Deprecated; use `include=machines`. True fills the field `machines`.
            Default false.
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            pool_id,
            include_machines=include_machines,
            include=include,
        ),
        **options,
    )


async def asyncio(
    pool_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolResponseWithIncludes:
    """Get a pool.

    Returns one pool of the organisation. Ask for its machines with `include=machines`.

    Args:
        include_machines: Deprecated; use `include=machines`. True fills the field `machines`.
            Default false.
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        await asyncio_detailed(
            pool_id, client=client, include_machines=include_machines, include=include, **options
        )
    ).parsed


def sync_detailed(
    pool_id: UUID | str,
    *,
    client: Cyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[PoolResponseWithIncludes]:
    """Get a pool, and return the whole answer.

    Returns one pool of the organisation. Ask for its machines with `include=machines`.

    Args:
        include_machines: Deprecated; use `include=machines`. True fills the field `machines`.
            Default false.
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            pool_id,
            include_machines=include_machines,
            include=include,
        ),
        **options,
    )


def sync(
    pool_id: UUID | str,
    *,
    client: Cyberdesk,
    include_machines: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> PoolResponseWithIncludes:
    """Get a pool.

    Returns one pool of the organisation. Ask for its machines with `include=machines`.

    Args:
        include_machines: Deprecated; use `include=machines`. True fills the field `machines`.
            Default false.
        include: Related resources to add, as one comma-separated string. Only `machines` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pool.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        sync_detailed(pool_id, client=client, include_machines=include_machines, include=include, **options)
    ).parsed
