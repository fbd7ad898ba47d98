"""GET /v1/workflow-tag-groups. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_tag_group_response import WorkflowTagGroupResponse


def build_request() -> Request[list[WorkflowTagGroupResponse]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_tag_groups",
        method="GET",
        route="/v1/workflow-tag-groups",
        path="/v1/workflow-tag-groups",
        response_type=list[WorkflowTagGroupResponse],
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[WorkflowTagGroupResponse]:
    """List tag groups.

    Returns all tag groups of the organisation as a plain array without paging.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All tag groups.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[WorkflowTagGroupResponse]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> list[WorkflowTagGroupResponse]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[WorkflowTagGroupResponse]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
