"""POST /v1/machines/{machine_id}/cyberdriver/shutdown. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.path import segment
from ...._core.http.request import UNSET, Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response, UnsetType
    from ...._sync.client import Cyberdesk
    from ...models.cyberdriver_shutdown_request import CyberdriverShutdownRequest


def build_request(
    machine_id: str,
    *,
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
) -> Request[dict[str, Any]]:
    """Build the request for `cyberdriver_shutdown`, without sending it.

    Args:
        machine_id: Machine whose agent shall stop.
        body: Who asks for the shutdown and why.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="cyberdriver_shutdown",
        method="POST",
        route="/v1/machines/{machine_id}/cyberdriver/shutdown",
        path=f"/v1/machines/{segment('machine_id', machine_id)}/cyberdriver/shutdown",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Shut down the machine agent, and return the whole answer.

    Asks the Cyberdriver agent of the machine to stop. The body is optional; left out, the source is
    `cloud-api` and the reason `user_disabled_machine`. This is the only operation that declares
    403; when it is sent is not documented.

    Args:
        machine_id: Machine whose agent shall stop.
        body: Who asks for the shutdown and why.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The agent's answer to
        the request.

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
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Shut down the machine agent.

    Asks the Cyberdriver agent of the machine to stop. The body is optional; left out, the source is
    `cloud-api` and the reason `user_disabled_machine`. This is the only operation that declares
    403; when it is sent is not documented.

    Args:
        machine_id: Machine whose agent shall stop.
        body: Who asks for the shutdown and why.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The agent's answer to the request.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, body=body, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Shut down the machine agent, and return the whole answer.

    Asks the Cyberdriver agent of the machine to stop. The body is optional; left out, the source is
    `cloud-api` and the reason `user_disabled_machine`. This is the only operation that declares
    403; when it is sent is not documented.

    Args:
        machine_id: Machine whose agent shall stop.
        body: Who asks for the shutdown and why.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The agent's answer to
        the request.

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
    body: CyberdriverShutdownRequest | UnsetType = UNSET,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Shut down the machine agent.

    Asks the Cyberdriver agent of the machine to stop. The body is optional; left out, the source is
    `cloud-api` and the reason `user_disabled_machine`. This is the only operation that declares
    403; when it is sent is not documented.

    Args:
        machine_id: Machine whose agent shall stop.
        body: Who asks for the shutdown and why.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The agent's answer to the request.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, body=body, **options)).parsed
