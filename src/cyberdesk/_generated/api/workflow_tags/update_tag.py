"""PATCH /v1/workflow-tags/{tag_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_tag_response import WorkflowTagResponse
from ...models.workflow_tag_update import WorkflowTagUpdate


def build_request(tag_id: UUID | str, *, body: WorkflowTagUpdate) -> Request[WorkflowTagResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_tag",
        method="PATCH",
        route="/v1/workflow-tags/{tag_id}",
        path=f"/v1/workflow-tags/{uuid_segment('tag_id', tag_id)}",
        response_type=WorkflowTagResponse,
        json=body,
    )


async def asyncio(
    tag_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowTagUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagResponse:
    """Update a workflow tag.

    Changes the given fields of the tag, among them its group and whether it is archived.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated tag.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(tag_id, body=body), **options)).parsed


async def asyncio_detailed(
    tag_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowTagUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(tag_id, body=body), **options)


def sync(
    tag_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: WorkflowTagUpdate, **options: Unpack[RequestOptions]
) -> WorkflowTagResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(tag_id, body=body), **options)).parsed


def sync_detailed(
    tag_id: UUID | str, *, client: cyberdesk.Cyberdesk, body: WorkflowTagUpdate, **options: Unpack[RequestOptions]
) -> Response[WorkflowTagResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(tag_id, body=body), **options)
