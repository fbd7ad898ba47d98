"""GET /health/live. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[Any]:
    """Build the request for `health_live`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="health_live",
        method="GET",
        route="/health/live",
        path="/health/live",
        response_type=object,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[Any]:
    """Check that the process is alive, and return the whole answer.

    Unversioned liveness probe. The content of the answer is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The process is alive.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Any:
    """Check that the process is alive.

    Unversioned liveness probe. The content of the answer is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The process is alive.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[Any]:
    """Check that the process is alive, and return the whole answer.

    Unversioned liveness probe. The content of the answer is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The process is alive.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Any:
    """Check that the process is alive.

    Unversioned liveness probe. The content of the answer is not documented.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The process is alive.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
