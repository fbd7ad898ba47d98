"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowTagResponse(Model):
    """A tag for workflows. Lists are sorted with ungrouped tags first, then by group and order. Deleting a tag takes
    it off all workflows.

    Attributes:
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        order: Position among the tags; changed by reordering.
        emoji: Optional emoji shown with the name.
        color: Optional colour, for example `green`. The set of accepted values is not documented.
        group_id: Group the tag belongs to, or null when it is ungrouped. A workflow carries at most one tag of a
            group.
        is_archived: Whether the tag is archived: hidden from the default list and not assignable any more, but
            kept where it is assigned.
        workflow_count: Number of workflows that carry the tag; filled in lists.
        group: The group itself, when the response carries it.
    """

    name: str
    id: UUID
    organization_id: str
    order: int
    created_at: datetime.datetime
    updated_at: datetime.datetime
    description: str | None = None
    emoji: str | None = None
    color: str | None = None
    group_id: UUID | None = None
    is_archived: bool | None = None
    workflow_count: int | None = None
    group: WorkflowTagGroupResponse | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .workflow_tag_group_response import WorkflowTagGroupResponse  # noqa: E402
