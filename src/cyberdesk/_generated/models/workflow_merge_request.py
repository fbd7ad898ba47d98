"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowMergeRequest(Model):
    """Merges the workflow in the path into another one. The prompt, schemas, checks, settings and tags of the target
    are replaced while it keeps its name and saves its old version; the source workflow is deleted afterwards,
    asynchronously.

    Attributes:
        target_workflow_id: Workflow that receives the content.
        copy_trajectories: Also copy the trajectories of the source. Default false.
    """

    target_workflow_id: UUID = attrs.field(converter=to_id)
    copy_trajectories: bool | UnsetType = UNSET
