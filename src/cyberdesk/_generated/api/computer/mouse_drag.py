"""POST /v1/computer/{machine_id}/input/mouse/drag. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.mouse_drag_request import MouseDragRequest


def build_request(
    machine_id: str,
    *,
    body: MouseDragRequest,
) -> Request[None]:
    """Build the request for `mouse_drag`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The start, the target and the button.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="mouse_drag",
        method="POST",
        route="/v1/computer/{machine_id}/input/mouse/drag",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/drag",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: MouseDragRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Drag the mouse, and return the whole answer.

    Presses a button (left by default) at the start position, moves the pointer to the target and
    releases it there. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        body: The start, the target and the button.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            machine_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: MouseDragRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Drag the mouse.

    Presses a button (left by default) at the start position, moves the pointer to the target and
    releases it there. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        body: The start, the target and the button.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(machine_id, client=client, body=body, **options)


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: MouseDragRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Drag the mouse, and return the whole answer.

    Presses a button (left by default) at the start position, moves the pointer to the target and
    releases it there. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        body: The start, the target and the button.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            machine_id,
            body=body,
        ),
        **options,
    )


def sync(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: MouseDragRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Drag the mouse.

    Presses a button (left by default) at the start position, moves the pointer to the target and
    releases it there. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        body: The start, the target and the button.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(machine_id, client=client, body=body, **options)
