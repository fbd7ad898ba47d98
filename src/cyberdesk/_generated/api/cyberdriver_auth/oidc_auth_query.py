"""GET /api/oidc/auth-query. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response


def build_request(*, code: str, id: str, uuid: str) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="oidc_auth_query",
        method="GET",
        route="/api/oidc/auth-query",
        path="/api/oidc/auth-query",
        response_type=dict[str, Any],
        query={"code": code, "id": id, "uuid": uuid},
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, code: str, id: str, uuid: str, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """Ask for the result of a sign-in.

    Lets the Cyberdriver desktop client find out whether a sign-in begun with `POST /api/oidc/auth` is complete.
    The contract leaves the shape of the response open.

    Args:
        code: Code returned when the sign-in was started.
        id: The `id` that the sign-in was started with.
        uuid: The `uuid` that the sign-in was started with.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The state of the sign-in.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(code=code, id=id, uuid=uuid), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, code: str, id: str, uuid: str, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(code=code, id=id, uuid=uuid), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, code: str, id: str, uuid: str, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(code=code, id=id, uuid=uuid), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, code: str, id: str, uuid: str, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(code=code, id=id, uuid=uuid), **options)
