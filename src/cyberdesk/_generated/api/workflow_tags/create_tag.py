"""POST /v1/workflow-tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_tag_create import WorkflowTagCreate
from ...models.workflow_tag_response import WorkflowTagResponse


def build_request(*, body: WorkflowTagCreate) -> Request[WorkflowTagResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_tag",
        method="POST",
        route="/v1/workflow-tags",
        path="/v1/workflow-tags",
        response_type=WorkflowTagResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowTagCreate, **options: Unpack[RequestOptions]
) -> WorkflowTagResponse:
    """Create a workflow tag.

    Creates a tag; only `name` is required. With `group_id` it joins a group, whose tags exclude each other on a
    workflow.

    Args:
        body: The tag to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created tag.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowTagCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowTagResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: WorkflowTagCreate, **options: Unpack[RequestOptions]
) -> WorkflowTagResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: WorkflowTagCreate, **options: Unpack[RequestOptions]
) -> Response[WorkflowTagResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
