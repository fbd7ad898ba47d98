"""GET /v1/request-logs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request
from ...models.request_log_page import RequestLogPage

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[RequestLogPage]:
    """Build the request for `list_request_logs`, without sending it.

    Args:
        machine_id: Only logs of this machine.
        method: Only logs with this HTTP method.
        status_code: Only logs with this HTTP status.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_request_logs",
        method="GET",
        route="/v1/request-logs",
        path="/v1/request-logs",
        response_type=RequestLogPage,
        query={
            "machine_id": machine_id,
            "method": method,
            "status_code": status_code,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogPage]:
    """List request logs, and return the whole answer.

    Returns one page of the request logs of the organisation's machines. The contract leaves the
    type of the items open; a single log has the shape of `RequestLogResponse`.

    Args:
        machine_id: Only logs of this machine.
        method: Only logs with this HTTP method.
        status_code: Only logs with this HTTP status.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of request logs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            machine_id=machine_id,
            method=method,
            status_code=status_code,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RequestLogPage:
    """List request logs.

    Returns one page of the request logs of the organisation's machines. The contract leaves the
    type of the items open; a single log has the shape of `RequestLogResponse`.

    Args:
        machine_id: Only logs of this machine.
        method: Only logs with this HTTP method.
        status_code: Only logs with this HTTP status.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of request logs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        await asyncio_detailed(
            client=client,
            machine_id=machine_id,
            method=method,
            status_code=status_code,
            skip=skip,
            limit=limit,
            **options,
        )
    ).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogPage]:
    """List request logs, and return the whole answer.

    Returns one page of the request logs of the organisation's machines. The contract leaves the
    type of the items open; a single log has the shape of `RequestLogResponse`.

    Args:
        machine_id: Only logs of this machine.
        method: Only logs with this HTTP method.
        status_code: Only logs with this HTTP status.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of request logs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            machine_id=machine_id,
            method=method,
            status_code=status_code,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RequestLogPage:
    """List request logs.

    Returns one page of the request logs of the organisation's machines. The contract leaves the
    type of the items open; a single log has the shape of `RequestLogResponse`.

    Args:
        machine_id: Only logs of this machine.
        method: Only logs with this HTTP method.
        status_code: Only logs with this HTTP status.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of request logs.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        sync_detailed(
            client=client,
            machine_id=machine_id,
            method=method,
            status_code=status_code,
            skip=skip,
            limit=limit,
            **options,
        )
    ).parsed
