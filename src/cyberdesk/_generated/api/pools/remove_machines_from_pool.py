"""DELETE /v1/pools/{pool_id}/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request

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
) -> Request[None]:
    """Build the request for `remove_machines_from_pool`, without sending it.

    Args:
        body: The machines to remove.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="remove_machines_from_pool",
        method="DELETE",
        route="/v1/pools/{pool_id}/machines",
        path=f"/v1/pools/{uuid_segment('pool_id', pool_id)}/machines",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    pool_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Remove machines from a pool, and return the whole answer.

    Takes the listed machines out of the pool; the machines themselves are kept. Note that this
    DELETE needs a JSON body.

    Args:
        body: The machines to remove.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Remove machines from a pool.

    Takes the listed machines out of the pool; the machines themselves are kept. Note that this
    DELETE needs a JSON body.

    Args:
        body: The machines to remove.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(pool_id, client=client, body=body, **options)


def sync_detailed(
    pool_id: UUID | str,
    *,
    client: Cyberdesk,
    body: MachinePoolAssignment,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Remove machines from a pool, and return the whole answer.

    Takes the listed machines out of the pool; the machines themselves are kept. Note that this
    DELETE needs a JSON body.

    Args:
        body: The machines to remove.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Remove machines from a pool.

    Takes the listed machines out of the pool; the machines themselves are kept. Note that this
    DELETE needs a JSON body.

    Args:
        body: The machines to remove.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(pool_id, client=client, body=body, **options)
