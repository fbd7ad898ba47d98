"""POST /v1/pools/{pool_id}/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.machine_pool_assignment import MachinePoolAssignment
from ...models.pool_with_machines import PoolWithMachines


def build_request(pool_id: UUID | str, *, body: MachinePoolAssignment) -> Request[PoolWithMachines]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="add_machines_to_pool",
        method="POST",
        route="/v1/pools/{pool_id}/machines",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}/machines",
        response_type=PoolWithMachines,
        json=body,
    )


async def asyncio(
    pool_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> PoolWithMachines:
    """Add machines to a pool.

    Adds the listed machines to the pool. The response is 200 with the pool and its machines.

    Args:
        body: The machines to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pool with its machines.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(pool_id, body=body), **options)).parsed


async def asyncio_detailed(
    pool_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[PoolWithMachines]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(pool_id, body=body), **options)


def sync(
    pool_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> PoolWithMachines:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(pool_id, body=body), **options)).parsed


def sync_detailed(
    pool_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[PoolWithMachines]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(pool_id, body=body), **options)
