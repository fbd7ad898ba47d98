"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowDuplicateRequest(Model):
    """Options for duplicating a workflow; the body as a whole is optional. The copy has everything but the version
    history, has `(Copy)` put before its name, and gets its own copies of prompt images.

    Attributes:
        include_trajectories: Also copy generated trajectories. Default false.
    """

    include_trajectories: bool | UnsetType = UNSET
