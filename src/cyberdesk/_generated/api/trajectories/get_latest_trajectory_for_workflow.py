"""GET /v1/workflows/{workflow_id}/latest-trajectory. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    workflow_id: UUID | str,
) -> Request[TrajectoryResponse]:
    """Build the request for `get_latest_trajectory_for_workflow`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_latest_trajectory_for_workflow",
        method="GET",
        route="/v1/workflows/{workflow_id}/latest-trajectory",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/latest-trajectory",
        response_type=TrajectoryResponse,
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Get the latest trajectory of a workflow, and return the whole answer.

    Returns the workflow's trajectory that was changed last, judged by `updated_at` and not by its
    creation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The trajectory changed
        last.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            workflow_id,
        ),
        **options,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Get the latest trajectory of a workflow.

    Returns the workflow's trajectory that was changed last, judged by `updated_at` and not by its
    creation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory changed last.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Get the latest trajectory of a workflow, and return the whole answer.

    Returns the workflow's trajectory that was changed last, judged by `updated_at` and not by its
    creation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The trajectory changed
        last.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            workflow_id,
        ),
        **options,
    )


def sync(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Get the latest trajectory of a workflow.

    Returns the workflow's trajectory that was changed last, judged by `updated_at` and not by its
    creation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory changed last.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, **options)).parsed
