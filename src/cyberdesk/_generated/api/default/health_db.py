"""GET /health/db. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[Any]:
    """Build the request for `health_db`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="health_db",
        method="GET",
        route="/health/db",
        path="/health/db",
        response_type=object,
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[Any]:
    """Check the database through the unversioned probe, and return the whole answer.

    Unversioned probe of the database connection. The content of the answer is not documented; `GET
    /v1/health/db` is the versioned counterpart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The database check
        answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Any:
    """Check the database through the unversioned probe.

    Unversioned probe of the database connection. The content of the answer is not documented; `GET
    /v1/health/db` is the versioned counterpart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The database check answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[Any]:
    """Check the database through the unversioned probe, and return the whole answer.

    Unversioned probe of the database connection. The content of the answer is not documented; `GET
    /v1/health/db` is the versioned counterpart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The database check
        answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Any:
    """Check the database through the unversioned probe.

    Unversioned probe of the database connection. The content of the answer is not documented; `GET
    /v1/health/db` is the versioned counterpart.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The database check answered.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
