"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class TrajectoryResponseWithIncludes(Model):
    """A single trajectory, together with the related objects asked for with `include` (`workflow`).

    Attributes:
        workflow_id: Workflow the trajectory belongs to.
        is_approved: Whether the trajectory is approved. Only approved trajectories are replayed.
        has_been_approved: Approval flag kept apart from `is_approved`. When it changes is not documented.
        is_generated: Whether the trajectory is a promoted one. Newly created trajectories are not; lists show only
            generated ones unless `is_generated=false` is asked for.
        is_main: Whether this is the main trajectory of its workflow. It cannot be set on creation, only by an
            update.
        dimensions: Map from dimension name to an integer. The expected names are not documented.
        run_id: Run the trajectory comes from, if any.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        trajectory_data: Recorded steps, at least one when a trajectory is created. A step is a free-form object;
            documented examples have `func_name`, `args`, `kwargs`, `pre_check_snapshot` (with `screenshot` and
            `last_agent_thought`) and `result`.
        original_input_values: Input values of the recording.
        included: Related objects asked for with the `include` parameter, as one flat list.
    """

    id: UUID
    workflow_id: UUID
    is_approved: bool
    has_been_approved: bool
    is_generated: bool
    is_main: bool
    dimensions: dict[str, int]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    run_id: UUID | None = None
    user_id: UUID | None = None
    organization_id: str | None = None
    name: str | None = None
    description: str | None = None
    trajectory_data: list[dict[str, Any]] | None = None
    original_input_values: dict[str, Any] | None = None
    included: list[dict[str, Any]] | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)
