"""PATCH /v1/connections/{connection_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    from ...models.connection_update import ConnectionUpdate


def build_request(
    connection_id: UUID | str,
    *,
    body: ConnectionUpdate,
) -> Request[ConnectionResponse]:
    """Build the request for `update_connection`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_connection",
        method="PATCH",
        route="/v1/connections/{connection_id}",
        path=f"/v1/connections/{uuid_segment('connection_id', connection_id)}",
        response_type=ConnectionResponse,
        json=body,
    )


async def asyncio_detailed(
    connection_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """Update a connection, and return the whole answer.

    Changes the status, the last ping or the disconnect time of a connection record. Fields left out
    keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            connection_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    connection_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """Update a connection.

    Changes the status, the last ping or the disconnect time of a connection record. Fields left out
    keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(connection_id, client=client, body=body, **options)).parsed


def sync_detailed(
    connection_id: UUID | str,
    *,
    client: Cyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> Response[ConnectionResponse]:
    """Update a connection, and return the whole answer.

    Changes the status, the last ping or the disconnect time of a connection record. Fields left out
    keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            connection_id,
            body=body,
        ),
        **options,
    )


def sync(
    connection_id: UUID | str,
    *,
    client: Cyberdesk,
    body: ConnectionUpdate,
    **options: Unpack[RequestOptions],
) -> ConnectionResponse:
    """Update a connection.

    Changes the status, the last ping or the disconnect time of a connection record. Fields left out
    keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated connection.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(connection_id, client=client, body=body, **options)).parsed
