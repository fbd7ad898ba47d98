"""POST /api/cyberdriver/connection-token. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.cyberdriver_connection_token_response import CyberdriverConnectionTokenResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.cyberdriver_connection_token_request import CyberdriverConnectionTokenRequest


def build_request(
    *,
    body: CyberdriverConnectionTokenRequest,
) -> Request[CyberdriverConnectionTokenResponse]:
    """Build the request for `mint_cyberdriver_connection_token`, without sending it.

    Args:
        body: The peer that the token is for.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="mint_cyberdriver_connection_token",
        method="POST",
        route="/api/cyberdriver/connection-token",
        path="/api/cyberdriver/connection-token",
        response_type=CyberdriverConnectionTokenResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: CyberdriverConnectionTokenRequest,
    **options: Unpack[RequestOptions],
) -> Response[CyberdriverConnectionTokenResponse]:
    """Mint a desktop connection token, and return the whole answer.

    Issues a desktop token for a peer; the answer carries its expiry. The token is what `authorize-
    connection` takes as `desktopToken`.

    Args:
        body: The peer that the token is for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The token and when it
        expires.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: CyberdriverConnectionTokenRequest,
    **options: Unpack[RequestOptions],
) -> CyberdriverConnectionTokenResponse:
    """Mint a desktop connection token.

    Issues a desktop token for a peer; the answer carries its expiry. The token is what `authorize-
    connection` takes as `desktopToken`.

    Args:
        body: The peer that the token is for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The token and when it expires.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: CyberdriverConnectionTokenRequest,
    **options: Unpack[RequestOptions],
) -> Response[CyberdriverConnectionTokenResponse]:
    """Mint a desktop connection token, and return the whole answer.

    Issues a desktop token for a peer; the answer carries its expiry. The token is what `authorize-
    connection` takes as `desktopToken`.

    Args:
        body: The peer that the token is for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The token and when it
        expires.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: CyberdriverConnectionTokenRequest,
    **options: Unpack[RequestOptions],
) -> CyberdriverConnectionTokenResponse:
    """Mint a desktop connection token.

    Issues a desktop token for a peer; the answer carries its expiry. The token is what `authorize-
    connection` takes as `desktopToken`.

    Args:
        body: The peer that the token is for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The token and when it expires.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
