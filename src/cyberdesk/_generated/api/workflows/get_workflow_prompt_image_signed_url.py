"""GET /v1/workflows/prompt-image/signed-url. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.workflow_prompt_image_signed_url_response import WorkflowPromptImageSignedUrlResponse


def build_request(*, path: str) -> Request[WorkflowPromptImageSignedUrlResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_workflow_prompt_image_signed_url",
        method="GET",
        route="/v1/workflows/prompt-image/signed-url",
        path="/v1/workflows/prompt-image/signed-url",
        response_type=WorkflowPromptImageSignedUrlResponse,
        query={"path": path},
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, path: str, **options: Unpack[RequestOptions]
) -> WorkflowPromptImageSignedUrlResponse:
    """Get a signed URL for a prompt image.

    Returns a fresh address for viewing an uploaded image. Its lifetime cannot be chosen; the response states it in
    `expires_in`.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file name, joined by
            slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The reference, the signed URL and its lifetime.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(path=path), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, path: str, **options: Unpack[RequestOptions]
) -> Response[WorkflowPromptImageSignedUrlResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(path=path), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, path: str, **options: Unpack[RequestOptions]
) -> WorkflowPromptImageSignedUrlResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(path=path), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, path: str, **options: Unpack[RequestOptions]
) -> Response[WorkflowPromptImageSignedUrlResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(path=path), **options)
