"""GET /v1/request-logs/{log_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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


def build_request(
    log_id: UUID | str,
) -> Request[RequestLogResponse]:
    """Build the request for `get_request_log`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_request_log",
        method="GET",
        route="/v1/request-logs/{log_id}",
        path=f"/v1/request-logs/{uuid_segment('log_id', log_id)}",
        response_type=RequestLogResponse,
    )


async def asyncio_detailed(
    log_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogResponse]:
    """Get a request log, and return the whole answer.

    Returns one log entry. `completed_at` is null as long as no completion was recorded.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            log_id,
        ),
        **options,
    )


async def asyncio(
    log_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> RequestLogResponse:
    """Get a request log.

    Returns one log entry. `completed_at` is null as long as no completion was recorded.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(log_id, client=client, **options)).parsed


def sync_detailed(
    log_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogResponse]:
    """Get a request log, and return the whole answer.

    Returns one log entry. `completed_at` is null as long as no completion was recorded.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            log_id,
        ),
        **options,
    )


def sync(
    log_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> RequestLogResponse:
    """Get a request log.

    Returns one log entry. `completed_at` is null as long as no completion was recorded.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(log_id, client=client, **options)).parsed
