"""POST /v1/runs/{run_id}/retry. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_response import RunResponse
from ...models.run_retry import RunRetry


def build_request(run_id: UUID | str, *, body: RunRetry) -> Request[RunResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="retry_run",
        method="POST",
        route="/v1/runs/{run_id}/retry",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}/retry",
        response_type=RunResponse,
        json=body,
    )


async def asyncio(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, body: RunRetry, **options: Unpack[RequestOptions]
) -> RunResponse:
    """Retry a run.

    Runs a finished run again under the same id. Only the statuses `success`, `task_failed`, `error` and
    `cancelled` allow it; an active run is refused, with a status that is not documented. What the last attempt
    produced (outputs, message history, output attachments) is removed in any case.

    Input values and input attachments are kept unless new ones are sent, but sensitive values must be sent again,
    as their aliases are cleared otherwise. The session is reused by default; the retry is assigned at once if
    possible and queues if its session is busy.

    Args:
        body: What to change for the new attempt; may be an empty object.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The run, waiting for its new execution.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(run_id, body=body), **options)).parsed


async def asyncio_detailed(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, body: RunRetry, **options: Unpack[RequestOptions]
) -> Response[RunResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(run_id, body=body), **options)


def sync(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: RunRetry, **options: Unpack[RequestOptions]
) -> RunResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(run_id, body=body), **options)).parsed


def sync_detailed(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: RunRetry, **options: Unpack[RequestOptions]
) -> Response[RunResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(run_id, body=body), **options)
