"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class HTTPValidationError(Model):
    """Body of a 422 response to a request that fails parameter or body validation. Inputs that violate the
    `input_schema` of a workflow also get a 422 response, but with a structured body of its own whose shape is not
    documented, so `detail` is not always a list.

    Attributes:
        detail: One entry for each problem found.
    """

    detail: list[ValidationError] | None = None


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .validation_error import ValidationError  # noqa: E402
