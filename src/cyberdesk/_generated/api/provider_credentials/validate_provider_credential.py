"""POST /v1/provider-credentials/{slot}/validate. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request
from ...models.provider_credential_validation_response import ProviderCredentialValidationResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.provider_credential_slot import ProviderCredentialSlot


def build_request(
    slot: ProviderCredentialSlot | str,
) -> Request[ProviderCredentialValidationResponse]:
    """Build the request for `validate_provider_credential`, without sending it.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="validate_provider_credential",
        method="POST",
        route="/v1/provider-credentials/{slot}/validate",
        path=f"/v1/provider-credentials/{segment('slot', slot)}/validate",
        response_type=ProviderCredentialValidationResponse,
    )


async def asyncio_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialValidationResponse]:
    """Validate a provider credential, and return the whole answer.

    Tries out the credential of the slot and reports every check on its own, next to the overall
    `ok`. Read `ok` rather than the HTTP status to learn the outcome.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The outcome of the
        checks.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            slot,
        ),
        **options,
    )


async def asyncio(
    slot: ProviderCredentialSlot | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> ProviderCredentialValidationResponse:
    """Validate a provider credential.

    Tries out the credential of the slot and reports every check on its own, next to the overall
    `ok`. Read `ok` rather than the HTTP status to learn the outcome.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The outcome of the checks.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(slot, client=client, **options)).parsed


def sync_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialValidationResponse]:
    """Validate a provider credential, and return the whole answer.

    Tries out the credential of the slot and reports every check on its own, next to the overall
    `ok`. Read `ok` rather than the HTTP status to learn the outcome.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The outcome of the
        checks.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            slot,
        ),
        **options,
    )


def sync(
    slot: ProviderCredentialSlot | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> ProviderCredentialValidationResponse:
    """Validate a provider credential.

    Tries out the credential of the slot and reports every check on its own, next to the overall
    `ok`. Read `ok` rather than the HTTP status to learn the outcome.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The outcome of the checks.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(slot, client=client, **options)).parsed
