"""GET /v1/connections. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request
from ...models.connection_page import ConnectionPage

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk
    from ...models.connection_status import ConnectionStatus


def build_request(
    *,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[ConnectionPage]:
    """Build the request for `list_connections`, without sending it.

    Args:
        machine_id: Only connections of this machine.
        status: Only connections in this state: `connected`, `disconnected` or `error`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_connections",
        method="GET",
        route="/v1/connections",
        path="/v1/connections",
        response_type=ConnectionPage,
        query={
            "machine_id": machine_id,
            "status": status,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionPage]:
    """List connections, and return the whole answer.

    Returns one page of the connection records of the organisation's machines.

    Args:
        machine_id: Only connections of this machine.
        status: Only connections in this state: `connected`, `disconnected` or `error`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of connections.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            machine_id=machine_id,
            status=status,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> ConnectionPage:
    """List connections.

    Returns one page of the connection records of the organisation's machines.

    Args:
        machine_id: Only connections of this machine.
        status: Only connections in this state: `connected`, `disconnected` or `error`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of connections.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        await asyncio_detailed(
            client=client, machine_id=machine_id, status=status, skip=skip, limit=limit, **options
        )
    ).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionPage]:
    """List connections, and return the whole answer.

    Returns one page of the connection records of the organisation's machines.

    Args:
        machine_id: Only connections of this machine.
        status: Only connections in this state: `connected`, `disconnected` or `error`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of connections.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            machine_id=machine_id,
            status=status,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> ConnectionPage:
    """List connections.

    Returns one page of the connection records of the organisation's machines.

    Args:
        machine_id: Only connections of this machine.
        status: Only connections in this state: `connected`, `disconnected` or `error`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of connections.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        sync_detailed(client=client, machine_id=machine_id, status=status, skip=skip, limit=limit, **options)
    ).parsed
