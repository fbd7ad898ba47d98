"""GET /v1/workflows. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.workflow_page import WorkflowPage


def build_request(
    *,
    search: str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    tag_ids: str | UnsetType = UNSET,
    include_tags: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[WorkflowPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_workflows",
        method="GET",
        route="/v1/workflows",
        path="/v1/workflows",
        response_type=WorkflowPage,
        query={
            "search": search,
            "created_at_from": created_at_from,
            "created_at_to": created_at_to,
            "updated_at_from": updated_at_from,
            "updated_at_to": updated_at_to,
            "tag_ids": tag_ids,
            "include_tags": include_tags,
            "include": include,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    search: str | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    tag_ids: str | UnsetType = UNSET,
    include_tags: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowPage:
    """List workflows.

    Returns one page of the organisation's workflows, most recently changed first. Tags and post-run checks are
    left out unless `include` asks for them; they then sit in each workflow's own `tags` and `post_run_checks`.

    Args:
        search: Text to look for in id and name.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        updated_at_from: Earliest time of last change to match.
        updated_at_to: Latest time of last change to match.
        tag_ids: Tag ids as one comma-separated string. A workflow must carry all of them.
        include_tags: Older switch for including tags; ignored when `include` is given. Default false.
        include: Related data to add, as one comma-separated string: `tags` and `post_run_checks`. Nothing by
            default.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of workflows.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(
            build_request(
                search=search,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                updated_at_from=updated_at_from,
                updated_at_to=updated_at_to,
                tag_ids=tag_ids,
                include_tags=include_tags,
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
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    tag_ids: str | UnsetType = UNSET,
    include_tags: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(
            search=search,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            updated_at_from=updated_at_from,
            updated_at_to=updated_at_to,
            tag_ids=tag_ids,
            include_tags=include_tags,
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
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    tag_ids: str | UnsetType = UNSET,
    include_tags: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowPage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(
            build_request(
                search=search,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                updated_at_from=updated_at_from,
                updated_at_to=updated_at_to,
                tag_ids=tag_ids,
                include_tags=include_tags,
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
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    tag_ids: str | UnsetType = UNSET,
    include_tags: bool | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(
        build_request(
            search=search,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            updated_at_from=updated_at_from,
            updated_at_to=updated_at_to,
            tag_ids=tag_ids,
            include_tags=include_tags,
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )
