"""PATCH /v1/workflow-tag-groups/{group_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.workflow_tag_group_response import WorkflowTagGroupResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.workflow_tag_group_update import WorkflowTagGroupUpdate


def build_request(
    group_id: UUID | str,
    *,
    body: WorkflowTagGroupUpdate,
) -> Request[WorkflowTagGroupResponse]:
    """Build the request for `update_tag_group`, without sending it.

    Args:
        body: The fields to change.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_tag_group",
        method="PATCH",
        route="/v1/workflow-tag-groups/{group_id}",
        path=f"/v1/workflow-tag-groups/{uuid_segment('group_id', group_id)}",
        response_type=WorkflowTagGroupResponse,
        json=body,
    )


async def asyncio_detailed(
    group_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """Update a tag group, and return the whole answer.

    Changes the given fields of the group. Its position is set with the reorder operation.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            group_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    group_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """Update a tag group.

    Changes the given fields of the group. Its position is set with the reorder operation.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(group_id, client=client, body=body, **options)).parsed


def sync_detailed(
    group_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """Update a tag group, and return the whole answer.

    Changes the given fields of the group. Its position is set with the reorder operation.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            group_id,
            body=body,
        ),
        **options,
    )


def sync(
    group_id: UUID | str,
    *,
    client: Cyberdesk,
    body: WorkflowTagGroupUpdate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """Update a tag group.

    Changes the given fields of the group. Its position is set with the reorder operation.

    Args:
        body: The fields to change.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(group_id, client=client, body=body, **options)).parsed
