"""PATCH /v1/runs/{run_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_response import RunResponse
from ...models.run_update import RunUpdate


def build_request(run_id: UUID | str, *, body: RunUpdate) -> Request[RunResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_run",
        method="PATCH",
        route="/v1/runs/{run_id}",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}",
        response_type=RunResponse,
        json=body,
    )


async def asyncio(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, body: RunUpdate, **options: Unpack[RequestOptions]
) -> RunResponse:
    """Update a run.

    Changes the given fields only. The main use is cancelling: send `status` as `cancelled`, since no separate
    cancel operation exists. The remaining fields are meant for internal use. Which status changes are refused is
    not documented.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated run.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(run_id, body=body), **options)).parsed


async def asyncio_detailed(
    run_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, body: RunUpdate, **options: Unpack[RequestOptions]
) -> Response[RunResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(run_id, body=body), **options)


def sync(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: RunUpdate, **options: Unpack[RequestOptions]
) -> RunResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(run_id, body=body), **options)).parsed


def sync_detailed(
    run_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: RunUpdate, **options: Unpack[RequestOptions]
) -> Response[RunResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(run_id, body=body), **options)
