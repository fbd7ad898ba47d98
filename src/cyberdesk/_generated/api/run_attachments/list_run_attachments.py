"""GET /v1/run-attachments. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.attachment_type import AttachmentType
from ...models.run_attachment_page import RunAttachmentPage


def build_request(
    *,
    run_id: UUID | str | UnsetType = UNSET,
    attachment_type: AttachmentType | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
) -> Request[RunAttachmentPage]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_run_attachments",
        method="GET",
        route="/v1/run-attachments",
        path="/v1/run-attachments",
        response_type=RunAttachmentPage,
        query={"run_id": run_id, "attachment_type": attachment_type, "skip": skip, "limit": limit},
    )


async def asyncio(
    *,
    client: cyberdesk.AsyncCyberdesk,
    run_id: UUID | str | UnsetType = UNSET,
    attachment_type: AttachmentType | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunAttachmentPage:
    """List run attachments.

    Returns one page of attachment records without their content. Output attachments appear when the workflow has
    `includes_file_exports` switched on and the agent marked files for export.

    Args:
        run_id: Only attachments of this run.
        attachment_type: Only `input` or only `output` attachments.
        skip: Number of items to pass over before the page starts. At least 0, default 0.
        limit: Largest number of items in the page, from 1 to 1000. Default 100.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        A page of attachments.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (
        await client.send(
            build_request(run_id=run_id, attachment_type=attachment_type, skip=skip, limit=limit), **options
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: cyberdesk.AsyncCyberdesk,
    run_id: UUID | str | UnsetType = UNSET,
    attachment_type: AttachmentType | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentPage]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(
        build_request(run_id=run_id, attachment_type=attachment_type, skip=skip, limit=limit), **options
    )


def sync(
    *,
    client: cyberdesk.Cyberdesk,
    run_id: UUID | str | UnsetType = UNSET,
    attachment_type: AttachmentType | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> RunAttachmentPage:
    """The synchronous form of `asyncio`."""
    return (
        client.send(
            build_request(run_id=run_id, attachment_type=attachment_type, skip=skip, limit=limit), **options
        )
    ).parsed


def sync_detailed(
    *,
    client: cyberdesk.Cyberdesk,
    run_id: UUID | str | UnsetType = UNSET,
    attachment_type: AttachmentType | str | UnsetType = UNSET,
    skip: int | UnsetType = UNSET,
    limit: int | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[RunAttachmentPage]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(
        build_request(run_id=run_id, attachment_type=attachment_type, skip=skip, limit=limit), **options
    )
