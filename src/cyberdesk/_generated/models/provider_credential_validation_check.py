"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ProviderCredentialValidationCheck(Model):
    """Result of one test made while validating a credential.

    Attributes:
        check: Machine-readable name of the test.
        label: Name of the test for display.
        ok: Whether the test passed.
        model: Model the test was made with, if any.
        location: Region or location the test was made in, if any.
        error: Error message of a failed test.
        is_auth_error: Whether the failure was one of authentication. Default false.
    """

    check: str
    label: str
    ok: bool
    model: str | None = None
    location: str | None = None
    error: str | None = None
    is_auth_error: bool | None = None
