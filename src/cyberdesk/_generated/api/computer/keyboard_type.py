"""POST /v1/computer/{machine_id}/input/keyboard/type. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.keyboard_type_request import KeyboardTypeRequest


def build_request(machine_id: str, *, body: KeyboardTypeRequest) -> Request[None]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="keyboard_type",
        method="POST",
        route="/v1/computer/{machine_id}/input/keyboard/type",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/keyboard/type",
        response_type=type(None),
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: KeyboardTypeRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Type text.

    Types the text into whatever has the keyboard focus on the machine. Focus the right field first; the call does
    not look for one.

    Args:
        machine_id: Machine that carries out the action.
        body: The text to type.
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
    body: KeyboardTypeRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: KeyboardTypeRequest, **options: Unpack[RequestOptions]
) -> None:
    """The synchronous form of `asyncio`."""
    client.send(build_request(machine_id, body=body), **options)


def sync_detailed(
    machine_id: str, *, client: cyberdesk.Cyberdesk, body: KeyboardTypeRequest, **options: Unpack[RequestOptions]
) -> Response[None]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
