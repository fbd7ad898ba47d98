"""GET /v1/run-attachments/{attachment_id}/download-url. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.run_attachment_download_url_response import RunAttachmentDownloadUrlResponse


def build_request(
    attachment_id: UUID | str, *, expires_in: int | UnsetType = UNSET
) -> Request[RunAttachmentDownloadUrlResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_run_attachment_download_url",
        method="GET",
        route="/v1/run-attachments/{attachment_id}/download-url",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}/download-url",
        response_type=RunAttachmentDownloadUrlResponse,
        query={"expires_in": expires_in},
    )


async def asyncio(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunAttachmentDownloadUrlResponse:
    """Get a download URL for a run attachment.

    Returns a signed address from which anyone holding it can fetch the file until it expires. Opening it makes a
    browser save the file instead of showing it.

    Args:
        expires_in: Lifetime of the URL in seconds, from 10 to 3600. Default 300.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The signed URL and its lifetime.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(attachment_id, expires_in=expires_in), **options)).parsed


async def asyncio_detailed(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentDownloadUrlResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(attachment_id, expires_in=expires_in), **options)


def sync(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunAttachmentDownloadUrlResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(attachment_id, expires_in=expires_in), **options)).parsed


def sync_detailed(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    expires_in: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentDownloadUrlResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(attachment_id, expires_in=expires_in), **options)
