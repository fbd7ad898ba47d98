"""POST /v1/computer/{machine_id}/internal/keepalive/remote/disable. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(machine_id: str) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="cyberdriver_keepalive_disable",
        method="POST",
        route="/v1/computer/{machine_id}/internal/keepalive/remote/disable",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/internal/keepalive/remote/disable",
        response_type=type(None),
    )


async def asyncio(machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]) -> None:
    """Switch the keepalive off.

    Stops the agent's keepalive on this machine until it is enabled again. Used by the service itself to coordinate
    machines.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(machine_id), **options)


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id), **options)


def sync(machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(machine_id), **options)


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id), **options)
