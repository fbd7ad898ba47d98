"""POST /v1/workflows/{workflow_id}/merge. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_merge_request import WorkflowMergeRequest
from ...models.workflow_response import WorkflowResponse


def build_request(workflow_id: UUID | str, *, body: WorkflowMergeRequest) -> Request[WorkflowResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="merge_workflow",
        method="POST",
        route="/v1/workflows/{workflow_id}/merge",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/merge",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Merge a workflow into another.

    Moves the workflow of the path into the target named in the body: prompt, schemas, checks, settings and tags of
    the target are replaced, while its name stays. The target's former state is saved as an older version, and
    trajectories come along only if asked for. The source workflow is then deleted in the background, so it may
    still be visible for a moment.

    Args:
        workflow_id: Source workflow, which is deleted after the merge.
        body: The target workflow and whether to copy trajectories.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The merged workflow.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id, body=body), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id, body=body), **options)


def sync(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id, body=body), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id, body=body), **options)
