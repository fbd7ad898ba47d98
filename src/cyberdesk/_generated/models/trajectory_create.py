"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_id, to_optional_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class TrajectoryCreate(Model):
    """Creates a trajectory for a workflow. It starts with `is_generated` false, so lists hide it unless
    `is_generated=false` is asked for.

    Attributes:
        workflow_id: Workflow the trajectory belongs to.
        trajectory_data: Recorded steps, at least one when a trajectory is created. A step is a free-form object;
            documented examples have `func_name`, `args`, `kwargs`, `pre_check_snapshot` (with `screenshot` and
            `last_agent_thought`) and `result`.
        dimensions: Map from dimension name to an integer. The expected names are not documented.
        run_id: Run the trajectory comes from, if any.
        original_input_values: Input values of the recording.
        is_approved: Whether the trajectory is approved. Only approved trajectories are replayed. Default false.
    """

    workflow_id: UUID = attrs.field(converter=to_id)
    trajectory_data: list[dict[str, Any]]
    dimensions: dict[str, int]
    name: str | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    run_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    original_input_values: dict[str, Any] | None | UnsetType = UNSET
    is_approved: bool | UnsetType = UNSET
