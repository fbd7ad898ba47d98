"""POST /api/cyberdriver/authorize-connection. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.cyberdriver_connection_authorization_request import CyberdriverConnectionAuthorizationRequest


def build_request(
    *,
    body: CyberdriverConnectionAuthorizationRequest,
) -> Request[dict[str, Any]]:
    """Build the request for `authorize_cyberdriver_connection`, without sending it.

    Args:
        body: The desktop token, the machine API key and what they are meant for.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="authorize_cyberdriver_connection",
        method="POST",
        route="/api/cyberdriver/authorize-connection",
        path="/api/cyberdriver/authorize-connection",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Authorize a desktop connection, and return the whole answer.

    Checks a desktop token and a machine API key, both carried in the body, for a desktop
    connection. The contract leaves the shape of the answer open.

    Args:
        body: The desktop token, the machine API key and what they are meant for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The result of the
        authorization.

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
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Authorize a desktop connection.

    Checks a desktop token and a machine API key, both carried in the body, for a desktop
    connection. The contract leaves the shape of the answer open.

    Args:
        body: The desktop token, the machine API key and what they are meant for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The result of the authorization.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Authorize a desktop connection, and return the whole answer.

    Checks a desktop token and a machine API key, both carried in the body, for a desktop
    connection. The contract leaves the shape of the answer open.

    Args:
        body: The desktop token, the machine API key and what they are meant for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The result of the
        authorization.

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
    body: CyberdriverConnectionAuthorizationRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Authorize a desktop connection.

    Checks a desktop token and a machine API key, both carried in the body, for a desktop
    connection. The contract leaves the shape of the answer open.

    Args:
        body: The desktop token, the machine API key and what they are meant for.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The result of the authorization.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
