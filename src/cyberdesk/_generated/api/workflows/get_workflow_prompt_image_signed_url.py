"""GET /v1/workflows/prompt-image/signed-url. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.workflow_prompt_image_signed_url_response import WorkflowPromptImageSignedUrlResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    path: str,
) -> Request[WorkflowPromptImageSignedUrlResponse]:
    """Build the request for `get_workflow_prompt_image_signed_url`, without sending it.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_workflow_prompt_image_signed_url",
        method="GET",
        route="/v1/workflows/prompt-image/signed-url",
        path="/v1/workflows/prompt-image/signed-url",
        response_type=WorkflowPromptImageSignedUrlResponse,
        query={
            "path": path,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowPromptImageSignedUrlResponse]:
    """Get a signed URL for a prompt image, and return the whole answer.

    Returns a fresh address for viewing an uploaded image. Its lifetime cannot be chosen; the answer
    states it in `expires_in`.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The reference, the
        signed URL and its lifetime.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            path=path,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> WorkflowPromptImageSignedUrlResponse:
    """Get a signed URL for a prompt image.

    Returns a fresh address for viewing an uploaded image. Its lifetime cannot be chosen; the answer
    states it in `expires_in`.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The reference, the signed URL and its lifetime.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, path=path, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> Response[WorkflowPromptImageSignedUrlResponse]:
    """Get a signed URL for a prompt image, and return the whole answer.

    Returns a fresh address for viewing an uploaded image. Its lifetime cannot be chosen; the answer
    states it in `expires_in`.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The reference, the
        signed URL and its lifetime.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            path=path,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> WorkflowPromptImageSignedUrlResponse:
    """Get a signed URL for a prompt image.

    Returns a fresh address for viewing an uploaded image. Its lifetime cannot be chosen; the answer
    states it in `expires_in`.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The reference, the signed URL and its lifetime.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, path=path, **options)).parsed
