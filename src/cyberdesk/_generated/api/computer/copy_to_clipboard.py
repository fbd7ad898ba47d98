"""POST /v1/computer/{machine_id}/copy_to_clipboard. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.copy_to_clipboard_request import CopyToClipboardRequest


def build_request(machine_id: str, *, body: CopyToClipboardRequest) -> Request[dict[str, Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="copy_to_clipboard",
        method="POST",
        route="/v1/computer/{machine_id}/copy_to_clipboard",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/copy_to_clipboard",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Copy the selection and return the clipboard.

    Presses Ctrl+C on the machine and reads the clipboard afterwards. The `text` of the body is not the text to
    copy: it names the key under which the clipboard content comes back, so `order_no` yields an object with the
    single key `order_no`. The value can be an empty string when nothing was selected or the clipboard could not be
    read.

    Args:
        machine_id: Machine that carries out the action.
        body: The key name for the copied text.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An object with the requested key and the clipboard text.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(machine_id, body=body), **options)).parsed


async def asyncio_detailed(
    machine_id: str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(machine_id, body=body), **options)


def sync(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(machine_id, body=body), **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: cyberdesk.Cyberdesk,
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(machine_id, body=body), **options)
