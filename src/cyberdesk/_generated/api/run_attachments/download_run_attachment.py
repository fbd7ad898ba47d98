"""GET /v1/run-attachments/{attachment_id}/download. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(attachment_id: UUID | str) -> Request[bytes]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="download_run_attachment",
        method="GET",
        route="/v1/run-attachments/{attachment_id}/download",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}/download",
        response_type=bytes,
    )


async def asyncio(
    attachment_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> bytes:
    """Download a run attachment.

    Streams the raw bytes of the file, not JSON. For a link that can be handed on, use `download-url`. The file
    name in the record comes from outside: reduce it to a base name before writing to disk.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The content of the file.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(attachment_id), **options)).parsed


async def asyncio_detailed(
    attachment_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[bytes]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(attachment_id), **options)


def sync(attachment_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> bytes:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(attachment_id), **options)).parsed


def sync_detailed(
    attachment_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[bytes]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(attachment_id), **options)
