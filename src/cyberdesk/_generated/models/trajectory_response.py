"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class TrajectoryResponse(Model):
    """Recorded sequence of actions that can be replayed in later runs of a workflow, once it is approved.

    Attributes:
        workflow_id: Workflow the trajectory belongs to.
        trajectory_data: Recorded steps, at least one when a trajectory is created. A step is a free-form object;
            documented examples have `func_name`, `args`, `kwargs`, `pre_check_snapshot` (with `screenshot` and
            `last_agent_thought`) and `result`.
        dimensions: Map from dimension name to an integer. The expected names are not documented.
        is_approved: Whether the trajectory is approved. Only approved trajectories are replayed.
        has_been_approved: Approval flag kept apart from `is_approved`. When it changes is not documented.
        is_generated: Whether the trajectory is a promoted one. Newly created trajectories are not; lists show only
            generated ones unless `is_generated=false` is asked for.
        is_main: Whether this is the main trajectory of its workflow. It cannot be set on creation, only by an
            update.
        run_id: Run the trajectory comes from, if any.
        original_input_values: Input values of the recording.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
    """

    workflow_id: UUID
    trajectory_data: list[dict[str, Any]]
    dimensions: dict[str, int]
    is_approved: bool
    has_been_approved: bool
    is_generated: bool
    is_main: bool
    id: UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    name: str | None = None
    description: str | None = None
    run_id: UUID | None = None
    original_input_values: dict[str, Any] | None = None
    user_id: UUID | None = None
    organization_id: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)
