"""PATCH /v1/request-logs/{log_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.request_log_response import RequestLogResponse
from ...models.request_log_update import RequestLogUpdate


def build_request(log_id: UUID | str, *, body: RequestLogUpdate) -> Request[RequestLogResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_request_log",
        method="PATCH",
        route="/v1/request-logs/{log_id}",
        path=f"/v1/request-logs/{uuid_segment('log_id', log_id)}",
        response_type=RequestLogResponse,
        json=body,
    )


async def asyncio(
    log_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: RequestLogUpdate,
    **options: Unpack[RequestOptions],
) -> RequestLogResponse:
    """Update a request log.

    Adds the outcome to a log entry: status, response size, completion time, duration or error. Fields left out
    keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated request log.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(log_id, body=body), **options)).parsed


async def asyncio_detailed(
    log_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: RequestLogUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(log_id, body=body), **options)


def sync(
    log_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: RequestLogUpdate, **options: Unpack[RequestOptions]
) -> RequestLogResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(log_id, body=body), **options)).parsed


def sync_detailed(
    log_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: RequestLogUpdate, **options: Unpack[RequestOptions]
) -> Response[RequestLogResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(log_id, body=body), **options)
