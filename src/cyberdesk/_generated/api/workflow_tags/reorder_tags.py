"""PUT /v1/workflow-tags/reorder. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.reorder_request import ReorderRequest


def build_request(*, body: ReorderRequest) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="reorder_tags",
        method="PUT",
        route="/v1/workflow-tags/reorder",
        path="/v1/workflow-tags/reorder",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: ReorderRequest, **options: Unpack[RequestOptions]
) -> None:
    """Reorder workflow tags.

    Sets the `order` of each listed tag to its position in `ids`.

    Args:
        body: The tag ids in the wanted order.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(body=body), **options)


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: ReorderRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(*, client: cyberdesk.Cyberdesk, body: ReorderRequest, **options: Unpack[RequestOptions]) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(body=body), **options)


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: ReorderRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
