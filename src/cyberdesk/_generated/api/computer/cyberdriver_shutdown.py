"""POST /v1/machines/{machine_id}/cyberdriver/shutdown. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import UNSET, Request, RequestOptions, Response, UnsetType
from ...models.cyberdriver_shutdown_request import CyberdriverShutdownRequest


def build_request(
    machine_id: str, *, body: CyberdriverShutdownRequest | UnsetType = UNSET
) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="cyberdriver_shutdown",
        method="POST",
        route="/v1/machines/{machine_id}/cyberdriver/shutdown",
        path=f"/v1/machines/{segment('machine_id', machine_id)}/cyberdriver/shutdown",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Shut down the machine agent.

    Asks the Cyberdriver agent of the machine to stop. The body is optional; left out, the source is `cloud-api`
    and the reason `user_disabled_machine`. This is the only operation that declares 403; when it is sent is not
    documented.

    Args:
        machine_id: Machine whose agent shall stop.
        body: Who asks for the shutdown and why.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The agent's response to the request.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
