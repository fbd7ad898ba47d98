"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowTagGroupResponse(Model):
    """A group of tags that exclude each other: a workflow carries at most one of them. Deleting a group leaves its
    tags in place, ungrouped.

    Attributes:
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        order: Position among the tag groups; changed by reordering.
        emoji: Optional emoji shown with the name.
        color: Optional colour, for example `green`. The set of accepted values is not documented.
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

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)
