"""POST /v1/runs/bulk. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_bulk_create import RunBulkCreate
from ...models.run_bulk_create_response import RunBulkCreateResponse


def build_request(*, body: RunBulkCreate) -> Request[RunBulkCreateResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="bulk_create_runs",
        method="POST",
        route="/v1/runs/bulk",
        path="/v1/runs/bulk",
        response_type=RunBulkCreateResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: RunBulkCreate, **options: Unpack[RequestOptions]
) -> RunBulkCreateResponse:
    """Create many runs at once.

    Creates `count` (1 to 1000) runs of one workflow with the same inputs, all in one database transaction.
    Machines are chosen for each run as with a single one, and runs without a free match wait in `scheduling`; no
    load balancing is promised. With `start_session` all runs share one fresh session id.

    `main_prompt`, `session_alias` and `release_session_after` are not available here.

    Args:
        body: The workflow, the number of runs and their shared inputs.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created runs.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: RunBulkCreate, **options: Unpack[RequestOptions]
) -> Response[RunBulkCreateResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: RunBulkCreate, **options: Unpack[RequestOptions]
) -> RunBulkCreateResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: RunBulkCreate, **options: Unpack[RequestOptions]
) -> Response[RunBulkCreateResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
