"""POST /v1/computer/{machine_id}/input/keyboard/type. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.keyboard_type_request import KeyboardTypeRequest


def build_request(
    machine_id: str,
    *,
    body: KeyboardTypeRequest,
) -> Request[None]:
    """Build the request for `keyboard_type`, without sending it.

    Args:
        machine_id: Machine that carries out the action.
        body: The text to type.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="keyboard_type",
        method="POST",
        route="/v1/computer/{machine_id}/input/keyboard/type",
        path=f"/v1/computer/{segment('machine_id', machine_id)}/input/keyboard/type",
        response_type=type(None),
        json=body,
    )


async def asyncio_detailed(
    machine_id: str,
    *,
    client: AsyncCyberdesk,
    body: KeyboardTypeRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Type text, and return the whole answer.

    Types the text into whatever has the keyboard focus on the machine. Focus the right field first;
    the call does not look for one.

    Args:
        machine_id: Machine that carries out the action.
        body: The text to type.
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
    body: KeyboardTypeRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Type text.

    Types the text into whatever has the keyboard focus on the machine. Focus the right field first;
    the call does not look for one.

    Args:
        machine_id: Machine that carries out the action.
        body: The text to type.
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
    body: KeyboardTypeRequest,
    **options: Unpack[RequestOptions],
) -> Response[None]:
    """Type text, and return the whole answer.

    Types the text into whatever has the keyboard focus on the machine. Focus the right field first;
    the call does not look for one.

    Args:
        machine_id: Machine that carries out the action.
        body: The text to type.
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
    body: KeyboardTypeRequest,
    **options: Unpack[RequestOptions],
) -> None:
    """Type text.

    Types the text into whatever has the keyboard focus on the machine. Focus the right field first;
    the call does not look for one.

    Args:
        machine_id: Machine that carries out the action.
        body: The text to type.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    sync_detailed(machine_id, client=client, body=body, **options)
