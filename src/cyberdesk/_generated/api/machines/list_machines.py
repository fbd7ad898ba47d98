"""GET /v1/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request
from ...models.machine_page import MachinePage

if TYPE_CHECKING:
    import datetime
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk
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
    """Build the request for `list_machines`, without sending it.

    Args:
        search: Text to look for in id, name and hostname.
        name: Exact machine name, case-sensitive. Names are not unique, so several machines can
            match.
        status: Only machines in this state: `connected`, `disconnected` or `error`.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.

    Returns:
        What to hand to `client.send`.
    """
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


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
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
    """List machines, and return the whole answer.

    Returns one page of the organisation's machines. The filters can be combined. With
    `include=pools` the pools of all machines on the page come once each in `included`.

    Args:
        search: Text to look for in id, name and hostname.
        name: Exact machine name, case-sensitive. Names are not unique, so several machines can
            match.
        status: Only machines in this state: `connected`, `disconnected` or `error`.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
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


async def asyncio(
    *,
    client: AsyncCyberdesk,
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

    Returns one page of the organisation's machines. The filters can be combined. With
    `include=pools` the pools of all machines on the page come once each in `included`.

    Args:
        search: Text to look for in id, name and hostname.
        name: Exact machine name, case-sensitive. Names are not unique, so several machines can
            match.
        status: Only machines in this state: `connected`, `disconnected` or `error`.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        await asyncio_detailed(
            client=client,
            search=search,
            name=name,
            status=status,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            include=include,
            skip=skip,
            limit=limit,
            **options,
        )
    ).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
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
    """List machines, and return the whole answer.

    Returns one page of the organisation's machines. The filters can be combined. With
    `include=pools` the pools of all machines on the page come once each in `included`.

    Args:
        search: Text to look for in id, name and hostname.
        name: Exact machine name, case-sensitive. Names are not unique, so several machines can
            match.
        status: Only machines in this state: `connected`, `disconnected` or `error`.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: A page of machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
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


def sync(
    *,
    client: Cyberdesk,
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

    Returns one page of the organisation's machines. The filters can be combined. With
    `include=pools` the pools of all machines on the page come once each in `included`.

    Args:
        search: Text to look for in id, name and hostname.
        name: Exact machine name, case-sensitive. Names are not unique, so several machines can
            match.
        status: Only machines in this state: `connected`, `disconnected` or `error`.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        include: Related resources to add, as one comma-separated string. Only `pools` is known;
            they arrive in `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of machines.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (
        sync_detailed(
            client=client,
            search=search,
            name=name,
            status=status,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            include=include,
            skip=skip,
            limit=limit,
            **options,
        )
    ).parsed
