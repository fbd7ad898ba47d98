"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class DownedMachinesEvent(Model):
    """Payload of the `downed_machines` webhook, which reports machines of an organisation that went down. Verify the
    signature over the raw body before parsing it.

    Attributes:
        organization_id: Organisation the machines belong to.
        machines: Machines the event is about.
        event_id: Unique id of the event. Use it, or the `svix-id` header, to discard repeated deliveries.
        event_type: Always `downed_machines`.
        occurred_at: When the event happened.
    """

    organization_id: str
    machines: list[DownedMachine]
    event_id: UUID | None = None
    event_type: str | None = None
    occurred_at: datetime.datetime | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.occurred_at, datetime.datetime) and self.occurred_at.tzinfo is None:
            self.occurred_at = self.occurred_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .downed_machine import DownedMachine  # noqa: E402
