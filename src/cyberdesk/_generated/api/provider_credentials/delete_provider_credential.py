"""DELETE /v1/provider-credentials/{slot}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.provider_credential_response import ProviderCredentialResponse
from ...models.provider_credential_slot import ProviderCredentialSlot


def build_request(slot: ProviderCredentialSlot | str) -> Request[ProviderCredentialResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="delete_provider_credential",
        method="DELETE",
        route="/v1/provider-credentials/{slot}",
        path=f"/v1/provider-credentials/{segment('slot', slot)}",
        response_type=ProviderCredentialResponse,
    )


async def asyncio(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> ProviderCredentialResponse:
    """Delete a provider credential.

    Removes the organisation's credential from the slot and responds with 200 and the slot instead of 204. The slot
    does not fall back to Cyberdesk's credential: it stays with source `organization` and status `missing`, and
    runs that need it fail until a new credential is stored.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The slot without its credential.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(slot), **options)).parsed


async def asyncio_detailed(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[ProviderCredentialResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(slot), **options)


def sync(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> ProviderCredentialResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(slot), **options)).parsed


def sync_detailed(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[ProviderCredentialResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(slot), **options)
