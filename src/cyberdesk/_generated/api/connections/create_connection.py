"""POST /v1/connections. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.connection_create import ConnectionCreate
from ...models.connection_response import ConnectionResponse


def build_request(*, body: ConnectionCreate) -> Request[ConnectionResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_connection",
        method="POST",
        route="/v1/connections",
        path="/v1/connections",
        response_type=ConnectionResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: ConnectionCreate, **options: Unpack[RequestOptions]
) -> ConnectionResponse:
    """Create a connection.

    Stores a connection record for a machine. `websocket_id` and `machine_id` are both required; the address and
    the user agent of the client are optional.

    Args:
        body: The connection to record.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created connection.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: ConnectionCreate, **options: Unpack[RequestOptions]
) -> Response[ConnectionResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: ConnectionCreate, **options: Unpack[RequestOptions]
) -> ConnectionResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: ConnectionCreate, **options: Unpack[RequestOptions]
) -> Response[ConnectionResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
