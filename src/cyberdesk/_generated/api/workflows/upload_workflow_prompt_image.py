"""POST /v1/workflows/prompt-image. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_prompt_image_response import WorkflowPromptImageResponse
from ...models.workflow_prompt_image_upload import WorkflowPromptImageUpload


def build_request(*, body: WorkflowPromptImageUpload) -> Request[WorkflowPromptImageResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="upload_workflow_prompt_image",
        method="POST",
        route="/v1/workflows/prompt-image",
        path="/v1/workflows/prompt-image",
        response_type=WorkflowPromptImageResponse,
        multipart=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowPromptImageUpload, **options: Unpack[RequestOptions]
) -> WorkflowPromptImageResponse:
    """Upload a prompt image.

    Uploads an image for use in prompts, as the multipart field `file`. PNG, JPEG, GIF and WebP up to 10 MB are
    accepted, and the file name is cleaned up. Put the returned `supabase_url` into the prompt; the `signed_url` is
    for viewing and lasts one hour.

    Args:
        body: The image file as multipart form data.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The stored image.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: WorkflowPromptImageUpload, **options: Unpack[RequestOptions]
) -> Response[WorkflowPromptImageResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: WorkflowPromptImageUpload, **options: Unpack[RequestOptions]
) -> WorkflowPromptImageResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: WorkflowPromptImageUpload, **options: Unpack[RequestOptions]
) -> Response[WorkflowPromptImageResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
