"""POST /v1/computer/{machine_id}/input/mouse/drag. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.mouse_drag_request import MouseDragRequest


def build_request(machine_id: str, *, body: MouseDragRequest) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="mouse_drag",
        method="POST",
        route="/v1/computer/{machine_id}/input/mouse/drag",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/drag",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, body: MouseDragRequest, **options: Unpack[RequestOptions]
) -> None:
    """Drag the mouse.

    Presses a button (left by default) at the start position, moves the pointer to the target and releases it
    there. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        body: The start, the target and the button.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(machine_id, body=body), **options)


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, body: MouseDragRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: MouseDragRequest, **options: Unpack[RequestOptions]
) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(machine_id, body=body), **options)


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: MouseDragRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
