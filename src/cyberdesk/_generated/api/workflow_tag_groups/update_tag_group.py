"""PATCH /v1/workflow-tag-groups/{group_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_tag_group_response import WorkflowTagGroupResponse
from ...models.workflow_tag_group_update import WorkflowTagGroupUpdate


def build_request(group_id: UUID | str, *, body: WorkflowTagGroupUpdate) -> Request[WorkflowTagGroupResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_tag_group",
        method="PATCH",
        route="/v1/workflow-tag-groups/{group_id}",
        path=f"/v1/workflow-tag-groups/{uuid_segment('group_id', group_id)}",
        response_type=WorkflowTagGroupResponse,
        json=body,
    )


async def asyncio(
    group_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """Update a tag group.

    Changes the given fields of the group. Its position is set with the reorder operation.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated tag group.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(group_id, body=body), **options)).parsed


async def asyncio_detailed(
    group_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(group_id, body=body), **options)


def sync(
    group_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(group_id, body=body), **options)).parsed


def sync_detailed(
    group_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(group_id, body=body), **options)
