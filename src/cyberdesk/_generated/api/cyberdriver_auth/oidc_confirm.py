"""POST /api/oidc/confirm. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response


def build_request() -> Request[str]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="oidc_confirm",
        method="POST",
        route="/api/oidc/confirm",
        path="/api/oidc/confirm",
        response_type=str,
    )


async def asyncio(*, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]) -> str:
    """Confirm a sign-in.

    Browser step that confirms a sign-in. Responds with an HTML page; which form fields it takes is not declared.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An HTML page about the outcome.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[str]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> str:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> Response[str]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
