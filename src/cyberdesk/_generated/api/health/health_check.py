"""GET /v1/health. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[dict[str, str]]:
    """Build the request for `health_check`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="health_check",
        method="GET",
        route="/v1/health",
        path="/v1/health",
        response_type=dict[str, str],
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, str]]:
    """Check the API, and return the whole answer.

    Reports the state of the API as a flat object of text values. Needs no API key and is not rate
    limited.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The state of the API.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> dict[str, str]:
    """Check the API.

    Reports the state of the API as a flat object of text values. Needs no API key and is not rate
    limited.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The state of the API.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[dict[str, str]]:
    """Check the API, and return the whole answer.

    Reports the state of the API as a flat object of text values. Needs no API key and is not rate
    limited.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The state of the API.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> dict[str, str]:
    """Check the API.

    Reports the state of the API as a flat object of text values. Needs no API key and is not rate
    limited.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The state of the API.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
