"""GET /api/oidc/auth-query. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    code: str,
    id: str,
    uuid: str,
) -> Request[dict[str, Any]]:
    """Build the request for `oidc_auth_query`, without sending it.

    Args:
        code: Code returned when the sign-in was started.
        id: The `id` that the sign-in was started with.
        uuid: The `uuid` that the sign-in was started with.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="oidc_auth_query",
        method="GET",
        route="/api/oidc/auth-query",
        path="/api/oidc/auth-query",
        response_type=dict[str, Any],
        query={
            "code": code,
            "id": id,
            "uuid": uuid,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    code: str,
    id: str,
    uuid: str,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Ask for the result of a sign-in, and return the whole answer.

    Lets the Cyberdriver desktop client find out whether a sign-in begun with `POST /api/oidc/auth`
    is complete. The contract leaves the shape of the answer open.

    Args:
        code: Code returned when the sign-in was started.
        id: The `id` that the sign-in was started with.
        uuid: The `uuid` that the sign-in was started with.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The state of the sign-
        in.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            code=code,
            id=id,
            uuid=uuid,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    code: str,
    id: str,
    uuid: str,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Ask for the result of a sign-in.

    Lets the Cyberdriver desktop client find out whether a sign-in begun with `POST /api/oidc/auth`
    is complete. The contract leaves the shape of the answer open.

    Args:
        code: Code returned when the sign-in was started.
        id: The `id` that the sign-in was started with.
        uuid: The `uuid` that the sign-in was started with.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The state of the sign-in.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, code=code, id=id, uuid=uuid, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    code: str,
    id: str,
    uuid: str,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Ask for the result of a sign-in, and return the whole answer.

    Lets the Cyberdriver desktop client find out whether a sign-in begun with `POST /api/oidc/auth`
    is complete. The contract leaves the shape of the answer open.

    Args:
        code: Code returned when the sign-in was started.
        id: The `id` that the sign-in was started with.
        uuid: The `uuid` that the sign-in was started with.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The state of the sign-
        in.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            code=code,
            id=id,
            uuid=uuid,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    code: str,
    id: str,
    uuid: str,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Ask for the result of a sign-in.

    Lets the Cyberdriver desktop client find out whether a sign-in begun with `POST /api/oidc/auth`
    is complete. The contract leaves the shape of the answer open.

    Args:
        code: Code returned when the sign-in was started.
        id: The `id` that the sign-in was started with.
        uuid: The `uuid` that the sign-in was started with.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The state of the sign-in.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, code=code, id=id, uuid=uuid, **options)).parsed
