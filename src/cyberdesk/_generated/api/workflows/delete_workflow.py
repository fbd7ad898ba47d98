"""DELETE /v1/workflows/{workflow_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(workflow_id: UUID | str) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="delete_workflow",
        method="DELETE",
        route="/v1/workflows/{workflow_id}",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}",
        response_type=type(None),
    )


async def asyncio(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> None:
    """Delete a workflow.

    Deletes the workflow together with all its runs and trajectories.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(workflow_id), **options)


async def asyncio_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id), **options)


def sync(workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(workflow_id), **options)


def sync_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id), **options)
