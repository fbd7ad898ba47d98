"""POST /v1/runs/{run_id}/generate-trajectory. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    """Build the request for `generate_run_trajectory`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="generate_run_trajectory",
        method="POST",
        route="/v1/runs/{run_id}/generate-trajectory",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/generate-trajectory",
        response_type=TrajectoryResponse,
    )


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryResponse]:
    """Promote a trajectory of a run, and return the whole answer.

    Turns the run's most recently updated trajectory into a generated one, so that it shows up in
    the default trajectory list. It is replayed only after it has been approved. Answers 200, not
    201.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The promoted
        trajectory.

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
    """Promote a trajectory of a run.

    Turns the run's most recently updated trajectory into a generated one, so that it shows up in
    the default trajectory list. It is replayed only after it has been approved. Answers 200, not
    201.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The promoted trajectory.

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
    """Promote a trajectory of a run, and return the whole answer.

    Turns the run's most recently updated trajectory into a generated one, so that it shows up in
    the default trajectory list. It is replayed only after it has been approved. Answers 200, not
    201.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The promoted
        trajectory.

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
    """Promote a trajectory of a run.

    Turns the run's most recently updated trajectory into a generated one, so that it shows up in
    the default trajectory list. It is replayed only after it has been approved. Answers 200, not
    201.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The promoted trajectory.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(run_id, client=client, **options)).parsed
