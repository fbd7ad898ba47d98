"""POST /v1/computer/{machine_id}/input/keyboard/key. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.keyboard_key_request import KeyboardKeyRequest


def build_request(
    machine_id: str,
    *,
    body: KeyboardKeyRequest,
) -> Request[None]:
    """Build the request for `keyboard_key`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The keys to press.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="keyboard_key",
        method="POST",
        route="/v1/computer/{machine_id}/input/keyboard/key",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/keyboard/key",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: KeyboardKeyRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Press keys, and return the whole answer.

    Presses a key, a chord or a sequence, written in XDO style: `+` joins the keys of a chord such
    as `ctrl+c` (any number of modifiers and one plain key), blanks separate the steps of a
    sequence. To enter ordinary text, use `input/keyboard/type`.

    Args:
        machine_id: Machine that carries out the action.
        body: The keys to press.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
    body: KeyboardKeyRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Press keys.

    Presses a key, a chord or a sequence, written in XDO style: `+` joins the keys of a chord such
    as `ctrl+c` (any number of modifiers and one plain key), blanks separate the steps of a
    sequence. To enter ordinary text, use `input/keyboard/type`.

    Args:
        machine_id: Machine that carries out the action.
        body: The keys to press.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    await asyncio_detailed(machine_id, client=client, body=body, **options)


def sync_detailed(
    machine_id: str,
    *,
    client: Cyberdesk,
    body: KeyboardKeyRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Press keys, and return the whole answer.

    Presses a key, a chord or a sequence, written in XDO style: `+` joins the keys of a chord such
    as `ctrl+c` (any number of modifiers and one plain key), blanks separate the steps of a
    sequence. To enter ordinary text, use `input/keyboard/type`.

    Args:
        machine_id: Machine that carries out the action.
        body: The keys to press.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: Nothing.

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
    body: KeyboardKeyRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Press keys.

    Presses a key, a chord or a sequence, written in XDO style: `+` joins the keys of a chord such
    as `ctrl+c` (any number of modifiers and one plain key), blanks separate the steps of a
    sequence. To enter ordinary text, use `input/keyboard/type`.

    Args:
        machine_id: Machine that carries out the action.
        body: The keys to press.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(machine_id, client=client, body=body, **options)
