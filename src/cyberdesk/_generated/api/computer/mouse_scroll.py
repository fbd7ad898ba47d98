"""POST /v1/computer/{machine_id}/input/mouse/scroll. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.mouse_scroll_request import MouseScrollRequest


def build_request(machine_id: str, *, body: MouseScrollRequest) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="mouse_scroll",
        method="POST",
        route="/v1/computer/{machine_id}/input/mouse/scroll",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/scroll",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MouseScrollRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Scroll the mouse wheel.

    Turns the wheel by `amount` steps; agents accept the directions up, down, left and right. With `x` and `y` the
    pointer moves there first. `amount` must not be negative.

    Args:
        machine_id: Machine that carries out the action.
        body: The direction, the number of steps and an optional position.
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
    body: MouseScrollRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: MouseScrollRequest, **options: Unpack[RequestOptions]
) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(machine_id, body=body), **options)


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: MouseScrollRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
