"""POST /v1/workflows/{workflow_id}/tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.workflow_tag_response import WorkflowTagResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.add_tags_request import AddTagsRequest


def build_request(
    workflow_id: UUID | str,
    *,
    body: AddTagsRequest,
) -> Request[list[WorkflowTagResponse]]:
    """Build the request for `add_tags_to_workflow`, without sending it.

    Args:
        body: The tags to add.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="add_tags_to_workflow",
        method="POST",
        route="/v1/workflows/{workflow_id}/tags",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/tags",
        response_type=list[WorkflowTagResponse],
        json=body,
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """Add tags to a workflow, and return the whole answer.

    Assigns the listed tags and answers 200 with an array of tags. A tag from a group replaces the
    tag of the same group that the workflow had before. Archived tags cannot be assigned.

    Args:
        body: The tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An array of tags.

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
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """Add tags to a workflow.

    Assigns the listed tags and answers 200 with an array of tags. A tag from a group replaces the
    tag of the same group that the workflow had before. Archived tags cannot be assigned.

    Args:
        body: The tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An array of tags.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, body=body, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """Add tags to a workflow, and return the whole answer.

    Assigns the listed tags and answers 200 with an array of tags. A tag from a group replaces the
    tag of the same group that the workflow had before. Archived tags cannot be assigned.

    Args:
        body: The tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An array of tags.

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
    body: AddTagsRequest,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """Add tags to a workflow.

    Assigns the listed tags and answers 200 with an array of tags. A tag from a group replaces the
    tag of the same group that the workflow had before. Archived tags cannot be assigned.

    Args:
        body: The tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An array of tags.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, body=body, **options)).parsed
