"""POST /v1/machines/{machine_id}/cyberdriver/web-session. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.cyberdriver_web_session_response import CyberdriverWebSessionResponse


def build_request(machine_id: UUID | str) -> Request[CyberdriverWebSessionResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_cyberdriver_web_session",
        method="POST",
        route="/v1/machines/{machine_id}/cyberdriver/web-session",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}/cyberdriver/web-session",
        response_type=CyberdriverWebSessionResponse,
    )


async def asyncio(
    machine_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> CyberdriverWebSessionResponse:
    """Create a web session for a machine.

    Prepares a remote desktop session in the browser. The response holds a token with its expiry, the service
    endpoints, the public key and the enabled features.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        What a browser client needs to connect.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id), **options)).parsed


async def asyncio_detailed(
    machine_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[CyberdriverWebSessionResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id), **options)


def sync(
    machine_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> CyberdriverWebSessionResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id), **options)).parsed


def sync_detailed(
    machine_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[CyberdriverWebSessionResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id), **options)
