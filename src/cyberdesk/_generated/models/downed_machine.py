"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class DownedMachine(Model):
    """A machine reported as down in a `downed_machines` webhook.

    Attributes:
        status: Connection state of the machine agent.
        last_seen: When the machine was last heard from.
        reason: Why the machine counts as down.
        name: Display name of the machine, if it has one.
    """

    machine_id: UUID
    organization_id: str
    status: MachineStatus
    last_seen: datetime.datetime
    reason: str
    name: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.last_seen.tzinfo is None:
            self.last_seen = self.last_seen.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .machine_status import MachineStatus  # noqa: E402
