"""POST /api/cyberdriver/authorize-connection. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.cyberdriver_connection_authorization_request import CyberdriverConnectionAuthorizationRequest


def build_request(*, body: CyberdriverConnectionAuthorizationRequest) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="authorize_cyberdriver_connection",
        method="POST",
        route="/api/cyberdriver/authorize-connection",
        path="/api/cyberdriver/authorize-connection",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Authorize a desktop connection.

    Checks a desktop token and a machine API key, both carried in the body, for a desktop connection. The contract
    leaves the shape of the response open.

    Args:
        body: The desktop token, the machine API key and what they are meant for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The result of the authorization.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
