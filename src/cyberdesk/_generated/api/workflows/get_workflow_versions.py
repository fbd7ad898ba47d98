"""GET /v1/workflows/{workflow_id}/versions. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
) -> Request[list[dict[str, Any]]]:
    """Build the request for `get_workflow_versions`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="get_workflow_versions",
        method="GET",
        route="/v1/workflows/{workflow_id}/versions",
        path=f"/v1/workflows/{uuid_segment('workflow_id', workflow_id)}/versions",
        response_type=list[dict[str, Any]],
    )


async def asyncio_detailed(
    workflow_id: UUID | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[dict[str, Any]]]:
    """List the earlier versions of a workflow, and return the whole answer.

    Returns the states saved by updates and merges as a plain array without paging. The contract
    leaves the shape of a version open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The earlier versions.

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
) -> list[dict[str, Any]]:
    """List the earlier versions of a workflow.

    Returns the states saved by updates and merges as a plain array without paging. The contract
    leaves the shape of a version open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The earlier versions.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(workflow_id, client=client, **options)).parsed


def sync_detailed(
    workflow_id: UUID | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[dict[str, Any]]]:
    """List the earlier versions of a workflow, and return the whole answer.

    Returns the states saved by updates and merges as a plain array without paging. The contract
    leaves the shape of a version open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The earlier versions.

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
) -> list[dict[str, Any]]:
    """List the earlier versions of a workflow.

    Returns the states saved by updates and merges as a plain array without paging. The contract
    leaves the shape of a version open.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The earlier versions.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(workflow_id, client=client, **options)).parsed
