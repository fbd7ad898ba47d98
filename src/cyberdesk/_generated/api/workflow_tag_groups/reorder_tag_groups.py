"""PUT /v1/workflow-tag-groups/reorder. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.reorder_request import ReorderRequest


def build_request(
    *,
    body: ReorderRequest,
) -> Request[None]:
    """Build the request for `reorder_tag_groups`, without sending it.

    Args:
        body: The group ids in the wanted order.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="reorder_tag_groups",
        method="PUT",
        route="/v1/workflow-tag-groups/reorder",
        path="/v1/workflow-tag-groups/reorder",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: ReorderRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Reorder tag groups, and return the whole answer.

    Sets the `order` of each listed group to its position in `ids`.

    Args:
        body: The group ids in the wanted order.
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
    body: ReorderRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Reorder tag groups.

    Sets the `order` of each listed group to its position in `ids`.

    Args:
        body: The group ids in the wanted order.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(client=client, body=body, **options)


def sync_detailed(
    *,
    client: Cyberdesk,
    body: ReorderRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Reorder tag groups, and return the whole answer.

    Sets the `order` of each listed group to its position in `ids`.

    Args:
        body: The group ids in the wanted order.
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
    body: ReorderRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Reorder tag groups.

    Sets the `order` of each listed group to its position in `ids`.

    Args:
        body: The group ids in the wanted order.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(client=client, body=body, **options)
