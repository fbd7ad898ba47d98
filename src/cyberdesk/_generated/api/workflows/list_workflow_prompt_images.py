"""GET /v1/workflows/prompt-images. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_prompt_image_list_item import WorkflowPromptImageListItem

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[list[WorkflowPromptImageListItem]]:
    """Build the request for `list_workflow_prompt_images`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_workflow_prompt_images",
        method="GET",
        route="/v1/workflows/prompt-images",
        path="/v1/workflows/prompt-images",
        response_type=list[WorkflowPromptImageListItem],
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowPromptImageListItem]]:
    """List prompt images, and return the whole answer.

    Returns all uploaded prompt images of the organisation as a plain array without paging. The
    items carry no signed address.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All prompt images.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[WorkflowPromptImageListItem]:
    """List prompt images.

    Returns all uploaded prompt images of the organisation as a plain array without paging. The
    items carry no signed address.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All prompt images.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[WorkflowPromptImageListItem]]:
    """List prompt images, and return the whole answer.

    Returns all uploaded prompt images of the organisation as a plain array without paging. The
    items carry no signed address.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: All prompt images.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[WorkflowPromptImageListItem]:
    """List prompt images.

    Returns all uploaded prompt images of the organisation as a plain array without paging. The
    items carry no signed address.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        All prompt images.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
