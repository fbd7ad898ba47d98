"""PATCH /v1/machines/{machine_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.machine_response import MachineResponse
from ...models.machine_update import MachineUpdate


def build_request(machine_id: UUID | str, *, body: MachineUpdate) -> Request[MachineResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_machine",
        method="PATCH",
        route="/v1/machines/{machine_id}",
        path=f"/v1/machines/{uuid_segment('machine_id', machine_id)}",
        response_type=MachineResponse,
        json=body,
    )


async def asyncio(
    machine_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachineUpdate,
    **options: Unpack[RequestOptions],
) -> MachineResponse:
    """Update a machine.

    Changes the given fields only. An explicit null for `reserved_session_id` ends the session on the machine: its
    scheduling and running runs are cancelled, the reservation is cleared, the machine becomes available and
    waiting runs are matched again. Leaving the field out keeps the reservation.

    An empty object for `machine_parameters` or `machine_sensitive_parameters` clears them. Sensitive values are
    written in plain form, but reads show aliases only.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated machine.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: MachineUpdate,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: MachineUpdate, **options: Unpack[RequestOptions]
) -> MachineResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: MachineUpdate, **options: Unpack[RequestOptions]
) -> Response[MachineResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
