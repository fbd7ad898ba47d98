"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.ids import to_ids
from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachinePoolUpdate(Model):
    """New set of pools for a machine.

    Attributes:
        pool_ids: The complete set of pools. It replaces all current assignments of the machine.
    """

    pool_ids: list[UUID] = attrs.field(converter=to_ids)
