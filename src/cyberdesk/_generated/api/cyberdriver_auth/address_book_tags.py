"""POST /api/ab/tags/{_profile_guid}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any, Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response


def build_request(profile_guid: str) -> Request[list[Any]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="address_book_tags",
        method="POST",
        route="/api/ab/tags/{_profile_guid}",
        path=f"/api/ab/tags/{segment('profile_guid', profile_guid)}",
        response_type=list[Any],
    )


async def asyncio(
    profile_guid: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[Any]:
    """List the tags of an address book profile.

    Serves the tags of one address book profile to the Cyberdriver desktop client. The shape of the array items is
    left open.

    Args:
        profile_guid: Address book profile whose tags are wanted.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags of the profile.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(profile_guid), **options)).parsed


async def asyncio_detailed(
    profile_guid: str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[Any]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(profile_guid), **options)


def sync(profile_guid: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> list[Any]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(profile_guid), **options)).parsed


def sync_detailed(
    profile_guid: str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[Any]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(profile_guid), **options)
