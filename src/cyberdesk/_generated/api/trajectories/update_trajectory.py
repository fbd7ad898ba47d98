"""PATCH /v1/trajectories/{trajectory_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.trajectory_response import TrajectoryResponse
from ...models.trajectory_update import TrajectoryUpdate


def build_request(trajectory_id: UUID | str, *, body: TrajectoryUpdate) -> Request[TrajectoryResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_trajectory",
        method="PATCH",
        route="/v1/trajectories/{trajectory_id}",
        path=f"/v1/trajectories/{uuid_segment('trajectory_id', trajectory_id)}",
        response_type=TrajectoryResponse,
        json=body,
    )


async def asyncio(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Update a trajectory.

    Changes the given fields: name, description, steps, `is_approved` and `is_main`. Approving is what makes a
    trajectory eligible for replay.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated trajectory.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(trajectory_id, body=body), **options)).parsed


async def asyncio_detailed(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(trajectory_id, body=body), **options)


def sync(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(trajectory_id, body=body), **options)).parsed


def sync_detailed(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(trajectory_id, body=body), **options)
