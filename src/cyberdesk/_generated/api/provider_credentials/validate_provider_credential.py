"""POST /v1/provider-credentials/{slot}/validate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Unpack

import cyberdesk

from ...._core.http.path_segments import segment
from ...._core.http.request import Request, RequestOptions, Response
from ...models.provider_credential_slot import ProviderCredentialSlot
from ...models.provider_credential_validation_response import ProviderCredentialValidationResponse


def build_request(slot: ProviderCredentialSlot | str) -> Request[ProviderCredentialValidationResponse]:
    """Build the request of `asyncio` for `client.send`, without sending it."""
    return Request(
        operation="validate_provider_credential",
        method="POST",
        route="/v1/provider-credentials/{slot}/validate",
        path=f"/v1/provider-credentials/{segment('slot', slot)}/validate",
        response_type=ProviderCredentialValidationResponse,
    )


async def asyncio(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> ProviderCredentialValidationResponse:
    """Validate a provider credential.

    Tries out the credential of the slot and reports every check on its own, next to the overall `ok`. Read `ok`
    rather than the HTTP status to learn the outcome.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The outcome of the checks.

    Raises:
        CyberdeskError: When the request failed; see `cyberdesk.errors`.
    """
    return (await client.send(build_request(slot), **options)).parsed


async def asyncio_detailed(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.AsyncCyberdesk, **options: Unpack[RequestOptions]
) -> Response[ProviderCredentialValidationResponse]:
    """`asyncio`, returning the whole response: status, headers and body."""
    return await client.send(build_request(slot), **options)


def sync(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> ProviderCredentialValidationResponse:
    """The synchronous form of `asyncio`."""
    return (client.send(build_request(slot), **options)).parsed


def sync_detailed(
    slot: ProviderCredentialSlot | str, *, client: cyberdesk.Cyberdesk, **options: Unpack[RequestOptions]
) -> Response[ProviderCredentialValidationResponse]:
    """`sync`, returning the whole response: status, headers and body."""
    return client.send(build_request(slot), **options)
