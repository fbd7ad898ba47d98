"""DELETE /v1/runs/{run_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    run_id: UUID | str,
) -> Request[None]:
    """Build the request for `delete_run`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_run",
        method="DELETE",
        route="/v1/runs/{run_id}",
        path=f"/v1/runs/{uuid_segment('run_id', run_id)}",
        response_type=type(None),
    )


async def asyncio_detailed(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a run, and return the whole answer.

    Deletes the run together with its attachments and their stored files. To stop a run and keep it,
    cancel it with `PATCH /v1/runs/{run_id}` instead. What happens to a run that is still active is
    not documented.

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
            run_id,
        ),
        **options,
    )


async def asyncio(
    run_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a run.

    Deletes the run together with its attachments and their stored files. To stop a run and keep it,
    cancel it with `PATCH /v1/runs/{run_id}` instead. What happens to a run that is still active is
    not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(run_id, client=client, **options)


def sync_detailed(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a run, and return the whole answer.

    Deletes the run together with its attachments and their stored files. To stop a run and keep it,
    cancel it with `PATCH /v1/runs/{run_id}` instead. What happens to a run that is still active is
    not documented.

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
            run_id,
        ),
        **options,
    )


def sync(
    run_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a run.

    Deletes the run together with its attachments and their stored files. To stop a run and keep it,
    cancel it with `PATCH /v1/runs/{run_id}` instead. What happens to a run that is still active is
    not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(run_id, client=client, **options)
