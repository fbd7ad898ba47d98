"""POST /v1/workflows/{workflow_id}/tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.add_tags_request import AddTagsRequest
from ...models.workflow_tag_response import WorkflowTagResponse


def build_request(workflow_id: UUID | str, *, body: AddTagsRequest) -> Request[list[WorkflowTagResponse]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="add_tags_to_workflow",
        method="POST",
        route="/v1/workflows/{workflow_id}/tags",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/tags",
        response_type=list[WorkflowTagResponse],
        json=body,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """Add tags to a workflow.

    Assigns the listed tags and responds with 200 and an array of tags. A tag from a group replaces the tag of the
    same group that the workflow had before. Archived tags cannot be assigned.

    Args:
        body: The tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An array of tags.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id, body=body), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id, body=body), **options)


def sync(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id, body=body), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id, body=body), **options)
