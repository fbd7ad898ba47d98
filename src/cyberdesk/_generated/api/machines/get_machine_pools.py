"""GET /v1/machines/{machine_id}/pools. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.pool_response import PoolResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: UUID | str,
) -> Request[list[PoolResponse]]:
    """Build the request for `get_machine_pools`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_machine_pools",
        method="GET",
        route="/v1/machines/{machine_id}/pools",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}/pools",
        response_type=list[PoolResponse],
    )


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[PoolResponse]]:
    """List the pools of a machine, and return the whole answer.

    Returns every pool the machine belongs to as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pools of the
        machine.

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
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[PoolResponse]:
    """List the pools of a machine.

    Returns every pool the machine belongs to as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pools of the machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, **options)).parsed


def sync_detailed(
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[PoolResponse]]:
    """List the pools of a machine, and return the whole answer.

    Returns every pool the machine belongs to as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The pools of the
        machine.

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
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[PoolResponse]:
    """List the pools of a machine.

    Returns every pool the machine belongs to as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The pools of the machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, **options)).parsed
