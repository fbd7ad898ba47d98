"""GET /v1/workflow-tag-groups. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_tag_group_response import WorkflowTagGroupResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[list[WorkflowTagGroupResponse]]:
    """Build the request for `list_tag_groups`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_tag_groups",
        method="GET",
        route="/v1/workflow-tag-groups",
        path="/v1/workflow-tag-groups",
        response_type=list[WorkflowTagGroupResponse],
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagGroupResponse]]:
    """List tag groups, and return the whole answer.

    Returns all tag groups of the organisation as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All tag groups.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagGroupResponse]:
    """List tag groups.

    Returns all tag groups of the organisation as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All tag groups.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagGroupResponse]]:
    """List tag groups, and return the whole answer.

    Returns all tag groups of the organisation as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All tag groups.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagGroupResponse]:
    """List tag groups.

    Returns all tag groups of the organisation as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All tag groups.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
