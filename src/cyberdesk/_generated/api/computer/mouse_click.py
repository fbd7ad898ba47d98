"""POST /v1/computer/{machine_id}/input/mouse/click. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.mouse_click_request import MouseClickRequest


def build_request(machine_id: str, *, body: MouseClickRequest) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="mouse_click",
        method="POST",
        route="/v1/computer/{machine_id}/input/mouse/click",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/click",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MouseClickRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Click the mouse.

    Clicks a mouse button, by default the left one once; `clicks` of 2 or 3 makes a double or triple click. With
    `x` and `y` the pointer moves there first, otherwise it clicks where it is. Agents take `down` true as press
    only and false as release only.

    Args:
        machine_id: Machine that carries out the action.
        body: The button, the position and the number of clicks.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(machine_id, body=body), **options)


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MouseClickRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: MouseClickRequest, **options: Unpack[RequestOptions]
) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(machine_id, body=body), **options)


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: MouseClickRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
