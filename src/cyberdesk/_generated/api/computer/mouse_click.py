"""POST /v1/computer/{machine_id}/input/mouse/click. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.mouse_click_request import MouseClickRequest


def build_request(
    machine_id: str,
    *,
    body: MouseClickRequest,
) -> Request[None]:
    """Build the request for `mouse_click`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The button, the position and the number of clicks.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="mouse_click",
        method="POST",
        route="/v1/computer/{machine_id}/input/mouse/click",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/click",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: MouseClickRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Click the mouse, and return the whole answer.

    Clicks a mouse button, by default the left one once; `clicks` of 2 or 3 makes a double or triple
    click. With `x` and `y` the pointer moves there first, otherwise it clicks where it is. Agents
    take `down` true as press only and false as release only.

    Args:
        machine_id: Machine that carries out the action.
        body: The button, the position and the number of clicks.
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
    body: MouseClickRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Click the mouse.

    Clicks a mouse button, by default the left one once; `clicks` of 2 or 3 makes a double or triple
    click. With `x` and `y` the pointer moves there first, otherwise it clicks where it is. Agents
    take `down` true as press only and false as release only.

    Args:
        machine_id: Machine that carries out the action.
        body: The button, the position and the number of clicks.
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
    body: MouseClickRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Click the mouse, and return the whole answer.

    Clicks a mouse button, by default the left one once; `clicks` of 2 or 3 makes a double or triple
    click. With `x` and `y` the pointer moves there first, otherwise it clicks where it is. Agents
    take `down` true as press only and false as release only.

    Args:
        machine_id: Machine that carries out the action.
        body: The button, the position and the number of clicks.
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
    body: MouseClickRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Click the mouse.

    Clicks a mouse button, by default the left one once; `clicks` of 2 or 3 makes a double or triple
    click. With `x` and `y` the pointer moves there first, otherwise it clicks where it is. Agents
    take `down` true as press only and false as release only.

    Args:
        machine_id: Machine that carries out the action.
        body: The button, the position and the number of clicks.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(machine_id, client=client, body=body, **options)
