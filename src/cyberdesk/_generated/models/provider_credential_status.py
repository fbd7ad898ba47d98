"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class ProviderCredentialStatus(OpenEnum):
    """State of a credential of the organisation: `active`, `invalid`, or `missing` when it was deleted and not
    replaced; runs that need a missing one fail.
    """

    ACTIVE = "active"
    INVALID = "invalid"
    MISSING = "missing"
