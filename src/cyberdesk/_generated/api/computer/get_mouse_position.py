"""GET /v1/computer/{machine_id}/input/mouse/position. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.mouse_position import MousePosition


def build_request(machine_id: str) -> Request[MousePosition]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_mouse_position",
        method="GET",
        route="/v1/computer/{machine_id}/input/mouse/position",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/position",
        response_type=MousePosition,
    )


async def asyncio(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> MousePosition:
    """Get the mouse position.

    Returns where the pointer is now. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pointer position.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id), **options)).parsed


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[MousePosition]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id), **options)


def sync(machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> MousePosition:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id), **options)).parsed


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[MousePosition]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id), **options)
