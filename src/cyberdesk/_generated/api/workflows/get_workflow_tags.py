"""GET /v1/workflows/{workflow_id}/tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_tag_response import WorkflowTagResponse


def build_request(workflow_id: UUID | str) -> Request[list[WorkflowTagResponse]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_workflow_tags",
        method="GET",
        route="/v1/workflows/{workflow_id}/tags",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/tags",
        response_type=list[WorkflowTagResponse],
    )


async def asyncio(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[WorkflowTagResponse]:
    """List the tags of a workflow.

    Returns the tags assigned to the workflow as a plain array without paging. Archived tags stay assigned.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags of the workflow.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[WorkflowTagResponse]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id), **options)


def sync(
    workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> list[WorkflowTagResponse]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[WorkflowTagResponse]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id), **options)
