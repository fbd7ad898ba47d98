"""GET /v1/machines/{machine_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import UNSET, Request
from ...models.machine_response_with_includes import MachineResponseWithIncludes

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: UUID | str,
    *,
    include: str | UnsetType = UNSET,
) -> Request[MachineResponseWithIncludes]:
    """Build the request for `get_machine`, without sending it.

    Args:
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_machine",
        method="GET",
        route="/v1/machines/{machine_id}",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}",
        response_type=MachineResponseWithIncludes,
        query={
            "include": include,
        },
    )


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponseWithIncludes]:
    """Get a machine, and return the whole answer.

    Returns one machine of the organisation. `reserved_session_id` names the session that holds it,
    if any.

    Args:
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            machine_id,
            include=include,
        ),
        **options,
    )


async def asyncio(
    machine_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> MachineResponseWithIncludes:
    """Get a machine.

    Returns one machine of the organisation. `reserved_session_id` names the session that holds it,
    if any.

    Args:
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, include=include, **options)).parsed


def sync_detailed(
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponseWithIncludes]:
    """Get a machine, and return the whole answer.

    Returns one machine of the organisation. `reserved_session_id` names the session that holds it,
    if any.

    Args:
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            machine_id,
            include=include,
        ),
        **options,
    )


def sync(
    machine_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> MachineResponseWithIncludes:
    """Get a machine.

    Returns one machine of the organisation. `reserved_session_id` names the session that holds it,
    if any.

    Args:
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, include=include, **options)).parsed
