"""GET /v1/computer/{machine_id}/display/dimensions. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.display_dimensions import DisplayDimensions


def build_request(machine_id: str) -> Request[DisplayDimensions]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_display_dimensions",
        method="GET",
        route="/v1/computer/{machine_id}/display/dimensions",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/display/dimensions",
        response_type=DisplayDimensions,
    )


async def asyncio(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> DisplayDimensions:
    """Get the screen size.

    Returns width and height of the machine's primary display in pixels. Screenshots may be scaled, so use these
    numbers to convert positions found in an image.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Width and height in pixels.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id), **options)).parsed


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[DisplayDimensions]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id), **options)


def sync(machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> DisplayDimensions:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id), **options)).parsed


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[DisplayDimensions]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id), **options)
