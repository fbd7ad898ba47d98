"""`client.provider_credentials`: your own credentials of model providers."""

from __future__ import annotations

import builtins
from typing import Unpack

from ..._core.http.arguments import request_body
from ..._core.http.request import RequestOptions
from ..._generated.api.provider_credentials import (
    delete_provider_credential,
    list_provider_credentials,
    upsert_provider_credential,
    validate_provider_credential,
)
from ..._generated.arguments import ProviderCredentialUpsertArguments
from ..._generated.models.provider_credential_response import ProviderCredentialResponse
from ..._generated.models.provider_credential_slot import ProviderCredentialSlot
from ..._generated.models.provider_credential_upsert import ProviderCredentialUpsert
from ..._generated.models.provider_credential_validation_response import ProviderCredentialValidationResponse
from ._base import Resource


class AsyncProviderCredentials(Resource):
    """Your own credentials of model providers, one in each slot. Stored secrets are never returned."""

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[ProviderCredentialResponse]:
        """List the slots; the response has all of them.

        Args:
            **options: See `RequestOptions`.

        Returns:
            Each slot with the `source` of the credential in use, `organization` or `cyberdesk`.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> slots = await client.provider_credentials.list()
            >>> own = [slot.display_name for slot in slots if slot.source == "organization"]
        """
        return (await self._pipeline.send(list_provider_credentials.build_request(), options)).parsed

    async def upsert(
        self,
        slot: ProviderCredentialSlot | str,
        request: ProviderCredentialUpsert | None = None,
        **arguments: Unpack[ProviderCredentialUpsertArguments],
    ) -> ProviderCredentialResponse:
        """Store a credential in a slot, in place of a former one.

        No repr and no error shows what is stored.

        Args:
            slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
            request: A `ProviderCredentialUpsert`, in place of the arguments below that are its fields.
            api_key: The provider's API key.
            service_account_json: A Google service account's key, as the text of its JSON file.
            bedrock_auth_mode: For `aws_bedrock`: `api_key`, or `iam` for a pair of AWS keys.
            aws_access_key_id: The id of the AWS keys, for `iam`.
            aws_secret_access_key: The secret of the AWS keys, for `iam`.
            aws_region: The AWS region of Bedrock.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The slot, with harmless details of the credential in `display_metadata`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            UnprocessableEntityError: When the server finds the credential unfit for the slot.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> slot = await client.provider_credentials.upsert("openai", api_key="sk-...")
            >>> ends_with = slot.display_metadata.key_last4 if slot.display_metadata else None
        """
        body, options = request_body(ProviderCredentialUpsert, request, arguments)
        call = upsert_provider_credential.build_request(slot, body=body)
        return (await self._pipeline.send(call, options)).parsed

    async def delete(
        self, slot: ProviderCredentialSlot | str, **options: Unpack[RequestOptions]
    ) -> ProviderCredentialResponse:
        """Delete the credential in a slot.

        The slot does not go back to Cyberdesk's credential: its status is then `missing`, and runs that need it
        fail until there is a new one.

        Args:
            slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
            **options: See `RequestOptions`.

        Returns:
            The slot without its credential.

        Raises:
            UnprocessableEntityError: When there is no such slot.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> status = (await client.provider_credentials.delete("openai")).status
        """
        request = delete_provider_credential.build_request(slot)
        return (await self._pipeline.send(request, options)).parsed

    async def validate(
        self, slot: ProviderCredentialSlot | str, **options: Unpack[RequestOptions]
    ) -> ProviderCredentialValidationResponse:
        """Try the credential in a slot with its provider.

        Args:
            slot: `anthropic`, `openai`, `google` or `aws_bedrock`.
            **options: See `RequestOptions`.

        Returns:
            Whether all is well (`ok`), each of the `checks`, and the slot as it is now. A credential that does not
            work is not an error.

        Raises:
            UnprocessableEntityError: When there is no such slot.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> outcome = await client.provider_credentials.validate("openai")
            >>> failed = [check.error for check in outcome.checks if not check.ok]
        """
        request = validate_provider_credential.build_request(slot)
        return (await self._pipeline.send(request, options)).parsed
