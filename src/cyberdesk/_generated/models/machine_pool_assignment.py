"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.ids import to_ids
from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachinePoolAssignment(Model):
    """Machines to add to a pool or to remove from it.

    Attributes:
        machine_ids: Machines to add or remove.
    """

    machine_ids: list[UUID] = attrs.field(converter=to_ids)
