"""POST /api/ab/tags/{_profile_guid}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...._core.http.path import segment
from ...._core.http.request import Request

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request(
    profile_guid: str,
) -> Request[list[Any]]:
    """Build the request for `address_book_tags`, without sending it.

    Args:
        profile_guid: Address book profile whose tags are wanted.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="address_book_tags",
        method="POST",
        route="/api/ab/tags/{_profile_guid}",
        path=f"/api/ab/tags/{segment('profile_guid', profile_guid)}",
        response_type=list[Any],
    )


async def asyncio_detailed(
    profile_guid: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[Any]]:
    """List the tags of an address book profile, and return the whole answer.

    Serves the tags of one address book profile to the Cyberdriver desktop client. The shape of the
    array items is left open.

    Args:
        profile_guid: Address book profile whose tags are wanted.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tags of the
        profile.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            profile_guid,
        ),
        **options,
    )


async def asyncio(
    profile_guid: str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[Any]:
    """List the tags of an address book profile.

    Serves the tags of one address book profile to the Cyberdriver desktop client. The shape of the
    array items is left open.

    Args:
        profile_guid: Address book profile whose tags are wanted.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags of the profile.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(profile_guid, client=client, **options)).parsed


def sync_detailed(
    profile_guid: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[Any]]:
    """List the tags of an address book profile, and return the whole answer.

    Serves the tags of one address book profile to the Cyberdriver desktop client. The shape of the
    array items is left open.

    Args:
        profile_guid: Address book profile whose tags are wanted.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The tags of the
        profile.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            profile_guid,
        ),
        **options,
    )


def sync(
    profile_guid: str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[Any]:
    """List the tags of an address book profile.

    Serves the tags of one address book profile to the Cyberdriver desktop client. The shape of the
    array items is left open.

    Args:
        profile_guid: Address book profile whose tags are wanted.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The tags of the profile.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(profile_guid, client=client, **options)).parsed
