"""GET /v1/machines/{machine_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.machine_response_with_includes import MachineResponseWithIncludes


def build_request(
    machine_id: UUID | str, *, include: str | UnsetType = UNSET
) -> Request[MachineResponseWithIncludes]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_machine",
        method="GET",
        route="/v1/machines/{machine_id}",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}",
        response_type=MachineResponseWithIncludes,
        query={"include": include},
    )


async def asyncio(
    machine_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> MachineResponseWithIncludes:
    """Get a machine.

    Returns one machine of the organisation. `reserved_session_id` names the session that holds it, if any.

    Args:
        include: Related resources to add, as one comma-separated string. Only `pools` is known; they arrive in
            `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The machine.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, include=include), **options)).parsed


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponseWithIncludes]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, include=include), **options)


def sync(
    machine_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> MachineResponseWithIncludes:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, include=include), **options)).parsed


def sync_detailed(
    machine_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponseWithIncludes]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, include=include), **options)
