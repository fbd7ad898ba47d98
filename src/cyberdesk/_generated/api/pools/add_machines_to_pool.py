"""POST /v1/pools/{pool_id}/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.pool_with_machines import PoolWithMachines

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.machine_pool_assignment import MachinePoolAssignment


def build_request(
    pool_id: UUID | str,
    *,
    body: MachinePoolAssignment,
) -> Request[PoolWithMachines]:
    """Build the request for `add_machines_to_pool`, without sending it.

    Args:
        body: The machines to add.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="add_machines_to_pool",
        method="POST",
        route="/v1/pools/{pool_id}/machines",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}/machines",
        response_type=PoolWithMachines,
        json=body,
    )


async def asyncio_detailed(
    pool_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[PoolWithMachines]:
    """Add machines to a pool, and return the whole answer.

    Adds the listed machines to the pool. The answer is 200 with the pool and its machines.

    Args:
        body: The machines to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pool with its
        machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            pool_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    pool_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> PoolWithMachines:
    """Add machines to a pool.

    Adds the listed machines to the pool. The answer is 200 with the pool and its machines.

    Args:
        body: The machines to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pool with its machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(pool_id, client=client, body=body, **options)).parsed


def sync_detailed(
    pool_id: UUID | str,
    *,
    client: Cyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[PoolWithMachines]:
    """Add machines to a pool, and return the whole answer.

    Adds the listed machines to the pool. The answer is 200 with the pool and its machines.

    Args:
        body: The machines to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pool with its
        machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            pool_id,
            body=body,
        ),
        **options,
    )


def sync(
    pool_id: UUID | str,
    *,
    client: Cyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> PoolWithMachines:
    """Add machines to a pool.

    Adds the listed machines to the pool. The answer is 200 with the pool and its machines.

    Args:
        body: The machines to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pool with its machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(pool_id, client=client, body=body, **options)).parsed
