"""GET /v1/health. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response


def build_request() -> Request[dict[str, str]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="health_check",
        method="GET",
        route="/v1/health",
        path="/v1/health",
        response_type=dict[str, str],
    )


async def asyncio(*, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]) -> dict[str, str]:
    """Check the API.

    Reports the state of the API as a flat object of text values. Needs no API key and is not rate limited.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The state of the API.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[dict[str, str]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> dict[str, str]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> Response[dict[str, str]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
