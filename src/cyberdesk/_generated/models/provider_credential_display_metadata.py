"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ProviderCredentialDisplayMetadata(Model):
    """Non-secret details that help to recognise a stored credential. Which fields are set depends on the kind of
    credential.

    Attributes:
        key_last4: Last four characters of the API key.
        project_id: Project named in the service account.
        client_email: E-mail address named in the service account.
        aws_region: AWS region for Bedrock.
        access_key_id_last4: Last four characters of the AWS access key id.
    """

    key_last4: str | None = None
    project_id: str | None = None
    client_email: str | None = None
    aws_region: str | None = None
    access_key_id_last4: str | None = None
