"""POST /v1/workflow-tag-groups. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_tag_group_response import WorkflowTagGroupResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.workflow_tag_group_create import WorkflowTagGroupCreate


def build_request(
    *,
    body: WorkflowTagGroupCreate,
) -> Request[WorkflowTagGroupResponse]:
    """Build the request for `create_tag_group`, without sending it.

    Args:
        body: The tag group to create.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_tag_group",
        method="POST",
        route="/v1/workflow-tag-groups",
        path="/v1/workflow-tag-groups",
        response_type=WorkflowTagGroupResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: WorkflowTagGroupCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """Create a tag group, and return the whole answer.

    Creates a tag group; only `name` is required. A workflow can carry at most one tag of a group.

    Args:
        body: The tag group to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created tag group.

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
    body: WorkflowTagGroupCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """Create a tag group.

    Creates a tag group; only `name` is required. A workflow can carry at most one tag of a group.

    Args:
        body: The tag group to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: WorkflowTagGroupCreate,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagGroupResponse]:
    """Create a tag group, and return the whole answer.

    Creates a tag group; only `name` is required. A workflow can carry at most one tag of a group.

    Args:
        body: The tag group to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created tag group.

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
    body: WorkflowTagGroupCreate,
    **options: Unpack[RequestOptions],
) -> WorkflowTagGroupResponse:
    """Create a tag group.

    Creates a tag group; only `name` is required. A workflow can carry at most one tag of a group.

    Args:
        body: The tag group to create.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created tag group.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
