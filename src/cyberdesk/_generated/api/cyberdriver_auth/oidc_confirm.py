"""POST /api/oidc/confirm. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[str]:
    """Build the request for `oidc_confirm`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="oidc_confirm",
        method="POST",
        route="/api/oidc/confirm",
        path="/api/oidc/confirm",
        response_type=str,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[str]:
    """Confirm a sign-in, and return the whole answer.

    Browser step that confirms a sign-in. Answers with an HTML page; which form fields it takes is
    not declared.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An HTML page about the
        outcome.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> str:
    """Confirm a sign-in.

    Browser step that confirms a sign-in. Answers with an HTML page; which form fields it takes is
    not declared.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An HTML page about the outcome.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[str]:
    """Confirm a sign-in, and return the whole answer.

    Browser step that confirms a sign-in. Answers with an HTML page; which form fields it takes is
    not declared.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An HTML page about the
        outcome.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> str:
    """Confirm a sign-in.

    Browser step that confirms a sign-in. Answers with an HTML page; which form fields it takes is
    not declared.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An HTML page about the outcome.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
