"""PATCH /v1/workflows/{workflow_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    from ...models.workflow_update import WorkflowUpdate


def build_request(
    workflow_id: UUID | str,
    *,
    body: WorkflowUpdate,
) -> Request[WorkflowResponse]:
    """Build the request for `update_workflow`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_workflow",
        method="PATCH",
        route="/v1/workflows/{workflow_id}",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}",
        response_type=WorkflowResponse,
        json=body,
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Update a workflow, and return the whole answer.

    Changes the given fields and saves the previous state as an older version. `post_run_checks` is
    matched by id against the stored checks: any check missing from the list is dropped. In
    `workflow_metadata`, null clears everything and an inner null removes one key; an empty list or
    null clears `terminal_command_allowlist`.

    Runs that have already started keep their own copy of the checks.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated workflow.

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
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Update a workflow.

    Changes the given fields and saves the previous state as an older version. `post_run_checks` is
    matched by id against the stored checks: any check missing from the list is dropped. In
    `workflow_metadata`, null clears everything and an inner null removes one key; an empty list or
    null clears `terminal_command_allowlist`.

    Runs that have already started keep their own copy of the checks.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, body=body, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponse]:
    """Update a workflow, and return the whole answer.

    Changes the given fields and saves the previous state as an older version. `post_run_checks` is
    matched by id against the stored checks: any check missing from the list is dropped. In
    `workflow_metadata`, null clears everything and an inner null removes one key; an empty list or
    null clears `terminal_command_allowlist`.

    Runs that have already started keep their own copy of the checks.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated workflow.

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
    body: WorkflowUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowResponse:
    """Update a workflow.

    Changes the given fields and saves the previous state as an older version. `post_run_checks` is
    matched by id against the stored checks: any check missing from the list is dropped. In
    `workflow_metadata`, null clears everything and an inner null removes one key; an empty list or
    null clears `terminal_command_allowlist`.

    Runs that have already started keep their own copy of the checks.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, body=body, **options)).parsed
