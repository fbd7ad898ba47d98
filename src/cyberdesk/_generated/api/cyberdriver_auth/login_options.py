"""GET /api/login-options. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[list[str]]:
    """Build the request for `login_options`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="login_options",
        method="GET",
        route="/api/login-options",
        path="/api/login-options",
        response_type=list[str],
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[str]]:
    """List the sign-in options, and return the whole answer.

    Tells the Cyberdriver desktop client, before sign-in, which sign-in options exist. The answer is
    a plain array of strings.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The names of the sign-
        in options.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[str]:
    """List the sign-in options.

    Tells the Cyberdriver desktop client, before sign-in, which sign-in options exist. The answer is
    a plain array of strings.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The names of the sign-in options.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[str]]:
    """List the sign-in options, and return the whole answer.

    Tells the Cyberdriver desktop client, before sign-in, which sign-in options exist. The answer is
    a plain array of strings.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The names of the sign-
        in options.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[str]:
    """List the sign-in options.

    Tells the Cyberdriver desktop client, before sign-in, which sign-in options exist. The answer is
    a plain array of strings.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The names of the sign-in options.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
