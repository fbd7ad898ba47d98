"""GET /v1/workflows/{workflow_id}/latest-trajectory. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.trajectory_response import TrajectoryResponse


def build_request(workflow_id: UUID | str) -> Request[TrajectoryResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_latest_trajectory_for_workflow",
        method="GET",
        route="/v1/workflows/{workflow_id}/latest-trajectory",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/latest-trajectory",
        response_type=TrajectoryResponse,
    )


async def asyncio(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """Get the latest trajectory of a workflow.

    Returns the workflow's trajectory that was changed last, judged by `updated_at` and not by its creation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory changed last.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id), **options)


def sync(
    workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> TrajectoryResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[TrajectoryResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id), **options)
