"""POST /v1/computer/{machine_id}/shell/powershell/test. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(machine_id: str) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="powershell_test",
        method="POST",
        route="/v1/computer/{machine_id}/shell/powershell/test",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/shell/powershell/test",
        response_type=dict[str, Any],
    )


async def asyncio(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """Run the interactive PowerShell smoke test.

    Starts a PowerShell process on the machine, sends it one fixed command and reports what it printed. The test
    takes no input.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The result of the test.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id), **options)).parsed


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id), **options)


def sync(machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id), **options)).parsed


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id), **options)
