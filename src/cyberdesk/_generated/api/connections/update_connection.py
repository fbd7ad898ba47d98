"""PATCH /v1/connections/{connection_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.connection_response import ConnectionResponse
from ...models.connection_update import ConnectionUpdate


def build_request(connection_id: UUID | str, *, body: ConnectionUpdate) -> Request[ConnectionResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_connection",
        method="PATCH",
        route="/v1/connections/{connection_id}",
        path=f"/v1/connections/{uuid_segment('connection_id', connection_id)}",
        response_type=ConnectionResponse,
        json=body,
    )


async def asyncio(
    connection_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """Update a connection.

    Changes the status, the last ping or the disconnect time of a connection record. Fields left out keep their
    value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated connection.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(connection_id, body=body), **options)).parsed


async def asyncio_detailed(
    connection_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(connection_id, body=body), **options)


def sync(
    connection_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(connection_id, body=body), **options)).parsed


def sync_detailed(
    connection_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(connection_id, body=body), **options)
