"""POST /v1/machines/{machine_id}/cyberdriver/web-session. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.cyberdriver_web_session_response import CyberdriverWebSessionResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: UUID | str,
) -> Request[CyberdriverWebSessionResponse]:
    """Build the request for `create_cyberdriver_web_session`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_cyberdriver_web_session",
        method="POST",
        route="/v1/machines/{machine_id}/cyberdriver/web-session",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}/cyberdriver/web-session",
        response_type=CyberdriverWebSessionResponse,
    )


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[CyberdriverWebSessionResponse]:
    """Create a web session for a machine, and return the whole answer.

    Prepares a remote desktop session in the browser. The answer holds a token with its expiry, the
    service endpoints, the public key and the enabled features.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: What a browser client
        needs to connect.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            machine_id,
        ),
        **options,
    )


async def asyncio(
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> CyberdriverWebSessionResponse:
    """Create a web session for a machine.

    Prepares a remote desktop session in the browser. The answer holds a token with its expiry, the
    service endpoints, the public key and the enabled features.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        What a browser client needs to connect.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, **options)).parsed


def sync_detailed(
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[CyberdriverWebSessionResponse]:
    """Create a web session for a machine, and return the whole answer.

    Prepares a remote desktop session in the browser. The answer holds a token with its expiry, the
    service endpoints, the public key and the enabled features.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: What a browser client
        needs to connect.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            machine_id,
        ),
        **options,
    )


def sync(
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> CyberdriverWebSessionResponse:
    """Create a web session for a machine.

    Prepares a remote desktop session in the browser. The answer holds a token with its expiry, the
    service endpoints, the public key and the enabled features.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        What a browser client needs to connect.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, **options)).parsed
