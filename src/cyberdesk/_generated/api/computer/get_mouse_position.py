"""GET /v1/computer/{machine_id}/input/mouse/position. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request
from ...models.mouse_position import MousePosition

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: str,
) -> Request[MousePosition]:
    """Build the request for `get_mouse_position`, without sending it.

    Args:
        machine_id: Machine that carries out the action.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_mouse_position",
        method="GET",
        route="/v1/computer/{machine_id}/input/mouse/position",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/mouse/position",
        response_type=MousePosition,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[MousePosition]:
    """Get the mouse position, and return the whole answer.

    Returns where the pointer is now. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pointer position.

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
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[MousePosition]:
    """Get the mouse position, and return the whole answer.

    Returns where the pointer is now. Positions are pixels of the machine's screen.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pointer position.

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
    machine_id: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, **options)).parsed
