"""POST /v1/computer/{machine_id}/shell/powershell/exec. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.power_shell_exec_request import PowerShellExecRequest


def build_request(machine_id: str, *, body: PowerShellExecRequest) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="powershell_exec",
        method="POST",
        route="/v1/computer/{machine_id}/shell/powershell/exec",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/shell/powershell/exec",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: PowerShellExecRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Run a PowerShell command.

    Runs a command on the machine and waits for it. Agents return `stdout`, `stderr`, `exit_code` and `session_id`;
    overlong output loses its middle part.

    Beware of timeouts (30 seconds by default): the response then has `timeout_reached` true and `exit_code` 0, and
    the command keeps running on the machine.

    Args:
        machine_id: Machine that carries out the action.
        body: The command and how to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The output and the exit code of the command.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: PowerShellExecRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: PowerShellExecRequest, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: PowerShellExecRequest, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
