"""GET /v1/runs/{run_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import UNSET, Request
from ...models.run_response_with_includes import RunResponseWithIncludes

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    run_id: UUID | str,
    *,
    include: str | UnsetType = UNSET,
) -> Request[RunResponseWithIncludes]:
    """Build the request for `get_run`, without sending it.

    Args:
        include: Related resources to add, as one comma-separated string: `workflow`, `machine` and
            `machine.pools`. They arrive in `included`.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_run",
        method="GET",
        route="/v1/runs/{run_id}",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}",
        response_type=RunResponseWithIncludes,
        query={
            "include": include,
        },
    )


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunResponseWithIncludes]:
    """Get a run, and return the whole answer.

    Returns one run with its complete data; `fields` exists only for the list. When polling, stop at
    `success`, `task_failed`, `error` or `cancelled`: `running_checks` is not final, because post-
    run checks are still deciding the outcome. `started_at` is null while the run is scheduling and
    `ended_at` until it has finished.

    Args:
        include: Related resources to add, as one comma-separated string: `workflow`, `machine` and
            `machine.pools`. They arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            run_id,
            include=include,
        ),
        **options,
    )


async def asyncio(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunResponseWithIncludes:
    """Get a run.

    Returns one run with its complete data; `fields` exists only for the list. When polling, stop at
    `success`, `task_failed`, `error` or `cancelled`: `running_checks` is not final, because post-
    run checks are still deciding the outcome. `started_at` is null while the run is scheduling and
    `ended_at` until it has finished.

    Args:
        include: Related resources to add, as one comma-separated string: `workflow`, `machine` and
            `machine.pools`. They arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(run_id, client=client, include=include, **options)).parsed


def sync_detailed(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunResponseWithIncludes]:
    """Get a run, and return the whole answer.

    Returns one run with its complete data; `fields` exists only for the list. When polling, stop at
    `success`, `task_failed`, `error` or `cancelled`: `running_checks` is not final, because post-
    run checks are still deciding the outcome. `started_at` is null while the run is scheduling and
    `ended_at` until it has finished.

    Args:
        include: Related resources to add, as one comma-separated string: `workflow`, `machine` and
            `machine.pools`. They arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            run_id,
            include=include,
        ),
        **options,
    )


def sync(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunResponseWithIncludes:
    """Get a run.

    Returns one run with its complete data; `fields` exists only for the list. When polling, stop at
    `success`, `task_failed`, `error` or `cancelled`: `running_checks` is not final, because post-
    run checks are still deciding the outcome. `started_at` is null while the run is scheduling and
    `ended_at` until it has finished.

    Args:
        include: Related resources to add, as one comma-separated string: `workflow`, `machine` and
            `machine.pools`. They arrive in `included`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(run_id, client=client, include=include, **options)).parsed
