"""PATCH /v1/request-logs/{log_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.request_log_response import RequestLogResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.request_log_update import RequestLogUpdate


def build_request(
    log_id: UUID | str,
    *,
    body: RequestLogUpdate,
) -> Request[RequestLogResponse]:
    """Build the request for `update_request_log`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_request_log",
        method="PATCH",
        route="/v1/request-logs/{log_id}",
        path=f"/v1/request-logs/{uuid_segment('log_id', log_id)}",
        response_type=RequestLogResponse,
        json=body,
    )


async def asyncio_detailed(
    log_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: RequestLogUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogResponse]:
    """Update a request log, and return the whole answer.

    Adds the outcome to a log entry: status, response size, completion time, duration or error.
    Fields left out keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated request
        log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            log_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    log_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: RequestLogUpdate,
    **options: Unpack[RequestOptions],
) -> RequestLogResponse:
    """Update a request log.

    Adds the outcome to a log entry: status, response size, completion time, duration or error.
    Fields left out keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(log_id, client=client, body=body, **options)).parsed


def sync_detailed(
    log_id: UUID | str,
    *,
    client: Cyberdesk,
    body: RequestLogUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogResponse]:
    """Update a request log, and return the whole answer.

    Adds the outcome to a log entry: status, response size, completion time, duration or error.
    Fields left out keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated request
        log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            log_id,
            body=body,
        ),
        **options,
    )


def sync(
    log_id: UUID | str,
    *,
    client: Cyberdesk,
    body: RequestLogUpdate,
    **options: Unpack[RequestOptions],
) -> RequestLogResponse:
    """Update a request log.

    Adds the outcome to a log entry: status, response size, completion time, duration or error.
    Fields left out keep their value.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(log_id, client=client, body=body, **options)).parsed
