"""PUT /v1/provider-credentials/{slot}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.provider_credential_response import ProviderCredentialResponse
from ...models.provider_credential_slot import ProviderCredentialSlot
from ...models.provider_credential_upsert import ProviderCredentialUpsert


def build_request(
    slot: ProviderCredentialSlot | str, *, body: ProviderCredentialUpsert
) -> Request[ProviderCredentialResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="upsert_provider_credential",
        method="PUT",
        route="/v1/provider-credentials/{slot}",
        path=f"/v1/provider-credentials/{segment('slot', slot)}",
        response_type=ProviderCredentialResponse,
        json=body,
    )


async def asyncio(
    slot: ProviderCredentialSlot | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> ProviderCredentialResponse:
    """Store a provider credential.

    Stores the organisation's own credential for the slot and replaces an earlier one. Secrets can only be written;
    the response shows harmless details. Unknown fields are not allowed in the body.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        body: The credential that fits the slot.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The slot with the stored credential.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(slot, body=body), **options)).parsed


async def asyncio_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: cyberdesk.AsyncCyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(slot, body=body), **options)


def sync(
    slot: ProviderCredentialSlot | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> ProviderCredentialResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(slot, body=body), **options)).parsed


def sync_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: cyberdesk.Cyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(slot, body=body), **options)
