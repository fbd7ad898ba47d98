"""DELETE /v1/request-logs/{log_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    log_id: UUID | str,
) -> Request[None]:
    """Build the request for `delete_request_log`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_request_log",
        method="DELETE",
        route="/v1/request-logs/{log_id}",
        path=f"/v1/request-logs/{uuid_segment('log_id', log_id)}",
        response_type=type(None),
    )


async def asyncio_detailed(
    log_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a request log, and return the whole answer.

    Removes one log entry of the organisation.

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
            log_id,
        ),
        **options,
    )


async def asyncio(
    log_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a request log.

    Removes one log entry of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(log_id, client=client, **options)


def sync_detailed(
    log_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a request log, and return the whole answer.

    Removes one log entry of the organisation.

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
            log_id,
        ),
        **options,
    )


def sync(
    log_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a request log.

    Removes one log entry of the organisation.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(log_id, client=client, **options)
