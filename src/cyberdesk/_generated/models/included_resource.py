"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class IncludedResource(Model):
    """A related object returned because of the `include` parameter. Besides `type` and `id` it carries all fields of
    the object it stands for.

    Attributes:
        type: Kind of object.
    """

    type: str
    id: UUID
