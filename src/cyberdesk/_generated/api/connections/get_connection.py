"""GET /v1/connections/{connection_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.connection_response import ConnectionResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    connection_id: UUID | str,
) -> Request[ConnectionResponse]:
    """Build the request for `get_connection`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_connection",
        method="GET",
        route="/v1/connections/{connection_id}",
        path=f"/v1/connections/{uuid_segment('connection_id', connection_id)}",
        response_type=ConnectionResponse,
    )


async def asyncio_detailed(
    connection_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """Get a connection, and return the whole answer.

    Returns one connection record. It must belong to the caller's organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            connection_id,
        ),
        **options,
    )


async def asyncio(
    connection_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """Get a connection.

    Returns one connection record. It must belong to the caller's organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(connection_id, client=client, **options)).parsed


def sync_detailed(
    connection_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """Get a connection, and return the whole answer.

    Returns one connection record. It must belong to the caller's organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            connection_id,
        ),
        **options,
    )


def sync(
    connection_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """Get a connection.

    Returns one connection record. It must belong to the caller's organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(connection_id, client=client, **options)).parsed
