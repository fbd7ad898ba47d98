"""GET /v1/run-attachments/{attachment_id}/download. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import uuid_segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack
    from uuid import UUID

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    attachment_id: UUID | str,
) -> Request[bytes]:
    """Build the request for `download_run_attachment`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="download_run_attachment",
        method="GET",
        route="/v1/run-attachments/{attachment_id}/download",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}/download",
        response_type=bytes,
    )


async def asyncio_detailed(
    attachment_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[bytes]:
    """Download a run attachment, and return the whole answer.

    Streams the raw bytes of the file, not JSON. For a link that can be handed on, use `download-
    url`. The file name in the record comes from outside: reduce it to a base name before writing to
    disk.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The content of the
        file.

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
) -> bytes:
    """Download a run attachment.

    Streams the raw bytes of the file, not JSON. For a link that can be handed on, use `download-
    url`. The file name in the record comes from outside: reduce it to a base name before writing to
    disk.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The content of the file.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(attachment_id, client=client, **options)).parsed


def sync_detailed(
    attachment_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[bytes]:
    """Download a run attachment, and return the whole answer.

    Streams the raw bytes of the file, not JSON. For a link that can be handed on, use `download-
    url`. The file name in the record comes from outside: reduce it to a base name before writing to
    disk.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The content of the
        file.

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
) -> bytes:
    """Download a run attachment.

    Streams the raw bytes of the file, not JSON. For a link that can be handed on, use `download-
    url`. The file name in the record comes from outside: reduce it to a base name before writing to
    disk.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The content of the file.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(attachment_id, client=client, **options)).parsed
