"""DELETE /v1/pools/{pool_id}/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.machine_pool_assignment import MachinePoolAssignment


def build_request(pool_id: UUID | str, *, body: MachinePoolAssignment) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="remove_machines_from_pool",
        method="DELETE",
        route="/v1/pools/{pool_id}/machines",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}/machines",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    pool_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> None:
    """Remove machines from a pool.

    Takes the listed machines out of the pool; the machines themselves are kept. Note that this DELETE needs a JSON
    body.

    Args:
        body: The machines to remove.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(pool_id, body=body), **options)


async def asyncio_detailed(
    pool_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(pool_id, body=body), **options)


def sync(
    pool_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(pool_id, body=body), **options)


def sync_detailed(
    pool_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(pool_id, body=body), **options)
