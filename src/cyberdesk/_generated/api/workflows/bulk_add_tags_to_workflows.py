"""POST /v1/workflows/bulk/tags. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.bulk_add_tags_request import BulkAddTagsRequest


def build_request(
    *,
    body: BulkAddTagsRequest,
) -> Request[None]:
    """Build the request for `bulk_add_tags_to_workflows`, without sending it.

    Args:
        body: The workflows and the tags to add.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="bulk_add_tags_to_workflows",
        method="POST",
        route="/v1/workflows/bulk/tags",
        path="/v1/workflows/bulk/tags",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: BulkAddTagsRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Add tags to many workflows, and return the whole answer.

    Adds all listed tags to all listed workflows and answers without a body. A tag from a group
    replaces the tag of that group that a workflow had before. Archived tags cannot be assigned.

    Args:
        body: The workflows and the tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: BulkAddTagsRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Add tags to many workflows.

    Adds all listed tags to all listed workflows and answers without a body. A tag from a group
    replaces the tag of that group that a workflow had before. Archived tags cannot be assigned.

    Args:
        body: The workflows and the tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(client=client, body=body, **options)


def sync_detailed(
    *,
    client: Cyberdesk,
    body: BulkAddTagsRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Add tags to many workflows, and return the whole answer.

    Adds all listed tags to all listed workflows and answers without a body. A tag from a group
    replaces the tag of that group that a workflow had before. Archived tags cannot be assigned.

    Args:
        body: The workflows and the tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: BulkAddTagsRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Add tags to many workflows.

    Adds all listed tags to all listed workflows and answers without a body. A tag from a group
    replaces the tag of that group that a workflow had before. Archived tags cannot be assigned.

    Args:
        body: The workflows and the tags to add.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(client=client, body=body, **options)
