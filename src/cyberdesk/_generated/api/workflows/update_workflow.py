"""PATCH /v1/workflows/{workflow_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_response import WorkflowResponse
from ...models.workflow_update import WorkflowUpdate


def build_request(workflow_id: UUID | str, *, body: WorkflowUpdate) -> Request[WorkflowResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_workflow",
        method="PATCH",
        route="/v1/workflows/{workflow_id}",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Update a workflow.

    Changes the given fields and saves the previous state as an older version. `post_run_checks` is matched by id
    against the stored checks: any check missing from the list is dropped. In `workflow_metadata`, null clears
    everything and an inner null removes one key; an empty list or null clears `terminal_command_allowlist`.

    Runs that have already started keep their own copy of the checks.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated workflow.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id, body=body), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id, body=body), **options)


def sync(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id, body=body), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id, body=body), **options)
