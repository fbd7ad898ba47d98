"""POST /v1/computer/{machine_id}/shell/powershell/session. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.power_shell_session_request import PowerShellSessionRequest


def build_request(machine_id: str, *, body: PowerShellSessionRequest) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="powershell_session",
        method="POST",
        route="/v1/computer/{machine_id}/shell/powershell/session",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/shell/powershell/session",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: PowerShellSessionRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Create or destroy a PowerShell session.

    Manages PowerShell sessions by `action`: `create` or `destroy`. Newer agents run every command on its own, so
    there the call changes nothing and exists for compatibility.

    Args:
        machine_id: Machine that carries out the action.
        body: The action and, to destroy one, the session.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The agent's response about the session.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: PowerShellSessionRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: PowerShellSessionRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: PowerShellSessionRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
