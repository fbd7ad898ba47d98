"""GET /v1/workflow-tag-groups/{group_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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


def build_request(
    group_id: UUID | str,
) -> Request[WorkflowTagGroupResponse]:
    """Build the request for `get_tag_group`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_tag_group",
        method="GET",
        route="/v1/workflow-tag-groups/{group_id}",
        path=f"/v1/workflow-tag-groups/{uuid_segment('group_id', group_id)}",
        response_type=WorkflowTagGroupResponse,
    )


async def asyncio_detailed(
    group_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """Get a tag group, and return the whole answer.

    Returns one tag group of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            group_id,
        ),
        **options,
    )


async def asyncio(
    group_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """Get a tag group.

    Returns one tag group of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(group_id, client=client, **options)).parsed


def sync_detailed(
    group_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """Get a tag group, and return the whole answer.

    Returns one tag group of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            group_id,
        ),
        **options,
    )


def sync(
    group_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """Get a tag group.

    Returns one tag group of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(group_id, client=client, **options)).parsed
