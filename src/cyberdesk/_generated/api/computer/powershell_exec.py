"""POST /v1/computer/{machine_id}/shell/powershell/exec. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.power_shell_exec_request import PowerShellExecRequest


def build_request(
    machine_id: str,
    *,
    body: PowerShellExecRequest,
) -> Request[dict[str, Any]]:
    """Build the request for `powershell_exec`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The command and how to run it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="powershell_exec",
        method="POST",
        route="/v1/computer/{machine_id}/shell/powershell/exec",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/shell/powershell/exec",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: PowerShellExecRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Run a PowerShell command, and return the whole answer.

    Runs a command on the machine and waits for it. Agents return `stdout`, `stderr`, `exit_code`
    and `session_id`; overlong output loses its middle part.

    Beware of timeouts (30 seconds by default): the answer then has `timeout_reached` true and
    `exit_code` 0, and the command keeps running on the machine.

    Args:
        machine_id: Machine that carries out the action.
        body: The command and how to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The output and the exit
        code of the command.

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
    body: PowerShellExecRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Run a PowerShell command.

    Runs a command on the machine and waits for it. Agents return `stdout`, `stderr`, `exit_code`
    and `session_id`; overlong output loses its middle part.

    Beware of timeouts (30 seconds by default): the answer then has `timeout_reached` true and
    `exit_code` 0, and the command keeps running on the machine.

    Args:
        machine_id: Machine that carries out the action.
        body: The command and how to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The output and the exit code of the command.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, body=body, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: PowerShellExecRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Run a PowerShell command, and return the whole answer.

    Runs a command on the machine and waits for it. Agents return `stdout`, `stderr`, `exit_code`
    and `session_id`; overlong output loses its middle part.

    Beware of timeouts (30 seconds by default): the answer then has `timeout_reached` true and
    `exit_code` 0, and the command keeps running on the machine.

    Args:
        machine_id: Machine that carries out the action.
        body: The command and how to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The output and the exit
        code of the command.

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
    body: PowerShellExecRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Run a PowerShell command.

    Runs a command on the machine and waits for it. Agents return `stdout`, `stderr`, `exit_code`
    and `session_id`; overlong output loses its middle part.

    Beware of timeouts (30 seconds by default): the answer then has `timeout_reached` true and
    `exit_code` 0, and the command keeps running on the machine.

    Args:
        machine_id: Machine that carries out the action.
        body: The command and how to run it.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The output and the exit code of the command.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, body=body, **options)).parsed
