"""POST /api/oidc/auth. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.oidc_auth_response import OidcAuthResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.oidc_auth_request import OidcAuthRequest


def build_request(
    *,
    body: OidcAuthRequest,
) -> Request[OidcAuthResponse]:
    """Build the request for `oidc_auth`, without sending it.

    Args:
        body: The client that wants to sign in.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="oidc_auth",
        method="POST",
        route="/api/oidc/auth",
        path="/api/oidc/auth",
        response_type=OidcAuthResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: OidcAuthRequest,
    **options: Unpack[RequestOptions],
) -> Response[OidcAuthResponse]:
    """Start an OpenID Connect sign-in, and return the whole answer.

    Begins the browser sign-in of the Cyberdriver desktop client. The answer holds a code for asking
    about the result, the address to open in a browser and a user code.

    Args:
        body: The client that wants to sign in.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The data for continuing
        the sign-in.

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
    body: OidcAuthRequest,
    **options: Unpack[RequestOptions],
) -> OidcAuthResponse:
    """Start an OpenID Connect sign-in.

    Begins the browser sign-in of the Cyberdriver desktop client. The answer holds a code for asking
    about the result, the address to open in a browser and a user code.

    Args:
        body: The client that wants to sign in.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The data for continuing the sign-in.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: OidcAuthRequest,
    **options: Unpack[RequestOptions],
) -> Response[OidcAuthResponse]:
    """Start an OpenID Connect sign-in, and return the whole answer.

    Begins the browser sign-in of the Cyberdriver desktop client. The answer holds a code for asking
    about the result, the address to open in a browser and a user code.

    Args:
        body: The client that wants to sign in.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The data for continuing
        the sign-in.

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
    body: OidcAuthRequest,
    **options: Unpack[RequestOptions],
) -> OidcAuthResponse:
    """Start an OpenID Connect sign-in.

    Begins the browser sign-in of the Cyberdriver desktop client. The answer holds a code for asking
    about the result, the address to open in a browser and a user code.

    Args:
        body: The client that wants to sign in.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The data for continuing the sign-in.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
