"""GET /v1/workflow-tags/{tag_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    tag_id: UUID | str,
) -> Request[WorkflowTagResponse]:
    """Build the request for `get_tag`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_tag",
        method="GET",
        route="/v1/workflow-tags/{tag_id}",
        path=f"/v1/workflow-tags/{uuid_segment('tag_id', tag_id)}",
        response_type=WorkflowTagResponse,
    )


async def asyncio_detailed(
    tag_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagResponse]:
    """Get a workflow tag, and return the whole answer.

    Returns one tag of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            tag_id,
        ),
        **options,
    )


async def asyncio(
    tag_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> WorkflowTagResponse:
    """Get a workflow tag.

    Returns one tag of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(tag_id, client=client, **options)).parsed


def sync_detailed(
    tag_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowTagResponse]:
    """Get a workflow tag, and return the whole answer.

    Returns one tag of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            tag_id,
        ),
        **options,
    )


def sync(
    tag_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> WorkflowTagResponse:
    """Get a workflow tag.

    Returns one tag of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tag.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(tag_id, client=client, **options)).parsed
