"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ProviderCredentialUpsert(Model):
    """Sets the credential of a provider slot; which fields are needed depends on the slot. Fields that are not listed
    here are refused.

    Attributes:
        api_key: API key of the provider. Secret. Write-only.
        service_account_json: Google service account key, as JSON text. Secret. Write-only.
        bedrock_auth_mode: For the `aws_bedrock` slot: whether an API key or an AWS access key pair is supplied.
        aws_access_key_id: AWS access key id, for the `iam` mode. Write-only.
        aws_secret_access_key: AWS secret access key, for the `iam` mode. Secret. Write-only.
        aws_region: AWS region for Bedrock.
    """

    __secret_fields__ = frozenset(
        {
            "api_key",
            "aws_access_key_id",
            "aws_secret_access_key",
            "service_account_json",
        }
    )

    api_key: str | None | UnsetType = UNSET
    service_account_json: str | None | UnsetType = UNSET
    bedrock_auth_mode: BedrockAuthMode | None | UnsetType = UNSET
    aws_access_key_id: str | None | UnsetType = UNSET
    aws_secret_access_key: str | None | UnsetType = UNSET
    aws_region: str | None | UnsetType = UNSET


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .bedrock_auth_mode import BedrockAuthMode  # noqa: E402
