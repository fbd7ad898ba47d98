"""GET /v1/runs/{run_id}/trajectory. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
        operation="get_run_trajectory",
        method="GET",
        route="/v1/runs/{run_id}/trajectory",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/trajectory",
        response_type=TrajectoryResponse,
    )


async def asyncio(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """Get the trajectory of a run.

    Returns the trajectory that belongs to the run. Which one is chosen if the run has several is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory of the run.

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
