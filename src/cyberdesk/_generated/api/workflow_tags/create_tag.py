"""POST /v1/workflow-tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_tag_response import WorkflowTagResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.workflow_tag_create import WorkflowTagCreate


def build_request(
    *,
    body: WorkflowTagCreate,
) -> Request[WorkflowTagResponse]:
    """Build the request for `create_tag`, without sending it.

    Args:
        body: The tag to create.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_tag",
        method="POST",
        route="/v1/workflow-tags",
        path="/v1/workflow-tags",
        response_type=WorkflowTagResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: WorkflowTagCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagResponse]:
    """Create a workflow tag, and return the whole answer.

    Creates a tag; only `name` is required. With `group_id` it joins a group, whose tags exclude
    each other on a workflow.

    Args:
        body: The tag to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: WorkflowTagCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagResponse:
    """Create a workflow tag.

    Creates a tag; only `name` is required. With `group_id` it joins a group, whose tags exclude
    each other on a workflow.

    Args:
        body: The tag to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: WorkflowTagCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagResponse]:
    """Create a workflow tag, and return the whole answer.

    Creates a tag; only `name` is required. With `group_id` it joins a group, whose tags exclude
    each other on a workflow.

    Args:
        body: The tag to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: WorkflowTagCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagResponse:
    """Create a workflow tag.

    Creates a tag; only `name` is required. With `group_id` it joins a group, whose tags exclude
    each other on a workflow.

    Args:
        body: The tag to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
