"""GET /v1/connections. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.connection_page import ConnectionPage
from ...models.connection_status import ConnectionStatus


def build_request(
    *,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[ConnectionPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_connections",
        method="GET",
        route="/v1/connections",
        path="/v1/connections",
        response_type=ConnectionPage,
        query={"machine_id": machine_id, "status": status, "skip": skip, "limit": limit},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
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
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(build_request(machine_id=machine_id, status=status, skip=skip, limit=limit), **options)
    ).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(machine_id=machine_id, status=status, skip=skip, limit=limit), **options
    )


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> ConnectionPage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(build_request(machine_id=machine_id, status=status, skip=skip, limit=limit), **options)
    ).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    status: ConnectionStatus | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id=machine_id, status=status, skip=skip, limit=limit), **options)
