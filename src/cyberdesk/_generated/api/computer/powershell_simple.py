"""POST /v1/computer/{machine_id}/shell/powershell/simple. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: str,
) -> Request[dict[str, Any]]:
    """Build the request for `powershell_simple`, without sending it.

    Args:
        machine_id: Machine that carries out the action.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="powershell_simple",
        method="POST",
        route="/v1/computer/{machine_id}/shell/powershell/simple",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/shell/powershell/simple",
        response_type=dict[str, Any],
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Run the simple PowerShell smoke test, and return the whole answer.

    Runs one fixed command to show that the machine can start PowerShell. The result tells success
    or failure; the test takes no input.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The result of the test.

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
) -> dict[str, Any]:
    """Run the simple PowerShell smoke test.

    Runs one fixed command to show that the machine can start PowerShell. The result tells success
    or failure; the test takes no input.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The result of the test.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Run the simple PowerShell smoke test, and return the whole answer.

    Runs one fixed command to show that the machine can start PowerShell. The result tells success
    or failure; the test takes no input.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The result of the test.

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
) -> dict[str, Any]:
    """Run the simple PowerShell smoke test.

    Runs one fixed command to show that the machine can start PowerShell. The result tells success
    or failure; the test takes no input.

    Args:
        machine_id: Machine that carries out the action.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The result of the test.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, **options)).parsed
