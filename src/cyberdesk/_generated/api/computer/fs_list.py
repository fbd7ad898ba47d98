"""GET /v1/computer/{machine_id}/fs/list. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.path import segment
from ...._core.http.request import UNSET, Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk


def build_request(
    machine_id: str,
    *,
    path: str | UnsetType = UNSET,
) -> Request[dict[str, Any]]:
    """Build the request for `fs_list`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        path: Directory on the machine. Default `.`, the agent's working directory.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="fs_list",
        method="GET",
        route="/v1/computer/{machine_id}/fs/list",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/fs/list",
        response_type=dict[str, Any],
        query={
            "path": path,
        },
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """List a directory, and return the whole answer.

    Lists a directory on the machine. Agents return `path` and `entries`; each entry has `name`,
    `path`, `is_dir`, `size` and `modified`, with directories first, and `error` where it could not
    be read. The agent reports 404 for a missing path, 400 if it is no directory and 403 if access
    is denied.

    Args:
        machine_id: Machine that carries out the action.
        path: Directory on the machine. Default `.`, the agent's working directory.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The directory and its
        entries.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            machine_id,
            path=path,
        ),
        **options,
    )


async def asyncio(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """List a directory.

    Lists a directory on the machine. Agents return `path` and `entries`; each entry has `name`,
    `path`, `is_dir`, `size` and `modified`, with directories first, and `error` where it could not
    be read. The agent reports 404 for a missing path, 400 if it is no directory and 403 if access
    is denied.

    Args:
        machine_id: Machine that carries out the action.
        path: Directory on the machine. Default `.`, the agent's working directory.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The directory and its entries.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, path=path, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """List a directory, and return the whole answer.

    Lists a directory on the machine. Agents return `path` and `entries`; each entry has `name`,
    `path`, `is_dir`, `size` and `modified`, with directories first, and `error` where it could not
    be read. The agent reports 404 for a missing path, 400 if it is no directory and 403 if access
    is denied.

    Args:
        machine_id: Machine that carries out the action.
        path: Directory on the machine. Default `.`, the agent's working directory.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The directory and its
        entries.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            machine_id,
            path=path,
        ),
        **options,
    )


def sync(
    machine_id: str,
    *,
    client: Cyberdesk,
    path: str | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """List a directory.

    Lists a directory on the machine. Agents return `path` and `entries`; each entry has `name`,
    `path`, `is_dir`, `size` and `modified`, with directories first, and `error` where it could not
    be read. The agent reports 404 for a missing path, 400 if it is no directory and 403 if access
    is denied.

    Args:
        machine_id: Machine that carries out the action.
        path: Directory on the machine. Default `.`, the agent's working directory.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The directory and its entries.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, path=path, **options)).parsed
