"""POST /v1/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.machine_response import MachineResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.machine_create import MachineCreate


def build_request(
    *,
    body: MachineCreate,
) -> Request[MachineResponse]:
    """Build the request for `create_machine`, without sending it.

    Args:
        body: The machine to register.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="create_machine",
        method="POST",
        route="/v1/machines",
        path="/v1/machines",
        response_type=MachineResponse,
        json=body,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    body: MachineCreate,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponse]:
    """Create a machine, and return the whole answer.

    Registers a machine; `fingerprint` and `unkey_key_id` are required. Normally the machine agent
    does this when it joins, so integrations rarely need the call. Sensitive parameters are given as
    real values and returned only as aliases.

    Args:
        body: The machine to register.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            body=body,
        ),
        **options,
    )


async def asyncio(
    *,
    client: AsyncCyberdesk,
    body: MachineCreate,
    **options: Unpack[RequestOptions],
) -> MachineResponse:
    """Create a machine.

    Registers a machine; `fingerprint` and `unkey_key_id` are required. Normally the machine agent
    does this when it joins, so integrations rarely need the call. Sensitive parameters are given as
    real values and returned only as aliases.

    Args:
        body: The machine to register.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, body=body, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    body: MachineCreate,
    **options: Unpack[RequestOptions],
) -> Response[MachineResponse]:
    """Create a machine, and return the whole answer.

    Registers a machine; `fingerprint` and `unkey_key_id` are required. Normally the machine agent
    does this when it joins, so integrations rarely need the call. Sensitive parameters are given as
    real values and returned only as aliases.

    Args:
        body: The machine to register.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The created machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            body=body,
        ),
        **options,
    )


def sync(
    *,
    client: Cyberdesk,
    body: MachineCreate,
    **options: Unpack[RequestOptions],
) -> MachineResponse:
    """Create a machine.

    Registers a machine; `fingerprint` and `unkey_key_id` are required. Normally the machine agent
    does this when it joins, so integrations rarely need the call. Sensitive parameters are given as
    real values and returned only as aliases.

    Args:
        body: The machine to register.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created machine.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, body=body, **options)).parsed
