"""POST /v1/computer/{machine_id}/input/mouse/scroll. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.mouse_scroll_request import MouseScrollRequest


def build_request(
    machine_id: str,
    *,
    body: MouseScrollRequest,
) -> Request[None]:
    """Build the request for `mouse_scroll`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The direction, the number of steps and an optional position.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="mouse_scroll",
        method="POST",
        route="/v1/computer/{machine_id}/input/mouse/scroll",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/scroll",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: MouseScrollRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Scroll the mouse wheel, and return the whole answer.

    Turns the wheel by `amount` steps; agents accept the directions up, down, left and right. With
    `x` and `y` the pointer moves there first. `amount` must not be negative.

    Args:
        machine_id: Machine that carries out the action.
        body: The direction, the number of steps and an optional position.
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
    body: MouseScrollRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Scroll the mouse wheel.

    Turns the wheel by `amount` steps; agents accept the directions up, down, left and right. With
    `x` and `y` the pointer moves there first. `amount` must not be negative.

    Args:
        machine_id: Machine that carries out the action.
        body: The direction, the number of steps and an optional position.
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
    body: MouseScrollRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Scroll the mouse wheel, and return the whole answer.

    Turns the wheel by `amount` steps; agents accept the directions up, down, left and right. With
    `x` and `y` the pointer moves there first. `amount` must not be negative.

    Args:
        machine_id: Machine that carries out the action.
        body: The direction, the number of steps and an optional position.
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
    body: MouseScrollRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Scroll the mouse wheel.

    Turns the wheel by `amount` steps; agents accept the directions up, down, left and right. With
    `x` and `y` the pointer moves there first. `amount` must not be negative.

    Args:
        machine_id: Machine that carries out the action.
        body: The direction, the number of steps and an optional position.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(machine_id, client=client, body=body, **options)
