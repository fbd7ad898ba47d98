"""POST /v1/computer/{machine_id}/internal/update. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.cyberdriver_update_request import CyberdriverUpdateRequest


def build_request(machine_id: str, *, body: CyberdriverUpdateRequest) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="cyberdriver_update",
        method="POST",
        route="/v1/computer/{machine_id}/internal/update",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/internal/update",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CyberdriverUpdateRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Update the machine agent.

    Asks the agent to replace itself with another version, by default `latest`, and by default to restart
    afterwards. The machine is unreachable while the agent restarts. The published agent source supports it on
    Windows only.

    Args:
        machine_id: Machine that carries out the action.
        body: The version to install and whether to restart.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        What the agent did or is about to do.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CyberdriverUpdateRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: CyberdriverUpdateRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: CyberdriverUpdateRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
