"""GET /v1/workflow-tags/{tag_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_tag_response import WorkflowTagResponse


def build_request(tag_id: UUID | str) -> Request[WorkflowTagResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_tag",
        method="GET",
        route="/v1/workflow-tags/{tag_id}",
        path=f"/v1/workflow-tags/{uuid_segment('tag_id', tag_id)}",
        response_type=WorkflowTagResponse,
    )


async def asyncio(
    tag_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> WorkflowTagResponse:
    """Get a workflow tag.

    Returns one tag of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tag.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(tag_id), **options)).parsed


async def asyncio_detailed(
    tag_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[WorkflowTagResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(tag_id), **options)


def sync(
    tag_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> WorkflowTagResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(tag_id), **options)).parsed


def sync_detailed(
    tag_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[WorkflowTagResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(tag_id), **options)
