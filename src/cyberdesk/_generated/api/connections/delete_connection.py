"""DELETE /v1/connections/{connection_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(connection_id: UUID | str) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="delete_connection",
        method="DELETE",
        route="/v1/connections/{connection_id}",
        path=f"/v1/connections/{uuid_segment('connection_id', connection_id)}",
        response_type=type(None),
    )


async def asyncio(
    connection_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> None:
    """Delete a connection.

    Removes a connection record of the organisation. Whether a live tunnel is closed by it is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(connection_id), **options)


async def asyncio_detailed(
    connection_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(connection_id), **options)


def sync(connection_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(connection_id), **options)


def sync_detailed(
    connection_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(connection_id), **options)
