"""POST /v1/runs/bulk. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.run_bulk_create_response import RunBulkCreateResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.run_bulk_create import RunBulkCreate


def build_request(
    *,
    body: RunBulkCreate,
) -> Request[RunBulkCreateResponse]:
    """Build the request for `bulk_create_runs`, without sending it.

    Args:
        body: The workflow, the number of runs and their shared inputs.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="bulk_create_runs",
        method="POST",
        route="/v1/runs/bulk",
        path="/v1/runs/bulk",
        response_type=RunBulkCreateResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: RunBulkCreate,
    **options: Unpack[RequestOptions],
) -> Response[RunBulkCreateResponse]:
    """Create many runs at once, and return the whole answer.

    Creates `count` (1 to 1000) runs of one workflow with the same inputs, all in one database
    transaction. Machines are chosen for each run as with a single one, and runs without a free
    match wait in `scheduling`; no load balancing is promised. With `start_session` all runs share
    one fresh session id.

    `main_prompt`, `session_alias` and `release_session_after` are not available here.

    Args:
        body: The workflow, the number of runs and their shared inputs.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created runs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: RunBulkCreate,
    **options: Unpack[RequestOptions],
) -> RunBulkCreateResponse:
    """Create many runs at once.

    Creates `count` (1 to 1000) runs of one workflow with the same inputs, all in one database
    transaction. Machines are chosen for each run as with a single one, and runs without a free
    match wait in `scheduling`; no load balancing is promised. With `start_session` all runs share
    one fresh session id.

    `main_prompt`, `session_alias` and `release_session_after` are not available here.

    Args:
        body: The workflow, the number of runs and their shared inputs.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created runs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: RunBulkCreate,
    **options: Unpack[RequestOptions],
) -> Response[RunBulkCreateResponse]:
    """Create many runs at once, and return the whole answer.

    Creates `count` (1 to 1000) runs of one workflow with the same inputs, all in one database
    transaction. Machines are chosen for each run as with a single one, and runs without a free
    match wait in `scheduling`; no load balancing is promised. With `start_session` all runs share
    one fresh session id.

    `main_prompt`, `session_alias` and `release_session_after` are not available here.

    Args:
        body: The workflow, the number of runs and their shared inputs.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created runs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: RunBulkCreate,
    **options: Unpack[RequestOptions],
) -> RunBulkCreateResponse:
    """Create many runs at once.

    Creates `count` (1 to 1000) runs of one workflow with the same inputs, all in one database
    transaction. Machines are chosen for each run as with a single one, and runs without a free
    match wait in `scheduling`; no load balancing is promised. With `start_session` all runs share
    one fresh session id.

    `main_prompt`, `session_alias` and `release_session_after` are not available here.

    Args:
        body: The workflow, the number of runs and their shared inputs.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created runs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
