"""POST /v1/trajectories. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.trajectory_response import TrajectoryResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.trajectory_create import TrajectoryCreate


def build_request(
    *,
    body: TrajectoryCreate,
) -> Request[TrajectoryResponse]:
    """Build the request for `create_trajectory`, without sending it.

    Args:
        body: The trajectory to store.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_trajectory",
        method="POST",
        route="/v1/trajectories",
        path="/v1/trajectories",
        response_type=TrajectoryResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: TrajectoryCreate,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Create a trajectory, and return the whole answer.

    Stores a trajectory for a workflow; `trajectory_data` needs at least one step and `dimensions`
    is required. It starts with `is_generated` false, so the default list does not show it.
    `is_main` cannot be set here, and only approved trajectories are replayed.

    Args:
        body: The trajectory to store.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: TrajectoryCreate,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Create a trajectory.

    Stores a trajectory for a workflow; `trajectory_data` needs at least one step and `dimensions`
    is required. It starts with `is_generated` false, so the default list does not show it.
    `is_main` cannot be set here, and only approved trajectories are replayed.

    Args:
        body: The trajectory to store.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: TrajectoryCreate,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Create a trajectory, and return the whole answer.

    Stores a trajectory for a workflow; `trajectory_data` needs at least one step and `dimensions`
    is required. It starts with `is_generated` false, so the default list does not show it.
    `is_main` cannot be set here, and only approved trajectories are replayed.

    Args:
        body: The trajectory to store.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: TrajectoryCreate,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Create a trajectory.

    Stores a trajectory for a workflow; `trajectory_data` needs at least one step and `dimensions`
    is required. It starts with `is_generated` false, so the default list does not show it.
    `is_main` cannot be set here, and only approved trajectories are replayed.

    Args:
        body: The trajectory to store.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
