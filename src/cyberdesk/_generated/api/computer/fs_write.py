"""POST /v1/computer/{machine_id}/fs/write. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.file_write_request import FileWriteRequest


def build_request(machine_id: str, *, body: FileWriteRequest) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="fs_write",
        method="POST",
        route="/v1/computer/{machine_id}/fs/write",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/fs/write",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, body: FileWriteRequest, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """Write a file.

    Writes base64 content to a file on the machine and creates missing parent directories. `mode` chooses between
    replacing the file (`write`, the default) and adding to its end (`append`). Agents return `path`, `size` and
    `modified`, and refuse empty content with 400.

    Args:
        machine_id: Machine that carries out the action.
        body: The path, the base64 content and the mode.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Path, size and modification time of the file.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, body: FileWriteRequest, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: FileWriteRequest, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: FileWriteRequest, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
