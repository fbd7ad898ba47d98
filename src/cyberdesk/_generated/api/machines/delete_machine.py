"""DELETE /v1/machines/{machine_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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


def build_request(
    machine_id: UUID | str,
) -> Request[None]:
    """Build the request for `delete_machine`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_machine",
        method="DELETE",
        route="/v1/machines/{machine_id}",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}",
        response_type=type(None),
    )


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a machine, and return the whole answer.

    Deletes the machine with its connections and request logs, and removes its sensitive parameters
    from the vault. Its runs are kept; their `machine_id` becomes null.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Delete a machine.

    Deletes the machine with its connections and request logs, and removes its sensitive parameters
    from the vault. Its runs are kept; their `machine_id` becomes null.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(machine_id, client=client, **options)


def sync_detailed(
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a machine, and return the whole answer.

    Deletes the machine with its connections and request logs, and removes its sensitive parameters
    from the vault. Its runs are kept; their `machine_id` becomes null.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Delete a machine.

    Deletes the machine with its connections and request logs, and removes its sensitive parameters
    from the vault. Its runs are kept; their `machine_id` becomes null.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(machine_id, client=client, **options)
