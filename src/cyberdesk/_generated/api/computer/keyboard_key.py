"""POST /v1/computer/{machine_id}/input/keyboard/key. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.keyboard_key_request import KeyboardKeyRequest


def build_request(machine_id: str, *, body: KeyboardKeyRequest) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="keyboard_key",
        method="POST",
        route="/v1/computer/{machine_id}/input/keyboard/key",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/keyboard/key",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: KeyboardKeyRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Press keys.

    Presses a key, a chord or a sequence, written in XDO style: `+` joins the keys of a chord such as `ctrl+c` (any
    number of modifiers and one plain key), blanks separate the steps of a sequence. To enter ordinary text, use
    `input/keyboard/type`.

    Args:
        machine_id: Machine that carries out the action.
        body: The keys to press.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    await client.send(build_request(machine_id, body=body), **options)


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: KeyboardKeyRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: KeyboardKeyRequest, **options: Unpack[RequestOptions]
) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(machine_id, body=body), **options)


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: KeyboardKeyRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
