"""POST /v1/request-logs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.request_log_create import RequestLogCreate
from ...models.request_log_response import RequestLogResponse


def build_request(*, body: RequestLogCreate) -> Request[RequestLogResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_request_log",
        method="POST",
        route="/v1/request-logs",
        path="/v1/request-logs",
        response_type=RequestLogResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: RequestLogCreate, **options: Unpack[RequestOptions]
) -> RequestLogResponse:
    """Create a request log.

    Stores a log entry for a request to a machine. `request_id`, `method`, `path` and `machine_id` are required;
    status, sizes and duration can follow with an update.

    Args:
        body: The request to log.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created request log.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: RequestLogCreate, **options: Unpack[RequestOptions]
) -> Response[RequestLogResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: RequestLogCreate, **options: Unpack[RequestOptions]
) -> RequestLogResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: RequestLogCreate, **options: Unpack[RequestOptions]
) -> Response[RequestLogResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
