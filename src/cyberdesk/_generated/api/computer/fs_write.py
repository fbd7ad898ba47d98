"""POST /v1/computer/{machine_id}/fs/write. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.file_write_request import FileWriteRequest


def build_request(
    machine_id: str,
    *,
    body: FileWriteRequest,
) -> Request[dict[str, Any]]:
    """Build the request for `fs_write`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The path, the base64 content and the mode.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="fs_write",
        method="POST",
        route="/v1/computer/{machine_id}/fs/write",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/fs/write",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: FileWriteRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Write a file, and return the whole answer.

    Writes base64 content to a file on the machine and creates missing parent directories. `mode`
    chooses between replacing the file (`write`, the default) and adding to its end (`append`).
    Agents return `path`, `size` and `modified`, and refuse empty content with 400.

    Args:
        machine_id: Machine that carries out the action.
        body: The path, the base64 content and the mode.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Path, size and
        modification time of the file.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            machine_id,
            body=body,
        ),
        **options,
    )


async def asyncio(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: FileWriteRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Write a file.

    Writes base64 content to a file on the machine and creates missing parent directories. `mode`
    chooses between replacing the file (`write`, the default) and adding to its end (`append`).
    Agents return `path`, `size` and `modified`, and refuse empty content with 400.

    Args:
        machine_id: Machine that carries out the action.
        body: The path, the base64 content and the mode.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Path, size and modification time of the file.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, body=body, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: FileWriteRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Write a file, and return the whole answer.

    Writes base64 content to a file on the machine and creates missing parent directories. `mode`
    chooses between replacing the file (`write`, the default) and adding to its end (`append`).
    Agents return `path`, `size` and `modified`, and refuse empty content with 400.

    Args:
        machine_id: Machine that carries out the action.
        body: The path, the base64 content and the mode.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Path, size and
        modification time of the file.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            machine_id,
            body=body,
        ),
        **options,
    )


def sync(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: FileWriteRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Write a file.

    Writes base64 content to a file on the machine and creates missing parent directories. `mode`
    chooses between replacing the file (`write`, the default) and adding to its end (`append`).
    Agents return `path`, `size` and `modified`, and refuse empty content with 400.

    Args:
        machine_id: Machine that carries out the action.
        body: The path, the base64 content and the mode.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        Path, size and modification time of the file.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, body=body, **options)).parsed
