"""GET /v1/run-attachments/{attachment_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_attachment_response import RunAttachmentResponse


def build_request(attachment_id: UUID | str) -> Request[RunAttachmentResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_run_attachment",
        method="GET",
        route="/v1/run-attachments/{attachment_id}",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}",
        response_type=RunAttachmentResponse,
    )


async def asyncio(
    attachment_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> RunAttachmentResponse:
    """Get a run attachment.

    Returns the record of an attachment: name, content type, size, direction and storage path. The content has its
    own download operation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The attachment record.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(attachment_id), **options)).parsed


async def asyncio_detailed(
    attachment_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[RunAttachmentResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(attachment_id), **options)


def sync(
    attachment_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> RunAttachmentResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(attachment_id), **options)).parsed


def sync_detailed(
    attachment_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[RunAttachmentResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(attachment_id), **options)
