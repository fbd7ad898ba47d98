"""POST /v1/workflows/{workflow_id}/duplicate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import UNSET, Request
from ...models.workflow_response import WorkflowResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk
    from ...models.workflow_duplicate_request import WorkflowDuplicateRequest


def build_request(
    workflow_id: UUID | str,
    *,
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
) -> Request[WorkflowResponse]:
    """Build the request for `duplicate_workflow`, without sending it.

    Args:
        body: Whether to copy trajectories as well.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="duplicate_workflow",
        method="POST",
        route="/v1/workflows/{workflow_id}/duplicate",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/duplicate",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Duplicate a workflow, and return the whole answer.

    Creates a copy whose name starts with (Copy). Everything is copied except the version history,
    prompt images included; generated trajectories only with `include_trajectories`. The body may be
    left out.

    Args:
        body: Whether to copy trajectories as well.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The copy.

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
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Duplicate a workflow.

    Creates a copy whose name starts with (Copy). Everything is copied except the version history,
    prompt images included; generated trajectories only with `include_trajectories`. The body may be
    left out.

    Args:
        body: Whether to copy trajectories as well.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The copy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, body=body, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Duplicate a workflow, and return the whole answer.

    Creates a copy whose name starts with (Copy). Everything is copied except the version history,
    prompt images included; generated trajectories only with `include_trajectories`. The body may be
    left out.

    Args:
        body: Whether to copy trajectories as well.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The copy.

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
    body: WorkflowDuplicateRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Duplicate a workflow.

    Creates a copy whose name starts with (Copy). Everything is copied except the version history,
    prompt images included; generated trajectories only with `include_trajectories`. The body may be
    left out.

    Args:
        body: Whether to copy trajectories as well.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The copy.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, body=body, **options)).parsed
