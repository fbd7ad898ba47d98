"""GET /. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[Any]:
    """Build the request for `root`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="root",
        method="GET",
        route="/",
        path="/",
        response_type=object,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[Any]:
    """Answer the root probe, and return the whole answer.

    Unversioned root address of the API. It serves as a simple sign of life; its content is not
    documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The service answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Any:
    """Answer the root probe.

    Unversioned root address of the API. It serves as a simple sign of life; its content is not
    documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The service answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[Any]:
    """Answer the root probe, and return the whole answer.

    Unversioned root address of the API. It serves as a simple sign of life; its content is not
    documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The service answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Any:
    """Answer the root probe.

    Unversioned root address of the API. It serves as a simple sign of life; its content is not
    documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The service answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
