"""POST /api/ab/peers. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.request import UNSET, Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
) -> Request[dict[str, Any]]:
    """Build the request for `address_book_peers`, without sending it.

    Args:
        current: Page number. Default 1.
        pageSize: Number of entries per page. Default 100.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="address_book_peers",
        method="POST",
        route="/api/ab/peers",
        path="/api/ab/peers",
        response_type=dict[str, Any],
        query={
            "current": current,
            "pageSize": pageSize,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """List address book peers, and return the whole answer.

    Serves the peers of the address book, page by page, to the Cyberdriver desktop client. The
    contract leaves the shape of the answer open.

    Args:
        current: Page number. Default 1.
        pageSize: Number of entries per page. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of peers.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            current=current,
            pageSize=pageSize,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """List address book peers.

    Serves the peers of the address book, page by page, to the Cyberdriver desktop client. The
    contract leaves the shape of the answer open.

    Args:
        current: Page number. Default 1.
        pageSize: Number of entries per page. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of peers.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, current=current, pageSize=pageSize, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """List address book peers, and return the whole answer.

    Serves the peers of the address book, page by page, to the Cyberdriver desktop client. The
    contract leaves the shape of the answer open.

    Args:
        current: Page number. Default 1.
        pageSize: Number of entries per page. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of peers.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            current=current,
            pageSize=pageSize,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    current: int | UnsetType = UNSET,
    pageSize: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """List address book peers.

    Serves the peers of the address book, page by page, to the Cyberdriver desktop client. The
    contract leaves the shape of the answer open.

    Args:
        current: Page number. Default 1.
        pageSize: Number of entries per page. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of peers.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, current=current, pageSize=pageSize, **options)).parsed
