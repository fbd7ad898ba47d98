"""GET /v1/computer/{machine_id}/fs/list. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType


def build_request(machine_id: str, *, path: str | UnsetType = UNSET) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="fs_list",
        method="GET",
        route="/v1/computer/{machine_id}/fs/list",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/fs/list",
        response_type=dict[str, Any],
        query={"path": path},
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """List a directory.

    Lists a directory on the machine. Agents return `path` and `entries`; each entry has `name`, `path`, `is_dir`,
    `size` and `modified`, with directories first, and `error` where it could not be read. The agent reports 404
    for a missing path, 400 if it is no directory and 403 if access is denied.

    Args:
        machine_id: Machine that carries out the action.
        path: Directory on the machine. Default `.`, the agent's working directory.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The directory and its entries.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, path=path), **options)).parsed


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, path=path), **options)


def sync(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, path=path), **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, path=path), **options)
