"""POST /v1/run-attachments. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.run_attachment_response import RunAttachmentResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.run_attachment_create import RunAttachmentCreate


def build_request(
    *,
    body: RunAttachmentCreate,
) -> Request[RunAttachmentResponse]:
    """Build the request for `create_run_attachment`, without sending it.

    Args:
        body: The file and the run it belongs to.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_run_attachment",
        method="POST",
        route="/v1/run-attachments",
        path="/v1/run-attachments",
        response_type=RunAttachmentResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: RunAttachmentCreate,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """Create a run attachment, and return the whole answer.

    Stores a file with base64 content for an existing run. Meant mainly for internal use: give input
    files to a new run with `file_inputs` instead. No size limit is documented.

    Args:
        body: The file and the run it belongs to.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created attachment.

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
    body: RunAttachmentCreate,
    **options: Unpack[RequestOptions],
) -> RunAttachmentResponse:
    """Create a run attachment.

    Stores a file with base64 content for an existing run. Meant mainly for internal use: give input
    files to a new run with `file_inputs` instead. No size limit is documented.

    Args:
        body: The file and the run it belongs to.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created attachment.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: RunAttachmentCreate,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """Create a run attachment, and return the whole answer.

    Stores a file with base64 content for an existing run. Meant mainly for internal use: give input
    files to a new run with `file_inputs` instead. No size limit is documented.

    Args:
        body: The file and the run it belongs to.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created attachment.

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
    body: RunAttachmentCreate,
    **options: Unpack[RequestOptions],
) -> RunAttachmentResponse:
    """Create a run attachment.

    Stores a file with base64 content for an existing run. Meant mainly for internal use: give input
    files to a new run with `file_inputs` instead. No size limit is documented.

    Args:
        body: The file and the run it belongs to.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created attachment.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
