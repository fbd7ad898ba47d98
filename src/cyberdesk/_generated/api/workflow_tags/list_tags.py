"""GET /v1/workflow-tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import UNSET, Request
from ...models.workflow_tag_response import WorkflowTagResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    include_archived: bool | UnsetType = UNSET,
) -> Request[list[WorkflowTagResponse]]:
    """Build the request for `list_tags`, without sending it.

    Args:
        include_archived: Whether archived tags are listed as well. Default false.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_tags",
        method="GET",
        route="/v1/workflow-tags",
        path="/v1/workflow-tags",
        response_type=list[WorkflowTagResponse],
        query={
            "include_archived": include_archived,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    include_archived: bool | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """List workflow tags, and return the whole answer.

    Returns the organisation's tags as a plain array without paging, ungrouped tags first and then
    by group and order. Each tag carries `workflow_count`. Archived tags are left out by default.

    Args:
        include_archived: Whether archived tags are listed as well. Default false.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tags.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            include_archived=include_archived,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    include_archived: bool | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """List workflow tags.

    Returns the organisation's tags as a plain array without paging, ungrouped tags first and then
    by group and order. Each tag carries `workflow_count`. Archived tags are left out by default.

    Args:
        include_archived: Whether archived tags are listed as well. Default false.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, include_archived=include_archived, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    include_archived: bool | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """List workflow tags, and return the whole answer.

    Returns the organisation's tags as a plain array without paging, ungrouped tags first and then
    by group and order. Each tag carries `workflow_count`. Archived tags are left out by default.

    Args:
        include_archived: Whether archived tags are listed as well. Default false.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tags.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            include_archived=include_archived,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    include_archived: bool | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """List workflow tags.

    Returns the organisation's tags as a plain array without paging, ungrouped tags first and then
    by group and order. Each tag carries `workflow_count`. Archived tags are left out by default.

    Args:
        include_archived: Whether archived tags are listed as well. Default false.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, include_archived=include_archived, **options)).parsed
