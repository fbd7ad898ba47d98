"""POST /v1/machines. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.machine_create import MachineCreate
from ...models.machine_response import MachineResponse


def build_request(*, body: MachineCreate) -> Request[MachineResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="create_machine",
        method="POST",
        route="/v1/machines",
        path="/v1/machines",
        response_type=MachineResponse,
        json=body,
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, body: MachineCreate, **options: Unpack[RequestOptions]
) -> MachineResponse:
    """Create a machine.

    Registers a machine; `fingerprint` and `unkey_key_id` are required. Normally the machine agent does this when
    it joins, so integrations rarely need the call. Sensitive parameters are given as real values and returned only
    as aliases.

    Args:
        body: The machine to register.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The created machine.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(body=body), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, body: MachineCreate, **options: Unpack[RequestOptions]
) -> Response[MachineResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(body=body), **options)


def sync(
    *, client: cyberdesk.Cyberdesk, body: MachineCreate, **options: Unpack[RequestOptions]
) -> MachineResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(body=body), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, body: MachineCreate, **options: Unpack[RequestOptions]
) -> Response[MachineResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(body=body), **options)
