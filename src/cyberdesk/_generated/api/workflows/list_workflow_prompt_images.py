"""GET /v1/workflows/prompt-images. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_prompt_image_list_item import WorkflowPromptImageListItem


def build_request() -> Request[list[WorkflowPromptImageListItem]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_workflow_prompt_images",
        method="GET",
        route="/v1/workflows/prompt-images",
        path="/v1/workflows/prompt-images",
        response_type=list[WorkflowPromptImageListItem],
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[WorkflowPromptImageListItem]:
    """List prompt images.

    Returns all uploaded prompt images of the organisation as a plain array without paging. The items carry no
    signed address.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All prompt images.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[WorkflowPromptImageListItem]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> list[WorkflowPromptImageListItem]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[WorkflowPromptImageListItem]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
