"""POST /v1/run-attachments. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.run_attachment_create import RunAttachmentCreate
from ...models.run_attachment_response import RunAttachmentResponse


def build_request(*, body: RunAttachmentCreate) -> Request[RunAttachmentResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_run_attachment",
        method="POST",
        route="/v1/run-attachments",
        path="/v1/run-attachments",
        response_type=RunAttachmentResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: RunAttachmentCreate, **options: Unpack[RequestOptions]
) -> RunAttachmentResponse:
    """Create a run attachment.

    Stores a file with base64 content for an existing run. Meant mainly for internal use: give input files to a new
    run with `file_inputs` instead. No size limit is documented.

    Args:
        body: The file and the run it belongs to.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created attachment.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: RunAttachmentCreate, **options: Unpack[RequestOptions]
) -> Response[RunAttachmentResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: RunAttachmentCreate, **options: Unpack[RequestOptions]
) -> RunAttachmentResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: RunAttachmentCreate, **options: Unpack[RequestOptions]
) -> Response[RunAttachmentResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
