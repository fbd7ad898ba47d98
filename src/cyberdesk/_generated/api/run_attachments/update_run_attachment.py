"""PUT /v1/run-attachments/{attachment_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_attachment_response import RunAttachmentResponse
from ...models.run_attachment_update import RunAttachmentUpdate


def build_request(attachment_id: UUID | str, *, body: RunAttachmentUpdate) -> Request[RunAttachmentResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="update_run_attachment",
        method="PUT",
        route="/v1/run-attachments/{attachment_id}",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}",
        response_type=RunAttachmentResponse,
        json=body,
    )


async def asyncio(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: RunAttachmentUpdate,
    **options: Unpack[RequestOptions],
) -> RunAttachmentResponse:
    """Update a run attachment.

    Sets when the attachment expires. Nothing but `expires_at` can be changed.

    Args:
        body: The new expiry.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The updated attachment.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(attachment_id, body=body), **options)).parsed


async def asyncio_detailed(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: RunAttachmentUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(attachment_id, body=body), **options)


def sync(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: RunAttachmentUpdate,
    **options: Unpack[RequestOptions],
) -> RunAttachmentResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(attachment_id, body=body), **options)).parsed


def sync_detailed(
    attachment_id: UUID | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: RunAttachmentUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(attachment_id, body=body), **options)
