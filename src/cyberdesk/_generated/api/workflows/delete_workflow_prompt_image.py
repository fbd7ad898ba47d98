"""DELETE /v1/workflows/prompt-image. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response


def build_request(*, path: str) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="delete_workflow_prompt_image",
        method="DELETE",
        route="/v1/workflows/prompt-image",
        path="/v1/workflows/prompt-image",
        response_type=type(None),
        query={"path": path},
    )


async def asyncio(*, client: cyberdesk.AsyncCyberdesk, path: str, **options: Unpack[RequestOptions]) -> None:
    """Delete a prompt image.

    Deletes an uploaded prompt image. Whether prompts that still refer to it are adjusted is not documented.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file name, joined by
            slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(path=path), **options)


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, path: str, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(path=path), **options)


def sync(*, client: cyberdesk.Cyberdesk, path: str, **options: Unpack[RequestOptions]) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(path=path), **options)


def sync_detailed(*, client: cyberdesk.Cyberdesk, path: str, **options: Unpack[RequestOptions]) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(path=path), **options)
