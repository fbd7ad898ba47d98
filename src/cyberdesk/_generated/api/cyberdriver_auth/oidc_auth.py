"""POST /api/oidc/auth. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.oidc_auth_request import OidcAuthRequest
from ...models.oidc_auth_response import OidcAuthResponse


def build_request(*, body: OidcAuthRequest) -> Request[OidcAuthResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="oidc_auth",
        method="POST",
        route="/api/oidc/auth",
        path="/api/oidc/auth",
        response_type=OidcAuthResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: OidcAuthRequest, **options: Unpack[RequestOptions]
) -> OidcAuthResponse:
    """Start an OpenID Connect sign-in.

    Begins the browser sign-in of the Cyberdriver desktop client. The response holds a code for querying the
    result, the address to open in a browser and a user code.

    Args:
        body: The client that wants to sign in.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The data for continuing the sign-in.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: OidcAuthRequest, **options: Unpack[RequestOptions]
) -> Response[OidcAuthResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: OidcAuthRequest, **options: Unpack[RequestOptions]
) -> OidcAuthResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: OidcAuthRequest, **options: Unpack[RequestOptions]
) -> Response[OidcAuthResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
