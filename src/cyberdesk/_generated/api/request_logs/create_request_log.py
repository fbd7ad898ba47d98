"""POST /v1/request-logs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.request_log_response import RequestLogResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.request_log_create import RequestLogCreate


def build_request(
    *,
    body: RequestLogCreate,
) -> Request[RequestLogResponse]:
    """Build the request for `create_request_log`, without sending it.

    Args:
        body: The request to log.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_request_log",
        method="POST",
        route="/v1/request-logs",
        path="/v1/request-logs",
        response_type=RequestLogResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: RequestLogCreate,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogResponse]:
    """Create a request log, and return the whole answer.

    Stores a log entry for a request to a machine. `request_id`, `method`, `path` and `machine_id`
    are required; status, sizes and duration can follow with an update.

    Args:
        body: The request to log.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created request
        log.

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
    body: RequestLogCreate,
    **options: Unpack[RequestOptions],
) -> RequestLogResponse:
    """Create a request log.

    Stores a log entry for a request to a machine. `request_id`, `method`, `path` and `machine_id`
    are required; status, sizes and duration can follow with an update.

    Args:
        body: The request to log.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: RequestLogCreate,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogResponse]:
    """Create a request log, and return the whole answer.

    Stores a log entry for a request to a machine. `request_id`, `method`, `path` and `machine_id`
    are required; status, sizes and duration can follow with an update.

    Args:
        body: The request to log.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created request
        log.

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
    body: RequestLogCreate,
    **options: Unpack[RequestOptions],
) -> RequestLogResponse:
    """Create a request log.

    Stores a log entry for a request to a machine. `request_id`, `method`, `path` and `machine_id`
    are required; status, sizes and duration can follow with an update.

    Args:
        body: The request to log.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created request log.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
