"""GET /api/ab. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[dict[str, Any]]:
    """Build the request for `legacy_address_book`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="legacy_address_book",
        method="GET",
        route="/api/ab",
        path="/api/ab",
        response_type=dict[str, Any],
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Get the legacy address book, and return the whole answer.

    Serves the old form of the address book to the Cyberdriver desktop client. The contract leaves
    the shape of the answer open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The address book.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Get the legacy address book.

    Serves the old form of the address book to the Cyberdriver desktop client. The contract leaves
    the shape of the answer open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The address book.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Get the legacy address book, and return the whole answer.

    Serves the old form of the address book to the Cyberdriver desktop client. The contract leaves
    the shape of the answer open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The address book.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Get the legacy address book.

    Serves the old form of the address book to the Cyberdriver desktop client. The contract leaves
    the shape of the answer open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The address book.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
