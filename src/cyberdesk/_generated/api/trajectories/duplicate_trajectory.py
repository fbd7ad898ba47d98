"""POST /v1/trajectories/{trajectory_id}/duplicate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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


def build_request(
    trajectory_id: UUID | str,
) -> Request[TrajectoryResponse]:
    """Build the request for `duplicate_trajectory`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="duplicate_trajectory",
        method="POST",
        route="/v1/trajectories/{trajectory_id}/duplicate",
        path=f"/v1/trajectories/{uuid_segment('trajectory_id', trajectory_id)}/duplicate",
        response_type=TrajectoryResponse,
    )


async def asyncio_detailed(
    trajectory_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Duplicate a trajectory, and return the whole answer.

    Creates a copy with its own copies of the images. The copy is unapproved and its name ends in
    (Copy).

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The copy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            trajectory_id,
        ),
        **options,
    )


async def asyncio(
    trajectory_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Duplicate a trajectory.

    Creates a copy with its own copies of the images. The copy is unapproved and its name ends in
    (Copy).

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The copy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(trajectory_id, client=client, **options)).parsed


def sync_detailed(
    trajectory_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Duplicate a trajectory, and return the whole answer.

    Creates a copy with its own copies of the images. The copy is unapproved and its name ends in
    (Copy).

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The copy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            trajectory_id,
        ),
        **options,
    )


def sync(
    trajectory_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Duplicate a trajectory.

    Creates a copy with its own copies of the images. The copy is unapproved and its name ends in
    (Copy).

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The copy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(trajectory_id, client=client, **options)).parsed
