"""GET /v1/computer/{machine_id}/display/dimensions. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request
from ...models.display_dimensions import DisplayDimensions

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: str,
) -> Request[DisplayDimensions]:
    """Build the request for `get_display_dimensions`, without sending it.

    Args:
        machine_id: Machine that carries out the action.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_display_dimensions",
        method="GET",
        route="/v1/computer/{machine_id}/display/dimensions",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/display/dimensions",
        response_type=DisplayDimensions,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[DisplayDimensions]:
    """Get the screen size, and return the whole answer.

    Returns width and height of the machine's primary display in pixels. Screenshots may be scaled,
    so use these numbers to convert positions found in an image.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Width and height in
        pixels.

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
) -> DisplayDimensions:
    """Get the screen size.

    Returns width and height of the machine's primary display in pixels. Screenshots may be scaled,
    so use these numbers to convert positions found in an image.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Width and height in pixels.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[DisplayDimensions]:
    """Get the screen size, and return the whole answer.

    Returns width and height of the machine's primary display in pixels. Screenshots may be scaled,
    so use these numbers to convert positions found in an image.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Width and height in
        pixels.

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
) -> DisplayDimensions:
    """Get the screen size.

    Returns width and height of the machine's primary display in pixels. Screenshots may be scaled,
    so use these numbers to convert positions found in an image.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Width and height in pixels.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, **options)).parsed
