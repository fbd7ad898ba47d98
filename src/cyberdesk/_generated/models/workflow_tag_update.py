"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowTagUpdate(Model):
    """Partial update of a tag; leave a field out to keep its value.

    Attributes:
        emoji: Optional emoji shown with the name.
        color: Optional colour, for example `green`. The set of accepted values is not documented.
        group_id: Group the tag belongs to, or null when it is ungrouped. A workflow carries at most one tag of a
            group.
        is_archived: Whether the tag is archived: hidden from the default list and not assignable any more, but
            kept where it is assigned.
    """

    name: str | None | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    emoji: str | None | UnsetType = UNSET
    color: str | None | UnsetType = UNSET
    group_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    is_archived: bool | None | UnsetType = UNSET
