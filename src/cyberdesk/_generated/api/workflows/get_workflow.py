"""GET /v1/workflows/{workflow_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.workflow_response_with_includes import WorkflowResponseWithIncludes


def build_request(
    workflow_id: UUID | str, *, include: str | UnsetType = UNSET
) -> Request[WorkflowResponseWithIncludes]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_workflow",
        method="GET",
        route="/v1/workflows/{workflow_id}",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}",
        response_type=WorkflowResponseWithIncludes,
        query={"include": include},
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponseWithIncludes:
    """Get a workflow.

    Returns one workflow of the organisation. Other than in the list, tags and post-run checks are included when
    `include` is left out.

    Args:
        include: Related data to add, as one comma-separated string: `tags` and `post_run_checks`. Left out, both
            are added.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The workflow.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id, include=include), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponseWithIncludes]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id, include=include), **options)


def sync(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponseWithIncludes:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id, include=include), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponseWithIncludes]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id, include=include), **options)
