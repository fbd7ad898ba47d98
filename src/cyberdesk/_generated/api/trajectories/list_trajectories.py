"""GET /v1/trajectories. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.trajectory_page import TrajectoryPage


def build_request(
    *,
    search: str | UnsetType = UNSET,
    workflow_id: UUID | str | UnsetType = UNSET,
    run_id: UUID | str | UnsetType = UNSET,
    is_approved: bool | UnsetType = UNSET,
    is_generated: bool | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[TrajectoryPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_trajectories",
        method="GET",
        route="/v1/trajectories",
        path="/v1/trajectories",
        response_type=TrajectoryPage,
        query={
            "search": search,
            "workflow_id": workflow_id,
            "run_id": run_id,
            "is_approved": is_approved,
            "is_generated": is_generated,
            "created_at_from": created_at_from,
            "created_at_to": created_at_to,
            "updated_at_from": updated_at_from,
            "updated_at_to": updated_at_to,
            "include": include,
            "skip": skip,
            "limit": limit,
        },
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    search: str | UnsetType = UNSET,
    workflow_id: UUID | str | UnsetType = UNSET,
    run_id: UUID | str | UnsetType = UNSET,
    is_approved: bool | UnsetType = UNSET,
    is_generated: bool | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> TrajectoryPage:
    """List trajectories.

    Returns one page of the organisation's trajectories. Beware of the default `is_generated=true`: trajectories
    that were just created or never promoted are hidden unless you pass `is_generated=false`.

    Args:
        search: Text to look for in id, name and description.
        workflow_id: Only trajectories of this workflow.
        run_id: Only trajectories of this run.
        is_approved: Only approved (true) or only unapproved (false) ones.
        is_generated: Only generated (true, the default) or only not yet promoted (false) ones.
        created_at_from: Earliest creation time to match.
        created_at_to: Latest creation time to match.
        updated_at_from: Earliest time of last change to match.
        updated_at_to: Latest time of last change to match.
        include: Related resources to add, as one comma-separated string. Only `workflow` is known; it arrives in
            `included`.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of trajectories.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(
            build_request(
                search=search,
                workflow_id=workflow_id,
                run_id=run_id,
                is_approved=is_approved,
                is_generated=is_generated,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                updated_at_from=updated_at_from,
                updated_at_to=updated_at_to,
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
    workflow_id: UUID | str | UnsetType = UNSET,
    run_id: UUID | str | UnsetType = UNSET,
    is_approved: bool | UnsetType = UNSET,
    is_generated: bool | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(
            search=search,
            workflow_id=workflow_id,
            run_id=run_id,
            is_approved=is_approved,
            is_generated=is_generated,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            updated_at_from=updated_at_from,
            updated_at_to=updated_at_to,
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
    workflow_id: UUID | str | UnsetType = UNSET,
    run_id: UUID | str | UnsetType = UNSET,
    is_approved: bool | UnsetType = UNSET,
    is_generated: bool | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> TrajectoryPage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(
            build_request(
                search=search,
                workflow_id=workflow_id,
                run_id=run_id,
                is_approved=is_approved,
                is_generated=is_generated,
                created_at_from=created_at_from,
                created_at_to=created_at_to,
                updated_at_from=updated_at_from,
                updated_at_to=updated_at_to,
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
    workflow_id: UUID | str | UnsetType = UNSET,
    run_id: UUID | str | UnsetType = UNSET,
    is_approved: bool | UnsetType = UNSET,
    is_generated: bool | UnsetType = UNSET,
    created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
    include: str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[TrajectoryPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(
        build_request(
            search=search,
            workflow_id=workflow_id,
            run_id=run_id,
            is_approved=is_approved,
            is_generated=is_generated,
            created_at_from=created_at_from,
            created_at_to=created_at_to,
            updated_at_from=updated_at_from,
            updated_at_to=updated_at_to,
            include=include,
            skip=skip,
            limit=limit,
        ),
        **options,
    )
