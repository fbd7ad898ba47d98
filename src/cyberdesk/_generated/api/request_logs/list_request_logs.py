"""GET /v1/request-logs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.request_log_page import RequestLogPage


def build_request(
    *,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[RequestLogPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
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


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RequestLogPage:
    """List request logs.

    Returns one page of the request logs of the organisation's machines. The contract leaves the type of the items
    open; a single log has the shape of `RequestLogResponse`.

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
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(
            build_request(machine_id=machine_id, method=method, status_code=status_code, skip=skip, limit=limit),
            **options,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(machine_id=machine_id, method=method, status_code=status_code, skip=skip, limit=limit),
        **options,
    )


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RequestLogPage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(
            build_request(machine_id=machine_id, method=method, status_code=status_code, skip=skip, limit=limit),
            **options,
        )
    ).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    machine_id: UUID | str | UnsetType = UNSET,
    method: str | UnsetType = UNSET,
    status_code: int | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RequestLogPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(
        build_request(machine_id=machine_id, method=method, status_code=status_code, skip=skip, limit=limit),
        **options,
    )
