"""PUT /v1/run-attachments/{attachment_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request
from ...models.run_attachment_response import RunAttachmentResponse

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.run_attachment_update import RunAttachmentUpdate


def build_request(
    attachment_id: UUID | str,
    *,
    body: RunAttachmentUpdate,
) -> Request[RunAttachmentResponse]:
    """Build the request for `update_run_attachment`, without sending it.

    Args:
        body: The new expiry.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="update_run_attachment",
        method="PUT",
        route="/v1/run-attachments/{attachment_id}",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}",
        response_type=RunAttachmentResponse,
        json=body,
    )


async def asyncio_detailed(
    attachment_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    body: RunAttachmentUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """Update a run attachment, and return the whole answer.

    Sets when the attachment expires. Nothing but `expires_at` can be changed.

    Args:
        body: The new expiry.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated attachment.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            attachment_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    attachment_id: UUID | str,
    *,
    client: AsyncCyberdesk,
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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(attachment_id, client=client, body=body, **options)).parsed


def sync_detailed(
    attachment_id: UUID | str,
    *,
    client: Cyberdesk,
    body: RunAttachmentUpdate,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """Update a run attachment, and return the whole answer.

    Sets when the attachment expires. Nothing but `expires_at` can be changed.

    Args:
        body: The new expiry.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The updated attachment.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            attachment_id,
            body=body,
        ),
        **options,
    )


def sync(
    attachment_id: UUID | str,
    *,
    client: Cyberdesk,
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
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(attachment_id, client=client, body=body, **options)).parsed
