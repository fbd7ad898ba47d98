"""GET /v1/workflows/{workflow_id}/tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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


def build_request(
    workflow_id: UUID | str,
) -> Request[list[WorkflowTagResponse]]:
    """Build the request for `get_workflow_tags`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_workflow_tags",
        method="GET",
        route="/v1/workflows/{workflow_id}/tags",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/tags",
        response_type=list[WorkflowTagResponse],
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """List the tags of a workflow, and return the whole answer.

    Returns the tags assigned to the workflow as a plain array without paging. Archived tags stay
    assigned.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tags of the
        workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            workflow_id,
        ),
        **options,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """List the tags of a workflow.

    Returns the tags assigned to the workflow as a plain array without paging. Archived tags stay
    assigned.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags of the workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowTagResponse]]:
    """List the tags of a workflow, and return the whole answer.

    Returns the tags assigned to the workflow as a plain array without paging. Archived tags stay
    assigned.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tags of the
        workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            workflow_id,
        ),
        **options,
    )


def sync(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[WorkflowTagResponse]:
    """List the tags of a workflow.

    Returns the tags assigned to the workflow as a plain array without paging. Archived tags stay
    assigned.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags of the workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, **options)).parsed
