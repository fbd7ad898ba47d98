"""DELETE /v1/workflows/{workflow_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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
    workflow_id: UUID | str,
) -> Request[None]:
    """Build the request for `delete_workflow`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_workflow",
        method="DELETE",
        route="/v1/workflows/{workflow_id}",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}",
        response_type=type(None),
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a workflow, and return the whole answer.

    Deletes the workflow together with all its runs and trajectories.

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
            workflow_id,
        ),
        **options,
    )


async def asyncio(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a workflow.

    Deletes the workflow together with all its runs and trajectories.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(workflow_id, client=client, **options)


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a workflow, and return the whole answer.

    Deletes the workflow together with all its runs and trajectories.

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
            workflow_id,
        ),
        **options,
    )


def sync(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a workflow.

    Deletes the workflow together with all its runs and trajectories.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(workflow_id, client=client, **options)
