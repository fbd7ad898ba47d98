"""GET /v1/workflows/{workflow_id}/versions. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(workflow_id: UUID | str) -> Request[list[dict[str, Any]]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="get_workflow_versions",
        method="GET",
        route="/v1/workflows/{workflow_id}/versions",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/versions",
        response_type=list[dict[str, Any]],
    )


async def asyncio(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[dict[str, Any]]:
    """List the earlier versions of a workflow.

    Returns the states saved by updates and merges as a plain array without paging. The contract leaves the shape
    of a version open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The earlier versions.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(workflow_id), **options)).parsed


async def asyncio_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[dict[str, Any]]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(workflow_id), **options)


def sync(
    workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> list[dict[str, Any]]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(workflow_id), **options)).parsed


def sync_detailed(
    workflow_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[dict[str, Any]]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(workflow_id), **options)
