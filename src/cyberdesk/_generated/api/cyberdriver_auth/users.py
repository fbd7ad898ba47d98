"""GET /api/users. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType


def build_request(
    *, current: int | UnsetType = UNSET, pageSize: int | UnsetType = UNSET
) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="users",
        method="GET",
        route="/api/users",
        path="/api/users",
        response_type=dict[str, Any],
        query={"current": current, "pageSize": pageSize},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """List users.

    Serves users, page by page, to the Cyberdriver desktop client. The contract leaves the shape of the response
    open.

    Args:
        current: Page number. Default 1.
        pageSize: Number of entries per page. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of users.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(current=current, pageSize=pageSize), **options)).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(current=current, pageSize=pageSize), **options)


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(current=current, pageSize=pageSize), **options)).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(current=current, pageSize=pageSize), **options)
