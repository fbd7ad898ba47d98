"""GET /v1/runs. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.run_field import RunField
from ...models.run_list_sort_mode import RunListSortMode
from ...models.run_page import RunPage
from ...models.run_status import RunStatus


def build_request(
    *,
    workflow_id: UUID | str | UnsetType = UNSET,
    machine_id: UUID | str | UnsetType = UNSET,
    session_id: UUID | str | UnsetType = UNSET,
    status: RunStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    sort_mode: RunListSortMode | str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
    deep_search: bool | UnsetType = UNSET,
    fields: Sequence[RunField | str] | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[RunPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_runs",
        method="GET",
        route="/v1/runs",
        path="/v1/runs",
        response_type=RunPage,
        query={
            "workflow_id": workflow_id,
            "machine_id": machine_id,
            "session_id": session_id,
            "status": status,
            "created_at_from": created_at_from,
            "created_at_to": created_at_to,
            "sort_mode": sort_mode,
            "search": search,
            "deep_search": deep_search,
            "fields": fields,
            "include": include,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    workflow_id: UUID | str | UnsetType = UNSET,
    machine_id: UUID | str | UnsetType = UNSET,
    session_id: UUID | str | UnsetType = UNSET,
    status: RunStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    sort_mode: RunListSortMode | str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
    deep_search: bool | UnsetType = UNSET,
    fields: Sequence[RunField | str] | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunPage:
    """List runs.

    Returns one page of the organisation's runs; all filters can be combined. `id`, `workflow_id`, `machine_id`,
    `status` and `created_at` are always present, further fields are chosen with `fields`. What comes back without
    `fields` is not clearly documented, so name the fields you need.

    The usual order puts active runs first, then recent completions; while runs change state, an item may move from
    one page to another. Use `sort_mode=created_at_desc` when walking through all pages.

    Args:
        workflow_id: Only runs of this workflow.
        machine_id: Only runs on this machine.
        session_id: Only runs of this session.
        status: Only runs in this state.
        created_at_from: Earliest creation time to match, inclusive, in UTC.
        created_at_to: Latest creation time to match, inclusive, in UTC.
        sort_mode: Order of the runs: `activity` (default) puts active runs first and then recent completions,
            `created_at_desc` is strictly newest first.
        search: Text to look for, ignoring case, in id, input values, output data, error and session alias.
        deep_search: Whether `search` also looks into the message history. Default false.
        fields: Fields to return besides the base fields, as a repeated parameter (`fields=a&fields=b`). Leaving
            out `run_message_history` keeps responses small.
        include: Related resources to add, as one comma-separated string: `workflow`, `machine` and
            `machine.pools`. They arrive in `included`, each resource once per page.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of runs.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(
            build_request(
                workflow_id=workflow_id,
                machine_id=machine_id,
                session_id=session_id,
                status=status,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                sort_mode=sort_mode,
                search=search,
                deep_search=deep_search,
                fields=fields,
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
    workflow_id: UUID | str | UnsetType = UNSET,
    machine_id: UUID | str | UnsetType = UNSET,
    session_id: UUID | str | UnsetType = UNSET,
    status: RunStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    sort_mode: RunListSortMode | str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
    deep_search: bool | UnsetType = UNSET,
    fields: Sequence[RunField | str] | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(
            workflow_id=workflow_id,
            machine_id=machine_id,
            session_id=session_id,
            status=status,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            sort_mode=sort_mode,
            search=search,
            deep_search=deep_search,
            fields=fields,
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    workflow_id: UUID | str | UnsetType = UNSET,
    machine_id: UUID | str | UnsetType = UNSET,
    session_id: UUID | str | UnsetType = UNSET,
    status: RunStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    sort_mode: RunListSortMode | str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
    deep_search: bool | UnsetType = UNSET,
    fields: Sequence[RunField | str] | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunPage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(
            build_request(
                workflow_id=workflow_id,
                machine_id=machine_id,
                session_id=session_id,
                status=status,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                sort_mode=sort_mode,
                search=search,
                deep_search=deep_search,
                fields=fields,
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
    workflow_id: UUID | str | UnsetType = UNSET,
    machine_id: UUID | str | UnsetType = UNSET,
    session_id: UUID | str | UnsetType = UNSET,
    status: RunStatus | str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    sort_mode: RunListSortMode | str | UnsetType = UNSET,
    search: str | UnsetType = UNSET,
    deep_search: bool | UnsetType = UNSET,
    fields: Sequence[RunField | str] | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(
        build_request(
            workflow_id=workflow_id,
            machine_id=machine_id,
            session_id=session_id,
            status=status,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            sort_mode=sort_mode,
            search=search,
            deep_search=deep_search,
            fields=fields,
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )
