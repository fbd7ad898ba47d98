"""POST /api/cyberdriver/connection-token. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.cyberdriver_connection_token_request import CyberdriverConnectionTokenRequest
from ...models.cyberdriver_connection_token_response import CyberdriverConnectionTokenResponse


def build_request(*, body: CyberdriverConnectionTokenRequest) -> Request[CyberdriverConnectionTokenResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="mint_cyberdriver_connection_token",
        method="POST",
        route="/api/cyberdriver/connection-token",
        path="/api/cyberdriver/connection-token",
        response_type=CyberdriverConnectionTokenResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: CyberdriverConnectionTokenRequest, **options: Unpack[RequestOptions]
) -> CyberdriverConnectionTokenResponse:
    """Mint a desktop connection token.

    Issues a desktop token for a peer; the response carries its expiry. The token is what `authorize-connection`
    takes as `desktopToken`.

    Args:
        body: The peer that the token is for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The token and when it expires.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: CyberdriverConnectionTokenRequest, **options: Unpack[RequestOptions]
) -> Response[CyberdriverConnectionTokenResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: CyberdriverConnectionTokenRequest, **options: Unpack[RequestOptions]
) -> CyberdriverConnectionTokenResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: CyberdriverConnectionTokenRequest, **options: Unpack[RequestOptions]
) -> Response[CyberdriverConnectionTokenResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
