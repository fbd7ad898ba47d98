"""PUT /v1/machines/{machine_id}/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.machine_response import MachineResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.machine_pool_update import MachinePoolUpdate


def build_request(
    machine_id: UUID | str,
    *,
    body: MachinePoolUpdate,
) -> Request[MachineResponse]:
    """Build the request for `update_machine_pools`, without sending it.

    Args:
        body: The complete list of pools.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_machine_pools",
        method="PUT",
        route="/v1/machines/{machine_id}/pools",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}/pools",
        response_type=MachineResponse,
        json=body,
    )


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponse]:
    """Replace the pools of a machine, and return the whole answer.

    Makes the given pools the complete list of the machine's pools; any pool not listed loses the
    machine. The answer is the machine, not the list of pools.

    Args:
        body: The complete list of pools.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The machine with its
        new pools.

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
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> MachineResponse:
    """Replace the pools of a machine.

    Makes the given pools the complete list of the machine's pools; any pool not listed loses the
    machine. The answer is the machine, not the list of pools.

    Args:
        body: The complete list of pools.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The machine with its new pools.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, body=body, **options)).parsed


def sync_detailed(
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponse]:
    """Replace the pools of a machine, and return the whole answer.

    Makes the given pools the complete list of the machine's pools; any pool not listed loses the
    machine. The answer is the machine, not the list of pools.

    Args:
        body: The complete list of pools.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The machine with its
        new pools.

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
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> MachineResponse:
    """Replace the pools of a machine.

    Makes the given pools the complete list of the machine's pools; any pool not listed loses the
    machine. The answer is the machine, not the list of pools.

    Args:
        body: The complete list of pools.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The machine with its new pools.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, body=body, **options)).parsed
