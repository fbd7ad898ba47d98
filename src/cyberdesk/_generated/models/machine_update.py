"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class MachineUpdate(Model):
    """Partial update of a machine; leave a field out to keep its value. An explicit null is a value in its own right,
    notably for `reserved_session_id`.

    Attributes:
        status: Connection state of the machine agent.
        is_available: Whether the machine can take a new run.
        last_seen: When the machine was last heard from.
        reserved_session_id: Send an explicit null to end the session on this machine: the server cancels
            scheduling and running runs on it, drops the reservation, makes the machine available and matches
            waiting runs again. Leave the field out to keep the reservation.
        machine_parameters: Input defaults for runs on this machine, as a map from input name to value. They fill
            inputs a run omits or leaves null or blank; values of the run win over them, and they win over pool
            parameters. An empty object clears them.
        machine_sensitive_parameters: Secret input defaults for runs on this machine, sent as plain values. Write-
            only: they are stored in a vault and responses show aliases instead. An empty object clears them.
    """

    __secret_fields__ = frozenset(
        {
            "machine_sensitive_parameters",
        }
    )

    name: str | None | UnsetType = UNSET
    version: str | None | UnsetType = UNSET
    hostname: str | None | UnsetType = UNSET
    os_info: str | None | UnsetType = UNSET
    status: MachineStatus | None | UnsetType = UNSET
    is_available: bool | None | UnsetType = UNSET
    alerts_enabled: bool | None | UnsetType = UNSET
    last_seen: datetime.datetime | None | UnsetType = UNSET
    reserved_session_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    machine_parameters: dict[str, Any] | None | UnsetType = UNSET
    machine_sensitive_parameters: dict[str, str] | None | UnsetType = UNSET

    def __attrs_post_init__(self) -> None:
        if isinstance(self.last_seen, datetime.datetime) and self.last_seen.tzinfo is None:
            self.last_seen = self.last_seen.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .machine_status import MachineStatus  # noqa: E402
