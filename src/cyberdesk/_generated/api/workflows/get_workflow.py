"""GET /v1/workflows/{workflow_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import UNSET, Request
from ...models.workflow_response_with_includes import WorkflowResponseWithIncludes

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    workflow_id: UUID | str,
    *,
    include: str | UnsetType = UNSET,
) -> Request[WorkflowResponseWithIncludes]:
    """Build the request for `get_workflow`, without sending it.

    Args:
        include: Related data to add, as one comma-separated string: `tags` and `post_run_checks`.
            Left out, both are added.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_workflow",
        method="GET",
        route="/v1/workflows/{workflow_id}",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}",
        response_type=WorkflowResponseWithIncludes,
        query={
            "include": include,
        },
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponseWithIncludes]:
    """Get a workflow, and return the whole answer.

    Returns one workflow of the organisation. Other than in the list, tags and post-run checks are
    included when `include` is left out.

    Args:
        include: Related data to add, as one comma-separated string: `tags` and `post_run_checks`.
            Left out, both are added.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            workflow_id,
            include=include,
        ),
        **options,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponseWithIncludes:
    """Get a workflow.

    Returns one workflow of the organisation. Other than in the list, tags and post-run checks are
    included when `include` is left out.

    Args:
        include: Related data to add, as one comma-separated string: `tags` and `post_run_checks`.
            Left out, both are added.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, include=include, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowResponseWithIncludes]:
    """Get a workflow, and return the whole answer.

    Returns one workflow of the organisation. Other than in the list, tags and post-run checks are
    included when `include` is left out.

    Args:
        include: Related data to add, as one comma-separated string: `tags` and `post_run_checks`.
            Left out, both are added.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            workflow_id,
            include=include,
        ),
        **options,
    )


def sync(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    include: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> WorkflowResponseWithIncludes:
    """Get a workflow.

    Returns one workflow of the organisation. Other than in the list, tags and post-run checks are
    included when `include` is left out.

    Args:
        include: Related data to add, as one comma-separated string: `tags` and `post_run_checks`.
            Left out, both are added.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The workflow.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, include=include, **options)).parsed
