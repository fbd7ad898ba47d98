"""DELETE /v1/run-attachments/{attachment_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
) -> Request[None]:
    """Build the request for `delete_run_attachment`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_run_attachment",
        method="DELETE",
        route="/v1/run-attachments/{attachment_id}",
        path=f"/v1/run-attachments/{uuid_segment('attachment_id', attachment_id)}",
        response_type=type(None),
    )


async def asyncio_detailed(
    attachment_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a run attachment, and return the whole answer.

    Deletes the record together with the stored file.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Delete a run attachment.

    Deletes the record together with the stored file.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(attachment_id, client=client, **options)


def sync_detailed(
    attachment_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a run attachment, and return the whole answer.

    Deletes the record together with the stored file.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
) -> None:
    """Delete a run attachment.

    Deletes the record together with the stored file.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(attachment_id, client=client, **options)
