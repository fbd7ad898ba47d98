"""PATCH /v1/workflow-tags/{tag_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    from ...models.workflow_tag_update import WorkflowTagUpdate


def build_request(
    tag_id: UUID | str,
    *,
    body: WorkflowTagUpdate,
) -> Request[WorkflowTagResponse]:
    """Build the request for `update_tag`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_tag",
        method="PATCH",
        route="/v1/workflow-tags/{tag_id}",
        path=f"/v1/workflow-tags/{uuid_segment('tag_id', tag_id)}",
        response_type=WorkflowTagResponse,
        json=body,
    )


async def asyncio_detailed(
    tag_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowTagUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagResponse]:
    """Update a workflow tag, and return the whole answer.

    Changes the given fields of the tag, among them its group and whether it is archived.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            tag_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    tag_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowTagUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagResponse:
    """Update a workflow tag.

    Changes the given fields of the tag, among them its group and whether it is archived.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(tag_id, client=client, body=body, **options)).parsed


def sync_detailed(
    tag_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowTagUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagResponse]:
    """Update a workflow tag, and return the whole answer.

    Changes the given fields of the tag, among them its group and whether it is archived.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            tag_id,
            body=body,
        ),
        **options,
    )


def sync(
    tag_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowTagUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagResponse:
    """Update a workflow tag.

    Changes the given fields of the tag, among them its group and whether it is archived.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(tag_id, client=client, body=body, **options)).parsed
