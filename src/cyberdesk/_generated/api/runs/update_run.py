"""PATCH /v1/runs/{run_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.run_response import RunResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.run_update import RunUpdate


def build_request(
    run_id: UUID | str,
    *,
    body: RunUpdate,
) -> Request[RunResponse]:
    """Build the request for `update_run`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_run",
        method="PATCH",
        route="/v1/runs/{run_id}",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}",
        response_type=RunResponse,
        json=body,
    )


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: RunUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RunResponse]:
    """Update a run, and return the whole answer.

    Changes the given fields only. The main use is cancelling: send `status` as `cancelled`, since
    no separate cancel operation exists. The remaining fields are meant for internal use. Which
    status changes are refused is not documented.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            run_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: RunUpdate,
    **options: Unpack[RequestOptions],
) -> RunResponse:
    """Update a run.

    Changes the given fields only. The main use is cancelling: send `status` as `cancelled`, since
    no separate cancel operation exists. The remaining fields are meant for internal use. Which
    status changes are refused is not documented.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(run_id, client=client, body=body, **options)).parsed


def sync_detailed(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    body: RunUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RunResponse]:
    """Update a run, and return the whole answer.

    Changes the given fields only. The main use is cancelling: send `status` as `cancelled`, since
    no separate cancel operation exists. The remaining fields are meant for internal use. Which
    status changes are refused is not documented.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            run_id,
            body=body,
        ),
        **options,
    )


def sync(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    body: RunUpdate,
    **options: Unpack[RequestOptions],
) -> RunResponse:
    """Update a run.

    Changes the given fields only. The main use is cancelling: send `status` as `cancelled`, since
    no separate cancel operation exists. The remaining fields are meant for internal use. Which
    status changes are refused is not documented.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated run.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(run_id, client=client, body=body, **options)).parsed
