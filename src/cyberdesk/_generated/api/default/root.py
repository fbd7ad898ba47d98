"""GET /. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response


def build_request() -> Request[Any]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="root",
        method="GET",
        route="/",
        path="/",
        response_type=object,
    )


async def asyncio(*, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]) -> Any:
    """Respond to the root probe.

    Unversioned root address of the API. It serves as a simple sign of life; its content is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The service responded.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[Any]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> Any:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> Response[Any]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
