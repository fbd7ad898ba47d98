"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.models.model import defaults_on_class
from .workflow_response import WorkflowResponse


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowResponseWithIncludes(WorkflowResponse):
    """A single workflow. Tags and post-run checks are part of it unless `include` narrows them, and are found in its
    own fields.

    It has all fields of `WorkflowResponse`, and more.

    Attributes:
        included: Related objects asked for with the `include` parameter, as one flat list.
    """

    included: list[dict[str, Any]] | None = None
