"""POST /api/ab/shared/profiles. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response


def build_request() -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="address_book_shared_profiles",
        method="POST",
        route="/api/ab/shared/profiles",
        path="/api/ab/shared/profiles",
        response_type=dict[str, Any],
    )


async def asyncio(*, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]) -> dict[str, Any]:
    """List shared address book profiles.

    Serves the shared address book profiles to the Cyberdriver desktop client. The contract leaves the shape of the
    response open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The shared profiles.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
