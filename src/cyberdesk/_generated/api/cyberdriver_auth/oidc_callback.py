"""GET /api/oidc/callback. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
) -> Request[str]:
    """Build the request for `oidc_callback`, without sending it.

    Args:
        code: Authorization code from the identity provider, if the sign-in worked.
        state: State value that ties the redirect to its sign-in.
        error: Error code from the identity provider, if the sign-in failed.
        error_description: Readable text that goes with `error`.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="oidc_callback",
        method="GET",
        route="/api/oidc/callback",
        path="/api/oidc/callback",
        response_type=str,
        query={
            "code": code,
            "state": state,
            "error": error,
            "error_description": error_description,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[str]:
    """Receive the identity provider's redirect, and return the whole answer.

    Target of the browser redirect at the end of a sign-in. Answers with an HTML page meant for the
    browser.

    Args:
        code: Authorization code from the identity provider, if the sign-in worked.
        state: State value that ties the redirect to its sign-in.
        error: Error code from the identity provider, if the sign-in failed.
        error_description: Readable text that goes with `error`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An HTML page about the
        outcome.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            code=code,
            state=state,
            error=error,
            error_description=error_description,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> str:
    """Receive the identity provider's redirect.

    Target of the browser redirect at the end of a sign-in. Answers with an HTML page meant for the
    browser.

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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        await asyncio_detailed(
            client=client, code=code, state=state, error=error, error_description=error_description, **options
        )
    ).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[str]:
    """Receive the identity provider's redirect, and return the whole answer.

    Target of the browser redirect at the end of a sign-in. Answers with an HTML page meant for the
    browser.

    Args:
        code: Authorization code from the identity provider, if the sign-in worked.
        state: State value that ties the redirect to its sign-in.
        error: Error code from the identity provider, if the sign-in failed.
        error_description: Readable text that goes with `error`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An HTML page about the
        outcome.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            code=code,
            state=state,
            error=error,
            error_description=error_description,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    code: str | UnsetType = UNSET,
    state: str,
    error: str | UnsetType = UNSET,
    error_description: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> str:
    """Receive the identity provider's redirect.

    Target of the browser redirect at the end of a sign-in. Answers with an HTML page meant for the
    browser.

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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        sync_detailed(
            client=client, code=code, state=state, error=error, error_description=error_description, **options
        )
    ).parsed
