"""GET /v1/computer/{machine_id}/display/screenshot. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(machine_id: str) -> Request[bytes]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_screenshot",
        method="GET",
        route="/v1/computer/{machine_id}/display/screenshot",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/display/screenshot",
        response_type=bytes,
    )


async def asyncio(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> bytes:
    """Take a screenshot.

    Captures the machine's screen and returns the bytes of a PNG image, not JSON. The size cannot be chosen here,
    and agents may scale the picture (1024x768 has been their default), so it need not match the display
    dimensions.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The screenshot as PNG bytes.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id), **options)).parsed


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[bytes]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id), **options)


def sync(machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> bytes:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id), **options)).parsed


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[bytes]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id), **options)
