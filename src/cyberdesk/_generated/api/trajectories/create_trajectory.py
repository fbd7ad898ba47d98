"""POST /v1/trajectories. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.trajectory_create import TrajectoryCreate
from ...models.trajectory_response import TrajectoryResponse


def build_request(*, body: TrajectoryCreate) -> Request[TrajectoryResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_trajectory",
        method="POST",
        route="/v1/trajectories",
        path="/v1/trajectories",
        response_type=TrajectoryResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: TrajectoryCreate, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """Create a trajectory.

    Stores a trajectory for a workflow; `trajectory_data` needs at least one step and `dimensions` is required. It
    starts with `is_generated` false, so the default list does not show it. `is_main` cannot be set here, and only
    approved trajectories are replayed.

    Args:
        body: The trajectory to store.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created trajectory.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: TrajectoryCreate, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: TrajectoryCreate, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: TrajectoryCreate, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
