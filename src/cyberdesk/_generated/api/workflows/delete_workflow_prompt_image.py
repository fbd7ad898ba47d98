"""DELETE /v1/workflows/prompt-image. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    *,
    path: str,
) -> Request[None]:
    """Build the request for `delete_workflow_prompt_image`, without sending it.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_workflow_prompt_image",
        method="DELETE",
        route="/v1/workflows/prompt-image",
        path="/v1/workflows/prompt-image",
        response_type=type(None),
        query={
            "path": path,
        },
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a prompt image, and return the whole answer.

    Deletes an uploaded prompt image. Whether prompts that still refer to it are adjusted is not
    documented.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            path=path,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a prompt image.

    Deletes an uploaded prompt image. Whether prompts that still refer to it are adjusted is not
    documented.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(client=client, path=path, **options)


def sync_detailed(
    *,
    client: Cyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Delete a prompt image, and return the whole answer.

    Deletes an uploaded prompt image. Whether prompts that still refer to it are adjusted is not
    documented.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            path=path,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    path: str,
    **options: Unpack[RequestOptions],
) -> None:
    """Delete a prompt image.

    Deletes an uploaded prompt image. Whether prompts that still refer to it are adjusted is not
    documented.

    Args:
        path: Storage path of the image, made of the organisation id, `prompt-assets` and the file
            name, joined by slashes.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(client=client, path=path, **options)
