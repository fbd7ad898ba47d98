"""POST /v1/connections. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.connection_response import ConnectionResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.connection_create import ConnectionCreate


def build_request(
    *,
    body: ConnectionCreate,
) -> Request[ConnectionResponse]:
    """Build the request for `create_connection`, without sending it.

    Args:
        body: The connection to record.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_connection",
        method="POST",
        route="/v1/connections",
        path="/v1/connections",
        response_type=ConnectionResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: ConnectionCreate,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """Create a connection, and return the whole answer.

    Stores a connection record for a machine. `websocket_id` and `machine_id` are both required; the
    address and the user agent of the client are optional.

    Args:
        body: The connection to record.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created connection.

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
    body: ConnectionCreate,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """Create a connection.

    Stores a connection record for a machine. `websocket_id` and `machine_id` are both required; the
    address and the user agent of the client are optional.

    Args:
        body: The connection to record.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: ConnectionCreate,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """Create a connection, and return the whole answer.

    Stores a connection record for a machine. `websocket_id` and `machine_id` are both required; the
    address and the user agent of the client are optional.

    Args:
        body: The connection to record.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created connection.

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
    body: ConnectionCreate,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """Create a connection.

    Stores a connection record for a machine. `websocket_id` and `machine_id` are both required; the
    address and the user agent of the client are optional.

    Args:
        body: The connection to record.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
