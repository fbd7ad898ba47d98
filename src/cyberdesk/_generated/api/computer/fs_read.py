"""GET /v1/computer/{machine_id}/fs/read. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(machine_id: str, *, path: str) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="fs_read",
        method="GET",
        route="/v1/computer/{machine_id}/fs/read",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/fs/read",
        response_type=dict[str, Any],
        query={"path": path},
    )


async def asyncio(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, path: str, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """Read a file.

    Reads a file on the machine. Agents return `path`, `content` in base64 and `size` in bytes. The agent reports
    404 for a missing path, 400 if it is not a file, 403 if access is denied and 413 above 100 MB.

    Args:
        machine_id: Machine that carries out the action.
        path: File on the machine to read.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The file content in base64 with path and size.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, path=path), **options)).parsed


async def asyncio_detailed(
    machine_id: str, *, client: cyberdesk.AsyncCyberdesk, path: str, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, path=path), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, path: str, **options: Unpack[RequestOptions]
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, path=path), **options)).parsed


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, path: str, **options: Unpack[RequestOptions]
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, path=path), **options)
