"""POST /v1/runs/{run_id}/generate-trajectory. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.trajectory_response import TrajectoryResponse


def build_request(run_id: UUID | str) -> Request[TrajectoryResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="generate_run_trajectory",
        method="POST",
        route="/v1/runs/{run_id}/generate-trajectory",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/generate-trajectory",
        response_type=TrajectoryResponse,
    )


async def asyncio(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """Promote a trajectory of a run.

    Turns the run's most recently updated trajectory into a generated one, so that it shows up in the default
    trajectory list. It is replayed only after it has been approved. Responds with 200, not 201.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The promoted trajectory.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(run_id), **options)).parsed


async def asyncio_detailed(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(run_id), **options)


def sync(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(run_id), **options)).parsed


def sync_detailed(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(run_id), **options)
