"""PATCH /v1/trajectories/{trajectory_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.trajectory_response import TrajectoryResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.trajectory_update import TrajectoryUpdate


def build_request(
    trajectory_id: UUID | str,
    *,
    body: TrajectoryUpdate,
) -> Request[TrajectoryResponse]:
    """Build the request for `update_trajectory`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_trajectory",
        method="PATCH",
        route="/v1/trajectories/{trajectory_id}",
        path=f"/v1/trajectories/{uuid_segment('trajectory_id', trajectory_id)}",
        response_type=TrajectoryResponse,
        json=body,
    )


async def asyncio_detailed(
    trajectory_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Update a trajectory, and return the whole answer.

    Changes the given fields: name, description, steps, `is_approved` and `is_main`. Approving is
    what makes a trajectory eligible for replay.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            trajectory_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    trajectory_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Update a trajectory.

    Changes the given fields: name, description, steps, `is_approved` and `is_main`. Approving is
    what makes a trajectory eligible for replay.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(trajectory_id, client=client, body=body, **options)).parsed


def sync_detailed(
    trajectory_id: UUID | str,
    *,
    client: Cyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Update a trajectory, and return the whole answer.

    Changes the given fields: name, description, steps, `is_approved` and `is_main`. Approving is
    what makes a trajectory eligible for replay.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            trajectory_id,
            body=body,
        ),
        **options,
    )


def sync(
    trajectory_id: UUID | str,
    *,
    client: Cyberdesk,
    body: TrajectoryUpdate,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Update a trajectory.

    Changes the given fields: name, description, steps, `is_approved` and `is_main`. Approving is
    what makes a trajectory eligible for replay.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(trajectory_id, client=client, body=body, **options)).parsed
