"""POST /v1/trajectories/{trajectory_id}/duplicate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.trajectory_response import TrajectoryResponse


def build_request(trajectory_id: UUID | str) -> Request[TrajectoryResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="duplicate_trajectory",
        method="POST",
        route="/v1/trajectories/{trajectory_id}/duplicate",
        path=f"/v1/trajectories/{uuid_segment('trajectory_id', trajectory_id)}/duplicate",
        response_type=TrajectoryResponse,
    )


async def asyncio(
    trajectory_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """Duplicate a trajectory.

    Creates a copy with its own copies of the images. The copy is unapproved and its name ends in (Copy).

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The copy.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(trajectory_id), **options)).parsed


async def asyncio_detailed(
    trajectory_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(trajectory_id), **options)


def sync(
    trajectory_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(trajectory_id), **options)).parsed


def sync_detailed(
    trajectory_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(trajectory_id), **options)
