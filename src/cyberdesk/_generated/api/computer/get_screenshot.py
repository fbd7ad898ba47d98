"""GET /v1/computer/{machine_id}/display/screenshot. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: str,
) -> Request[bytes]:
    """Build the request for `get_screenshot`, without sending it.

    Args:
        machine_id: Machine that carries out the action.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_screenshot",
        method="GET",
        route="/v1/computer/{machine_id}/display/screenshot",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/display/screenshot",
        response_type=bytes,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[bytes]:
    """Take a screenshot, and return the whole answer.

    Captures the machine's screen and returns the bytes of a PNG image, not JSON. The size cannot be
    chosen here, and agents may scale the picture (1024x768 has been their default), so it need not
    match the display dimensions.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The screenshot as PNG
        bytes.

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
) -> bytes:
    """Take a screenshot.

    Captures the machine's screen and returns the bytes of a PNG image, not JSON. The size cannot be
    chosen here, and agents may scale the picture (1024x768 has been their default), so it need not
    match the display dimensions.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The screenshot as PNG bytes.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[bytes]:
    """Take a screenshot, and return the whole answer.

    Captures the machine's screen and returns the bytes of a PNG image, not JSON. The size cannot be
    chosen here, and agents may scale the picture (1024x768 has been their default), so it need not
    match the display dimensions.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The screenshot as PNG
        bytes.

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
) -> bytes:
    """Take a screenshot.

    Captures the machine's screen and returns the bytes of a PNG image, not JSON. The size cannot be
    chosen here, and agents may scale the picture (1024x768 has been their default), so it need not
    match the display dimensions.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The screenshot as PNG bytes.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, **options)).parsed
