"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model
from ..._core.request import UNSET, UnsetType


@model
class WorkflowDuplicateRequest(Model):
    """Options for duplicating a workflow; the body as a whole is optional. The copy has everything but
    the version history, has `(Copy)` put before its name, and gets its own copies of prompt images.

    Attributes:
        include_trajectories: Also copy generated trajectories. Default false.
    """

    include_trajectories: bool | UnsetType = UNSET
