"""POST /v1/computer/{machine_id}/copy_to_clipboard. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.copy_to_clipboard_request import CopyToClipboardRequest


def build_request(
    machine_id: str,
    *,
    body: CopyToClipboardRequest,
) -> Request[dict[str, Any]]:
    """Build the request for `copy_to_clipboard`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The key name for the copied text.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="copy_to_clipboard",
        method="POST",
        route="/v1/computer/{machine_id}/copy_to_clipboard",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/copy_to_clipboard",
        response_type=dict[str, Any],
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Copy the selection and return the clipboard, and return the whole answer.

    Presses Ctrl+C on the machine and reads the clipboard afterwards. The `text` of the body is not
    the text to copy: it names the key under which the clipboard content comes back, so `order_no`
    yields an object with the single key `order_no`. The value can be an empty string when nothing
    was selected or the clipboard could not be read.

    Args:
        machine_id: Machine that carries out the action.
        body: The key name for the copied text.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An object with the
        requested key and the clipboard text.

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
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Copy the selection and return the clipboard.

    Presses Ctrl+C on the machine and reads the clipboard afterwards. The `text` of the body is not
    the text to copy: it names the key under which the clipboard content comes back, so `order_no`
    yields an object with the single key `order_no`. The value can be an empty string when nothing
    was selected or the clipboard could not be read.

    Args:
        machine_id: Machine that carries out the action.
        body: The key name for the copied text.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An object with the requested key and the clipboard text.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(machine_id, client=client, body=body, **options)).parsed


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, Any]]:
    """Copy the selection and return the clipboard, and return the whole answer.

    Presses Ctrl+C on the machine and reads the clipboard afterwards. The `text` of the body is not
    the text to copy: it names the key under which the clipboard content comes back, so `order_no`
    yields an object with the single key `order_no`. The value can be an empty string when nothing
    was selected or the clipboard could not be read.

    Args:
        machine_id: Machine that carries out the action.
        body: The key name for the copied text.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: An object with the
        requested key and the clipboard text.

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
    body: CopyToClipboardRequest,
    **options: Unpack[RequestOptions],
) -> dict[str, Any]:
    """Copy the selection and return the clipboard.

    Presses Ctrl+C on the machine and reads the clipboard afterwards. The `text` of the body is not
    the text to copy: it names the key under which the clipboard content comes back, so `order_no`
    yields an object with the single key `order_no`. The value can be an empty string when nothing
    was selected or the clipboard could not be read.

    Args:
        machine_id: Machine that carries out the action.
        body: The key name for the copied text.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        An object with the requested key and the clipboard text.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(machine_id, client=client, body=body, **options)).parsed
