"""GET /api/oidc/callback. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType


def build_request(
    *,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
) -> Request[str]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="oidc_callback",
        method="GET",
        route="/api/oidc/callback",
        path="/api/oidc/callback",
        response_type=str,
        query={"code": code, "state": state, "error": error, "error_description": error_description},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> str:
    """Receive the identity provider's redirect.

    Target of the browser redirect at the end of a sign-in. Responds with an HTML page meant for the browser.

    Args:
        code: Authorization code from the identity provider, if the sign-in worked.
        state: State value that ties the redirect to its sign-in.
        error: Error code from the identity provider, if the sign-in failed.
        error_description: Readable text that goes with `error`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An HTML page about the outcome.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(
            build_request(code=code, state=state, error=error, error_description=error_description), **options
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[str]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(code=code, state=state, error=error, error_description=error_description), **options
    )


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> str:
    """The synchronous form of `asyncio`."""
    return (
        client.send(
            build_request(code=code, state=state, error=error, error_description=error_description), **options
        )
    ).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[str]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(
        build_request(code=code, state=state, error=error, error_description=error_description), **options
    )
