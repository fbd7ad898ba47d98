"""PUT /v1/machines/{machine_id}/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.machine_pool_update import MachinePoolUpdate
from ...models.machine_response import MachineResponse


def build_request(machine_id: UUID | str, *, body: MachinePoolUpdate) -> Request[MachineResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_machine_pools",
        method="PUT",
        route="/v1/machines/{machine_id}/pools",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}/pools",
        response_type=MachineResponse,
        json=body,
    )


async def asyncio(
    machine_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> MachineResponse:
    """Replace the pools of a machine.

    Makes the given pools the complete list of the machine's pools; any pool not listed loses the machine. The
    response is the machine, not the list of pools.

    Args:
        body: The complete list of pools.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The machine with its new pools.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> MachineResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: MachinePoolUpdate,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
