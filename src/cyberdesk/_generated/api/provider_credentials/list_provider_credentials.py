"""GET /v1/provider-credentials. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.request import Request, RequestOptions, Response
from ...models.provider_credential_response import ProviderCredentialResponse


def build_request() -> Request[list[ProviderCredentialResponse]]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="list_provider_credentials",
        method="GET",
        route="/v1/provider-credentials",
        path="/v1/provider-credentials",
        response_type=list[ProviderCredentialResponse],
    )


async def asyncio(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> list[ProviderCredentialResponse]:
    """List provider credentials.

    Returns the model provider slots as a plain array without paging. `source` tells whether the organisation's own
    credential or Cyberdesk's applies. Secrets are never returned, only harmless details such as the last
    characters of a key.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The provider credentials by slot.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(), **options)).parsed


async def asyncio_detailed(
    *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[ProviderCredentialResponse]]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(), **options)


def sync(*, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]) -> list[ProviderCredentialResponse]:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(), **options)).parsed


def sync_detailed(
    *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[list[ProviderCredentialResponse]]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(), **options)
