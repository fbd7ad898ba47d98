"""GET /v1/provider-credentials. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.request import Request
from ...models.provider_credential_response import ProviderCredentialResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk


def build_request() -> Request[list[ProviderCredentialResponse]]:
    """Build the request for `list_provider_credentials`, without sending it.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="list_provider_credentials",
        method="GET",
        route="/v1/provider-credentials",
        path="/v1/provider-credentials",
        response_type=list[ProviderCredentialResponse],
    )


async def asyncio_detailed(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[ProviderCredentialResponse]]:
    """List provider credentials, and return the whole answer.

    Returns the model provider slots as a plain array without paging. `source` tells whether the
    organisation's own credential or Cyberdesk's applies. Secrets are never returned, only harmless
    details such as the last characters of a key.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The provider
        credentials by slot.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(build_request(), **options)


async def asyncio(
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> list[ProviderCredentialResponse]:
    """List provider credentials.

    Returns the model provider slots as a plain array without paging. `source` tells whether the
    organisation's own credential or Cyberdesk's applies. Secrets are never returned, only harmless
    details such as the last characters of a key.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The provider credentials by slot.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(client=client, **options)).parsed


def sync_detailed(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[list[ProviderCredentialResponse]]:
    """List provider credentials, and return the whole answer.

    Returns the model provider slots as a plain array without paging. `source` tells whether the
    organisation's own credential or Cyberdesk's applies. Secrets are never returned, only harmless
    details such as the last characters of a key.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The provider
        credentials by slot.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(build_request(), **options)


def sync(
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> list[ProviderCredentialResponse]:
    """List provider credentials.

    Returns the model provider slots as a plain array without paging. `source` tells whether the
    organisation's own credential or Cyberdesk's applies. Secrets are never returned, only harmless
    details such as the last characters of a key.

    Args:
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The provider credentials by slot.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(client=client, **options)).parsed
