"""GET /api/login-options. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response


def build_request() -> Request[list[str]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="login_options",
        method="GET",
        route="/api/login-options",
        path="/api/login-options",
        response_type=list[str],
    )


async def asyncio(*, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]) -> list[str]:
    """List the sign-in options.

    Tells the Cyberdriver desktop client, before sign-in, which sign-in options exist. The response is a plain
    array of strings.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The names of the sign-in options.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[str]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> list[str]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> Response[list[str]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
