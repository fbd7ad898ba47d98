"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.ids import to_ids
from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class ReorderRequest(Model):
    """New order for tags or tag groups.

    Attributes:
        ids: Ids in the wanted order; the index in this list becomes the `order` of the record.
    """

    ids: list[UUID] = attrs.field(converter=to_ids)
