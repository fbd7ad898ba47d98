"""POST /v1/workflows/bulk/tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.bulk_add_tags_request import BulkAddTagsRequest


def build_request(*, body: BulkAddTagsRequest) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="bulk_add_tags_to_workflows",
        method="POST",
        route="/v1/workflows/bulk/tags",
        path="/v1/workflows/bulk/tags",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: BulkAddTagsRequest, **options: Unpack[RequestOptions]
) -> None:
    """Add tags to many workflows.

    Adds all listed tags to all listed workflows and responds without a body. A tag from a group replaces the tag
    of that group that a workflow had before. Archived tags cannot be assigned.

    Args:
        body: The workflows and the tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(body=body), **options)


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: BulkAddTagsRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(*, client: cyberdesk.Cyberdesk, body: BulkAddTagsRequest, **options: Unpack[RequestOptions]) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(body=body), **options)


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: BulkAddTagsRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
