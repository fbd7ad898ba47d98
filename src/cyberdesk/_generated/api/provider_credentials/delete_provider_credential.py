"""DELETE /v1/provider-credentials/{slot}. Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

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


def build_request(
    slot: ProviderCredentialSlot | str,
) -> Request[ProviderCredentialResponse]:
    """Build the request for `delete_provider_credential`, without sending it.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.

    Returns:
        What to hand to `client.send`.
    """
    return Request(
        operation="delete_provider_credential",
        method="DELETE",
        route="/v1/provider-credentials/{slot}",
        path=f"/v1/provider-credentials/{segment('slot', slot)}",
        response_type=ProviderCredentialResponse,
    )


async def asyncio_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: AsyncCyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialResponse]:
    """Delete a provider credential, and return the whole answer.

    Removes the organisation's credential from the slot and answers 200 with the slot instead of
    204. The slot does not fall back to Cyberdesk's credential: it stays with source `organization`
    and status `missing`, and runs that need it fail until a new credential is stored.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The slot without its
        credential.

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
) -> ProviderCredentialResponse:
    """Delete a provider credential.

    Removes the organisation's credential from the slot and answers 200 with the slot instead of
    204. The slot does not fall back to Cyberdesk's credential: it stays with source `organization`
    and status `missing`, and runs that need it fail until a new credential is stored.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The slot without its credential.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (await asyncio_detailed(slot, client=client, **options)).parsed


def sync_detailed(
    slot: ProviderCredentialSlot | str,
    *,
    client: Cyberdesk,
    **options: Unpack[RequestOptions],
) -> Response[ProviderCredentialResponse]:
    """Delete a provider credential, and return the whole answer.

    Removes the organisation's credential from the slot and answers 200 with the slot instead of
    204. The slot does not fall back to Cyberdesk's credential: it stays with source `organization`
    and status `missing`, and runs that need it fail until a new credential is stored.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The answer with status, headers and body; `parsed` holds the result: The slot without its
        credential.

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
) -> ProviderCredentialResponse:
    """Delete a provider credential.

    Removes the organisation's credential from the slot and answers 200 with the slot instead of
    204. The slot does not fall back to Cyberdesk's credential: it stays with source `organization`
    and status `missing`, and runs that need it fail until a new credential is stored.

    Args:
        slot: Credential slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
        client: The client to send it with.
        **options: See `RequestOptions`.

    Returns:
        The slot without its credential.

    Raises:
        CyberdeskError: When there is no such answer; see `cyberdesk.errors`.
    """
    return (sync_detailed(slot, client=client, **options)).parsed
