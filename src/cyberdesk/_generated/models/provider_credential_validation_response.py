"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ProviderCredentialValidationResponse(Model):
    """Result of validating the credential of a provider slot.

    Attributes:
        slot: Provider slot.
        ok: Whether the validation passed as a whole.
        checks: Results of the single tests.
        credential: State of the slot after the validation.
    """

    slot: ProviderCredentialSlot
    ok: bool
    checks: list[ProviderCredentialValidationCheck]
    credential: ProviderCredentialResponse


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .provider_credential_response import ProviderCredentialResponse  # noqa: E402
from .provider_credential_slot import ProviderCredentialSlot  # noqa: E402
from .provider_credential_validation_check import ProviderCredentialValidationCheck  # noqa: E402
