"""GET /v1/runs/{run_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.run_response_with_includes import RunResponseWithIncludes


def build_request(run_id: UUID | str, *, include: str | UnsetType = UNSET) -> Request[RunResponseWithIncludes]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_run",
        method="GET",
        route="/v1/runs/{run_id}",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}",
        response_type=RunResponseWithIncludes,
        query={"include": include},
    )


async def asyncio(
    run_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunResponseWithIncludes:
    """Get a run.

    Returns one run with its complete data; `fields` exists only for the list. When polling, stop at `success`,
    `task_failed`, `error` or `cancelled`: `running_checks` is not final, because post-run checks are still
    deciding the outcome. `started_at` is null while the run is scheduling and `ended_at` until it has finished.

    Args:
        include: Related resources to add, as one comma-separated string: `workflow`, `machine` and
            `machine.pools`. They arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The run.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(run_id, include=include), **options)).parsed


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunResponseWithIncludes]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(run_id, include=include), **options)


def sync(
    run_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunResponseWithIncludes:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(run_id, include=include), **options)).parsed


def sync_detailed(
    run_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunResponseWithIncludes]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(run_id, include=include), **options)
