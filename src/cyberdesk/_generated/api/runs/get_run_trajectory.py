"""GET /v1/runs/{run_id}/trajectory. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    run_id: UUID | str,
) -> Request[TrajectoryResponse]:
    """Build the request for `get_run_trajectory`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_run_trajectory",
        method="GET",
        route="/v1/runs/{run_id}/trajectory",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/trajectory",
        response_type=TrajectoryResponse,
    )


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Get the trajectory of a run, and return the whole answer.

    Returns the trajectory that belongs to the run. Which one is chosen if the run has several is
    not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The trajectory of the
        run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            run_id,
        ),
        **options,
    )


async def asyncio(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Get the trajectory of a run.

    Returns the trajectory that belongs to the run. Which one is chosen if the run has several is
    not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory of the run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(run_id, client=client, **options)).parsed


def sync_detailed(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Get the trajectory of a run, and return the whole answer.

    Returns the trajectory that belongs to the run. Which one is chosen if the run has several is
    not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The trajectory of the
        run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            run_id,
        ),
        **options,
    )


def sync(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> TrajectoryResponse:
    """Get the trajectory of a run.

    Returns the trajectory that belongs to the run. Which one is chosen if the run has several is
    not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The trajectory of the run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(run_id, client=client, **options)).parsed
