"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.ids import to_ids
from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class AddTagsRequest(Model):
    """Tags to put on one workflow. Adding a tag that belongs to a group replaces any other tag of that group on the
    workflow.

    Attributes:
        tag_ids: Tags to add. Archived tags cannot be newly assigned.
    """

    tag_ids: list[UUID] = attrs.field(converter=to_ids)
