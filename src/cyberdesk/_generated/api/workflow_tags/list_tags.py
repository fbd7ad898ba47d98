"""GET /v1/workflow-tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.workflow_tag_response import WorkflowTagResponse


def build_request(*, include_archived: bool | UnsetType = UNSET) -> Request[list[WorkflowTagResponse]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_tags",
        method="GET",
        route="/v1/workflow-tags",
        path="/v1/workflow-tags",
        response_type=list[WorkflowTagResponse],
        query={"include_archived": include_archived},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    include_archived: bool | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """List workflow tags.

    Returns the organisation's tags as a plain array without paging, ungrouped tags first and then by group and
    order. Each tag carries `workflow_count`. Archived tags are left out by default.

    Args:
        include_archived: Whether archived tags are listed as well. Default false.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(include_archived=include_archived), **options)).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    include_archived: bool | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(include_archived=include_archived), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, include_archived: bool | UnsetType = UNSET, **options: Unpack[RequestOptions]
) -> list[WorkflowTagResponse]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(include_archived=include_archived), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, include_archived: bool | UnsetType = UNSET, **options: Unpack[RequestOptions]
) -> Response[list[WorkflowTagResponse]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(include_archived=include_archived), **options)
