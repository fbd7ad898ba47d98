"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunBulkCreateResponse(Model):
    """Outcome of a bulk creation.

    Attributes:
        created_runs: The runs that were created.
        failed_count: Number of runs that could not be created. Default 0.
        errors: Messages for the runs that could not be created.
    """

    created_runs: list[RunResponse]
    failed_count: int | None = None
    errors: list[str] | None = None


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_response import RunResponse  # noqa: E402
