"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class TrajectoryUpdate(Model):
    """Partial update of a trajectory; leave a field out to keep its value.

    Attributes:
        trajectory_data: Recorded steps, which replace the present ones.
        is_approved: Whether the trajectory is approved. Only approved trajectories are replayed.
        is_main: Whether this is the main trajectory of its workflow.
    """

    name: str | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    trajectory_data: list[dict[str, Any]] | None | UnsetType = UNSET
    is_approved: bool | None | UnsetType = UNSET
    is_main: bool | None | UnsetType = UNSET
