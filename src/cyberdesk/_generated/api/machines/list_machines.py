"""GET /v1/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.machine_page import MachinePage
from ...models.machine_status import MachineStatus


def build_request(
    *,
    search: str | UnsetType = UNSET,
    name: str | UnsetType = UNSET,
    status: MachineStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[MachinePage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_machines",
        method="GET",
        route="/v1/machines",
        path="/v1/machines",
        response_type=MachinePage,
        query={
            "search": search,
            "name": name,
            "status": status,
            "created_at_from": created_at_from,
            "created_at_to": created_at_to,
            "include": include,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    search: str | UnsetType = UNSET,
    name: str | UnsetType = UNSET,
    status: MachineStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> MachinePage:
    """List machines.

    Returns one page of the organisation's machines. The filters can be combined. With `include=pools` the pools of
    all machines on the page come once each in `included`.

    Args:
        search: Text to look for in id, name and hostname.
        name: Exact machine name, case-sensitive. Names are not unique, so several machines can match.
        status: Only machines in this state: `connected`, `disconnected` or `error`.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        include: Related resources to add, as one comma-separated string. Only `pools` is known; they arrive in
            `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of machines.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(
            build_request(
                search=search,
                name=name,
                status=status,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                include=include,
                skip=skip,
                limit=limit,
            ),
            **options,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    search: str | UnsetType = UNSET,
    name: str | UnsetType = UNSET,
    status: MachineStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[MachinePage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(
            search=search,
            name=name,
            status=status,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    search: str | UnsetType = UNSET,
    name: str | UnsetType = UNSET,
    status: MachineStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> MachinePage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(
            build_request(
                search=search,
                name=name,
                status=status,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                include=include,
                skip=skip,
                limit=limit,
            ),
            **options,
        )
    ).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    search: str | UnsetType = UNSET,
    name: str | UnsetType = UNSET,
    status: MachineStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[MachinePage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(
        build_request(
            search=search,
            name=name,
            status=status,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )
