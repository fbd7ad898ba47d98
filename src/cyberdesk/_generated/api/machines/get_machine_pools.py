"""GET /v1/machines/{machine_id}/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.pool_response import PoolResponse


def build_request(machine_id: UUID | str) -> Request[list[PoolResponse]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_machine_pools",
        method="GET",
        route="/v1/machines/{machine_id}/pools",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}/pools",
        response_type=list[PoolResponse],
    )


async def asyncio(
    machine_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[PoolResponse]:
    """List the pools of a machine.

    Returns every pool the machine belongs to as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pools of the machine.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id), **options)).parsed


async def asyncio_detailed(
    machine_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[PoolResponse]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id), **options)


def sync(
    machine_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> list[PoolResponse]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id), **options)).parsed


def sync_detailed(
    machine_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[PoolResponse]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id), **options)
