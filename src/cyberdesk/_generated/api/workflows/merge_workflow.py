"""POST /v1/workflows/{workflow_id}/merge. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.workflow_response import WorkflowResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.workflow_merge_request import WorkflowMergeRequest


def build_request(
    workflow_id: UUID | str,
    *,
    body: WorkflowMergeRequest,
) -> Request[WorkflowResponse]:
    """Build the request for `merge_workflow`, without sending it.

    Args:
        workflow_id: Source workflow, which is deleted after the merge.
        body: The target workflow and whether to copy trajectories.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="merge_workflow",
        method="POST",
        route="/v1/workflows/{workflow_id}/merge",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/merge",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Merge a workflow into another, and return the whole answer.

    Moves the workflow of the path into the target named in the body: prompt, schemas, checks,
    settings and tags of the target are replaced, while its name stays. The target's former state is
    saved as an older version, and trajectories come along only if asked for. The source workflow is
    then deleted in the background, so it may still be visible for a moment.

    Args:
        workflow_id: Source workflow, which is deleted after the merge.
        body: The target workflow and whether to copy trajectories.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The merged workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            workflow_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Merge a workflow into another.

    Moves the workflow of the path into the target named in the body: prompt, schemas, checks,
    settings and tags of the target are replaced, while its name stays. The target's former state is
    saved as an older version, and trajectories come along only if asked for. The source workflow is
    then deleted in the background, so it may still be visible for a moment.

    Args:
        workflow_id: Source workflow, which is deleted after the merge.
        body: The target workflow and whether to copy trajectories.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The merged workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, body=body, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Merge a workflow into another, and return the whole answer.

    Moves the workflow of the path into the target named in the body: prompt, schemas, checks,
    settings and tags of the target are replaced, while its name stays. The target's former state is
    saved as an older version, and trajectories come along only if asked for. The source workflow is
    then deleted in the background, so it may still be visible for a moment.

    Args:
        workflow_id: Source workflow, which is deleted after the merge.
        body: The target workflow and whether to copy trajectories.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The merged workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            workflow_id,
            body=body,
        ),
        **options,
    )


def sync(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowMergeRequest,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Merge a workflow into another.

    Moves the workflow of the path into the target named in the body: prompt, schemas, checks,
    settings and tags of the target are replaced, while its name stays. The target's former state is
    saved as an older version, and trajectories come along only if asked for. The source workflow is
    then deleted in the background, so it may still be visible for a moment.

    Args:
        workflow_id: Source workflow, which is deleted after the merge.
        body: The target workflow and whether to copy trajectories.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The merged workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, body=body, **options)).parsed
