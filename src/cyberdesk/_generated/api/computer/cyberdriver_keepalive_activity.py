"""POST /v1/computer/{machine_id}/internal/keepalive/remote/activity. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
) -> Request[None]:
    """Build the request for `cyberdriver_keepalive_activity`, without sending it.

    Args:
        machine_id: Machine that carries out the action.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="cyberdriver_keepalive_activity",
        method="POST",
        route="/v1/computer/{machine_id}/internal/keepalive/remote/activity",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/internal/keepalive/remote/activity",
        response_type=type(None),
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Report activity to the keepalive, and return the whole answer.

    Tells the agent's keepalive that the machine is in use, which resets its idle timer and so puts
    off the next keepalive action. Used by the service itself to coordinate machines.

    Args:
        machine_id: Machine that carries out the action.
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
        ),
        **options,
    )


async def asyncio(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Report activity to the keepalive.

    Tells the agent's keepalive that the machine is in use, which resets its idle timer and so puts
    off the next keepalive action. Used by the service itself to coordinate machines.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(machine_id, client=client, **options)


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Report activity to the keepalive, and return the whole answer.

    Tells the agent's keepalive that the machine is in use, which resets its idle timer and so puts
    off the next keepalive action. Used by the service itself to coordinate machines.

    Args:
        machine_id: Machine that carries out the action.
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
        ),
        **options,
    )


def sync(
    machine_id: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Report activity to the keepalive.

    Tells the agent's keepalive that the machine is in use, which resets its idle timer and so puts
    off the next keepalive action. Used by the service itself to coordinate machines.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(machine_id, client=client, **options)
