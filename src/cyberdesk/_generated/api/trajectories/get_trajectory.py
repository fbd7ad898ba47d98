"""GET /v1/trajectories/{trajectory_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import UNSET, Request
from ...models.trajectory_response_with_includes import TrajectoryResponseWithIncludes

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    trajectory_id: UUID | str,
    *,
    include: str | UnsetType = UNSET,
) -> Request[TrajectoryResponseWithIncludes]:
    """Build the request for `get_trajectory`, without sending it.

    Args:
        include: Related resources to add, as one comma-separated string. Only `workflow` is known;
            it arrives in `included`.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_trajectory",
        method="GET",
        route="/v1/trajectories/{trajectory_id}",
        path=f"/v1/trajectories/{uuid_segment('trajectory_id', trajectory_id)}",
        response_type=TrajectoryResponseWithIncludes,
        query={
            "include": include,
        },
    )


async def asyncio_detailed(
    trajectory_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponseWithIncludes]:
    """Get a trajectory, and return the whole answer.

    Returns one trajectory of the organisation with its steps.

    Args:
        include: Related resources to add, as one comma-separated string. Only `workflow` is known;
            it arrives in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            trajectory_id,
            include=include,
        ),
        **options,
    )


async def asyncio(
    trajectory_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponseWithIncludes:
    """Get a trajectory.

    Returns one trajectory of the organisation with its steps.

    Args:
        include: Related resources to add, as one comma-separated string. Only `workflow` is known;
            it arrives in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(trajectory_id, client=client, include=include, **options)).parsed


def sync_detailed(
    trajectory_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponseWithIncludes]:
    """Get a trajectory, and return the whole answer.

    Returns one trajectory of the organisation with its steps.

    Args:
        include: Related resources to add, as one comma-separated string. Only `workflow` is known;
            it arrives in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            trajectory_id,
            include=include,
        ),
        **options,
    )


def sync(
    trajectory_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponseWithIncludes:
    """Get a trajectory.

    Returns one trajectory of the organisation with its steps.

    Args:
        include: Related resources to add, as one comma-separated string. Only `workflow` is known;
            it arrives in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(trajectory_id, client=client, include=include, **options)).parsed
