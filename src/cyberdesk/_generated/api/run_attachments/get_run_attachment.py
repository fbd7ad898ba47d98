"""GET /v1/run-attachments/{attachment_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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


def build_request(
    attachment_id: UUID | str,
) -> Request[RunAttachmentResponse]:
    """Build the request for `get_run_attachment`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_run_attachment",
        method="GET",
        route="/v1/run-attachments/{attachment_id}",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}",
        response_type=RunAttachmentResponse,
    )


async def asyncio_detailed(
    attachment_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """Get a run attachment, and return the whole answer.

    Returns the record of an attachment: name, content type, size, direction and storage path. The
    content has its own download operation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The attachment record.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            attachment_id,
        ),
        **options,
    )


async def asyncio(
    attachment_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> RunAttachmentResponse:
    """Get a run attachment.

    Returns the record of an attachment: name, content type, size, direction and storage path. The
    content has its own download operation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The attachment record.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(attachment_id, client=client, **options)).parsed


def sync_detailed(
    attachment_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentResponse]:
    """Get a run attachment, and return the whole answer.

    Returns the record of an attachment: name, content type, size, direction and storage path. The
    content has its own download operation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The attachment record.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            attachment_id,
        ),
        **options,
    )


def sync(
    attachment_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> RunAttachmentResponse:
    """Get a run attachment.

    Returns the record of an attachment: name, content type, size, direction and storage path. The
    content has its own download operation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The attachment record.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(attachment_id, client=client, **options)).parsed
