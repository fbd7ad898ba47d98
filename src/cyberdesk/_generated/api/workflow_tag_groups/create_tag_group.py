"""POST /v1/workflow-tag-groups. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_tag_group_create import WorkflowTagGroupCreate
from ...models.workflow_tag_group_response import WorkflowTagGroupResponse


def build_request(*, body: WorkflowTagGroupCreate) -> Request[WorkflowTagGroupResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_tag_group",
        method="POST",
        route="/v1/workflow-tag-groups",
        path="/v1/workflow-tag-groups",
        response_type=WorkflowTagGroupResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowTagGroupCreate, **options: Unpack[RequestOptions]
) -> WorkflowTagGroupResponse:
    """Create a tag group.

    Creates a tag group; only `name` is required. A workflow can carry at most one tag of a group.

    Args:
        body: The tag group to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created tag group.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowTagGroupCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowTagGroupResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: WorkflowTagGroupCreate, **options: Unpack[RequestOptions]
) -> WorkflowTagGroupResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: WorkflowTagGroupCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowTagGroupResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
