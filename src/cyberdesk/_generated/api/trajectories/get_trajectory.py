"""GET /v1/trajectories/{trajectory_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.trajectory_response_with_includes import TrajectoryResponseWithIncludes


def build_request(
    trajectory_id: UUID | str, *, include: str | UnsetType = UNSET
) -> Request[TrajectoryResponseWithIncludes]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_trajectory",
        method="GET",
        route="/v1/trajectories/{trajectory_id}",
        path=f"/v1/trajectories/{uuid_segment('trajectory_id', trajectory_id)}",
        response_type=TrajectoryResponseWithIncludes,
        query={"include": include},
    )


async def asyncio(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponseWithIncludes:
    """Get a trajectory.

    Returns one trajectory of the organisation with its steps.

    Args:
        include: Related resources to add, as one comma-separated string. Only `workflow` is known; it arrives in
            `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(trajectory_id, include=include), **options)).parsed


async def asyncio_detailed(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponseWithIncludes]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(trajectory_id, include=include), **options)


def sync(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponseWithIncludes:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(trajectory_id, include=include), **options)).parsed


def sync_detailed(
    trajectory_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponseWithIncludes]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(trajectory_id, include=include), **options)
