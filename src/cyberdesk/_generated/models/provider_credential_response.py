"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ProviderCredentialResponse(Model):
    """State of one provider slot, without any secret. After a deletion the slot stays with source `organization` and
    status `missing`, and runs that need it fail.

    Attributes:
        slot: Provider slot.
        display_name: Name of the slot for display.
        source: Whose credential is used for the slot.
        covered_providers: Providers that use this slot.
        status: State of the credential of the organisation; may be null.
        auth_type: Kind of credential that is stored; may be null.
        display_metadata: Non-secret details of the stored credential.
        last_error: Error of the latest failed validation, if any.
        activated_at: When the credential became active, if ever.
        last_validated_at: When the credential was last validated, if ever.
    """

    slot: ProviderCredentialSlot
    display_name: str
    source: ProviderCredentialSource
    covered_providers: list[str]
    status: ProviderCredentialStatus | None = None
    auth_type: ProviderCredentialAuthType | None = None
    display_metadata: ProviderCredentialDisplayMetadata | None = None
    last_error: str | None = None
    activated_at: datetime.datetime | None = None
    last_validated_at: datetime.datetime | None = None
    created_at: datetime.datetime | None = None
    updated_at: datetime.datetime | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.activated_at, datetime.datetime) and self.activated_at.tzinfo is None:
            self.activated_at = self.activated_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.last_validated_at, datetime.datetime) and self.last_validated_at.tzinfo is None:
            self.last_validated_at = self.last_validated_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.created_at, datetime.datetime) and self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.updated_at, datetime.datetime) and self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .provider_credential_auth_type import ProviderCredentialAuthType  # noqa: E402
from .provider_credential_display_metadata import ProviderCredentialDisplayMetadata  # noqa: E402
from .provider_credential_slot import ProviderCredentialSlot  # noqa: E402
from .provider_credential_source import ProviderCredentialSource  # noqa: E402
from .provider_credential_status import ProviderCredentialStatus  # noqa: E402
