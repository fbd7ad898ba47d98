"""GET /v1/connections/{connection_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.connection_response import ConnectionResponse


def build_request(connection_id: UUID | str) -> Request[ConnectionResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_connection",
        method="GET",
        route="/v1/connections/{connection_id}",
        path=f"/v1/connections/{uuid_segment('connection_id', connection_id)}",
        response_type=ConnectionResponse,
    )


async def asyncio(
    connection_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> ConnectionResponse:
    """Get a connection.

    Returns one connection record. It must belong to the caller's organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The connection.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(connection_id), **options)).parsed


async def asyncio_detailed(
    connection_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[ConnectionResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(connection_id), **options)


def sync(
    connection_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> ConnectionResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(connection_id), **options)).parsed


def sync_detailed(
    connection_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[ConnectionResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(connection_id), **options)
