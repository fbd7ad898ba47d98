"""GET /v1/request-logs/{log_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.request_log_response import RequestLogResponse


def build_request(log_id: UUID | str) -> Request[RequestLogResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_request_log",
        method="GET",
        route="/v1/request-logs/{log_id}",
        path=f"/v1/request-logs/{uuid_segment('log_id', log_id)}",
        response_type=RequestLogResponse,
    )


async def asyncio(
    log_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> RequestLogResponse:
    """Get a request log.

    Returns one log entry. `completed_at` is null as long as no completion was recorded.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The request log.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(log_id), **options)).parsed


async def asyncio_detailed(
    log_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[RequestLogResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(log_id), **options)


def sync(
    log_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> RequestLogResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(log_id), **options)).parsed


def sync_detailed(
    log_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[RequestLogResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(log_id), **options)
