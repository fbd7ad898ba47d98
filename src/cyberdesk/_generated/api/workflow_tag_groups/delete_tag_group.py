"""DELETE /v1/workflow-tag-groups/{group_id}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

import cyberdesk

from ...._core.http.path_segments import uuid_segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(group_id: UUID | str) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="delete_tag_group",
        method="DELETE",
        route="/v1/workflow-tag-groups/{group_id}",
        path=f"/v1/workflow-tag-groups/{uuid_segment('group_id', group_id)}",
        response_type=type(None),
    )


async def asyncio(
    group_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> None:
    """Delete a tag group.

    Deletes the group. Its tags are kept without a group, and so no longer exclude each other.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(group_id), **options)


async def asyncio_detailed(
    group_id: UUID | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(group_id), **options)


def sync(group_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(group_id), **options)


def sync_detailed(
    group_id: UUID | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(group_id), **options)
