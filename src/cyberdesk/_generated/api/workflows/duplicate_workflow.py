"""POST /v1/workflows/{workflow_id}/duplicate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.workflow_duplicate_request import WorkflowDuplicateRequest
from ...models.workflow_response import WorkflowResponse


def build_request(
    workflow_id: UUID | str, *, body: WorkflowDuplicateRequest | UnsetType = UNSET
) -> Request[WorkflowResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="duplicate_workflow",
        method="POST",
        route="/v1/workflows/{workflow_id}/duplicate",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/duplicate",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Duplicate a workflow.

    Creates a copy whose name starts with (Copy). Everything is copied except the version history, prompt images
    included; generated trajectories only with `include_trajectories`. The body may be left out.

    Args:
        body: Whether to copy trajectories as well.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The copy.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id, body=body), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id, body=body), **options)


def sync(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id, body=body), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id, body=body), **options)
