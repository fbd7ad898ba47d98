"""POST /v1/workflows/prompt-image. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_prompt_image_response import WorkflowPromptImageResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.workflow_prompt_image_upload import WorkflowPromptImageUpload


def build_request(
    *,
    body: WorkflowPromptImageUpload,
) -> Request[WorkflowPromptImageResponse]:
    """Build the request for `upload_workflow_prompt_image`, without sending it.

    Args:
        body: The image file as multipart form data.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="upload_workflow_prompt_image",
        method="POST",
        route="/v1/workflows/prompt-image",
        path="/v1/workflows/prompt-image",
        response_type=WorkflowPromptImageResponse,
        multipart=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: WorkflowPromptImageUpload,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowPromptImageResponse]:
    """Upload a prompt image, and return the whole answer.

    Uploads an image for use in prompts, as the multipart field `file`. PNG, JPEG, GIF and WebP up
    to 10 MB are accepted, and the file name is cleaned up. Put the returned `supabase_url` into the
    prompt; the `signed_url` is for viewing and lasts one hour.

    Args:
        body: The image file as multipart form data.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The stored image.

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
    body: WorkflowPromptImageUpload,
    **options: Unpack[RequestOptions],
) -> WorkflowPromptImageResponse:
    """Upload a prompt image.

    Uploads an image for use in prompts, as the multipart field `file`. PNG, JPEG, GIF and WebP up
    to 10 MB are accepted, and the file name is cleaned up. Put the returned `supabase_url` into the
    prompt; the `signed_url` is for viewing and lasts one hour.

    Args:
        body: The image file as multipart form data.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The stored image.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: WorkflowPromptImageUpload,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowPromptImageResponse]:
    """Upload a prompt image, and return the whole answer.

    Uploads an image for use in prompts, as the multipart field `file`. PNG, JPEG, GIF and WebP up
    to 10 MB are accepted, and the file name is cleaned up. Put the returned `supabase_url` into the
    prompt; the `signed_url` is for viewing and lasts one hour.

    Args:
        body: The image file as multipart form data.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The stored image.

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
    body: WorkflowPromptImageUpload,
    **options: Unpack[RequestOptions],
) -> WorkflowPromptImageResponse:
    """Upload a prompt image.

    Uploads an image for use in prompts, as the multipart field `file`. PNG, JPEG, GIF and WebP up
    to 10 MB are accepted, and the file name is cleaned up. Put the returned `supabase_url` into the
    prompt; the `signed_url` is for viewing and lasts one hour.

    Args:
        body: The image file as multipart form data.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The stored image.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
