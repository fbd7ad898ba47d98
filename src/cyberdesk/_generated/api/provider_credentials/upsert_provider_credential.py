"""PUT /v1/provider-credentials/{slot}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...._core.http.path import segment
from ...._core.http.request import Request
from ...models.provider_credential_response import ProviderCredentialResponse

if TYPE_CHECKING:
    from typing import Unpack

    from ...._async.client import AsyncCyberdesk
    from ...._core.http.request import RequestOptions, Response
    from ...._sync.client import Cyberdesk
    from ...models.provider_credential_slot import ProviderCredentialSlot
    from ...models.provider_credential_upsert import ProviderCredentialUpsert


def build_request(
    slot: ProviderCredentialSlot | str,
    *,
    body: ProviderCredentialUpsert,
) -> Request[ProviderCredentialResponse]:
    """Build the request for `upsert_provider_credential`, without sending it.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        body: The credential that fits the slot.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="upsert_provider_credential",
        method="PUT",
        route="/v1/provider-credentials/{slot}",
        path=f"/v1/provider-credentials/{segment('slot', slot)}",
        response_type=ProviderCredentialResponse,
        json=body,
    )


async def asyncio_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: AsyncCyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialResponse]:
    """Store a provider credential, and return the whole answer.

    Stores the organisation's own credential for the slot and replaces an earlier one. Secrets can
    only be written; the answer shows harmless details. Unknown fields are not allowed in the body.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        body: The credential that fits the slot.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The slot with the
        stored credential.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return await client.send(
        build_request(
            slot,
            body=body,
        ),
        **options,
    )


async def asyncio(
    slot: ProviderCredentialSlot | str,
    *,
    client: AsyncCyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> ProviderCredentialResponse:
    """Store a provider credential.

    Stores the organisation's own credential for the slot and replaces an earlier one. Secrets can
    only be written; the answer shows harmless details. Unknown fields are not allowed in the body.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        body: The credential that fits the slot.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The slot with the stored credential.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(slot, client=client, body=body, **options)).parsed


def sync_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: Cyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialResponse]:
    """Store a provider credential, and return the whole answer.

    Stores the organisation's own credential for the slot and replaces an earlier one. Secrets can
    only be written; the answer shows harmless details. Unknown fields are not allowed in the body.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        body: The credential that fits the slot.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The slot with the
        stored credential.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return client.send(
        build_request(
            slot,
            body=body,
        ),
        **options,
    )


def sync(
    slot: ProviderCredentialSlot | str,
    *,
    client: Cyberdesk,
    body: ProviderCredentialUpsert,
    **options: Unpack[RequestOptions],
) -> ProviderCredentialResponse:
    """Store a provider credential.

    Stores the organisation's own credential for the slot and replaces an earlier one. Secrets can
    only be written; the answer shows harmless details. Unknown fields are not allowed in the body.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        body: The credential that fits the slot.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The slot with the stored credential.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(slot, client=client, body=body, **options)).parsed
