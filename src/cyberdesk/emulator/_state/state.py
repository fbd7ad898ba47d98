"""All records of one emulator."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._state.desktops import DesktopRecord
from cyberdesk.emulator._state.files import AttachmentRecord
from cyberdesk.emulator._state.idempotency import IdempotencyRecord, IdempotencyScope
from cyberdesk.emulator._state.machines import ConnectionRecord, MachineRecord, PoolRecord, RequestLogRecord
from cyberdesk.emulator._state.models import ModelConfigurationRecord, ProviderCredentialRecord
from cyberdesk.emulator._state.runs import RunRecord
from cyberdesk.emulator._state.sessions import SessionRecord
from cyberdesk.emulator._state.tables import DERIVED, Groups, Table
from cyberdesk.emulator._state.webhooks import DeliveryRecord, WebhookEndpointRecord
from cyberdesk.emulator._state.workflows import (
    PromptImageRecord,
    TagGroupRecord,
    TagRecord,
    TrajectoryRecord,
    WorkflowRecord,
)

__all__ = ["State"]


@attrs.define(eq=False)
class State:
    """All records of one emulator, each kind by id (prompt images by path) and in order of creation."""

    workflows: dict[UUID, WorkflowRecord] = attrs.field(factory=dict[UUID, WorkflowRecord])
    machines: Table[UUID, MachineRecord] = attrs.field(factory=lambda: Table[UUID, MachineRecord](nested=True))
    pools: dict[UUID, PoolRecord] = attrs.field(factory=dict[UUID, PoolRecord])
    runs: Table[UUID, RunRecord] = attrs.field(factory=lambda: Table[UUID, RunRecord](nested=True))
    sessions: Table[UUID, SessionRecord] = attrs.field(factory=Table[UUID, SessionRecord])
    attachments: Table[UUID, AttachmentRecord] = attrs.field(factory=Table[UUID, AttachmentRecord])
    tags: dict[UUID, TagRecord] = attrs.field(factory=dict[UUID, TagRecord])
    tag_groups: dict[UUID, TagGroupRecord] = attrs.field(factory=dict[UUID, TagGroupRecord])
    trajectories: Table[UUID, TrajectoryRecord] = attrs.field(factory=Table[UUID, TrajectoryRecord])
    prompt_images: Table[str, PromptImageRecord] = attrs.field(factory=Table[str, PromptImageRecord])
    connections: Table[UUID, ConnectionRecord] = attrs.field(factory=Table[UUID, ConnectionRecord])
    request_logs: Table[UUID, RequestLogRecord] = attrs.field(factory=Table[UUID, RequestLogRecord])
    # Only the organisation's own; the system's defaults are part of the rules.
    model_configurations: dict[UUID, ModelConfigurationRecord] = attrs.field(
        factory=dict[UUID, ModelConfigurationRecord]
    )
    # By slot; a slot that is not here uses Cyberdesk's own credential.
    provider_credentials: dict[str, ProviderCredentialRecord] = attrs.field(
        factory=dict[str, ProviderCredentialRecord]
    )
    endpoints: Table[str, WebhookEndpointRecord] = attrs.field(factory=Table[str, WebhookEndpointRecord])
    deliveries: Table[str, DeliveryRecord] = attrs.field(factory=Table[str, DeliveryRecord])
    # By machine; created on first use.
    desktops: Table[UUID, DesktopRecord] = attrs.field(factory=lambda: Table[UUID, DesktopRecord](nested=True))
    # Actions on desktops, by machine and number; separate from the desktop, because the list is long and only
    # grows.
    actions: Table[tuple[UUID, int], dict[str, Any]] = attrs.field(
        factory=Table[tuple[UUID, int], dict[str, Any]], repr=False
    )
    # Sensitive values by run, machine or pool; separate from these, so that rendering cannot reach them.
    vault: Table[UUID, dict[str, Any]] = attrs.field(factory=Table[UUID, dict[str, Any]], repr=False)
    idempotency_keys: Table[IdempotencyScope, IdempotencyRecord] = attrs.field(
        factory=Table[IdempotencyScope, IdempotencyRecord]
    )
    last_sequence: int = 0
    ids_given: int = 0
    link_key: bytes = attrs.field(default=b"", repr=False)

    # What follows is derived from the records, and not saved.
    # The runs that are not terminal, so that scheduling does not search all runs.
    open_runs: Table[UUID, RunRecord] = attrs.field(factory=Table[UUID, RunRecord], metadata=DERIVED)
    _by_session: "Groups[UUID, UUID | None] | None" = attrs.field(
        default=None, init=False, repr=False, metadata=DERIVED
    )

    def next_sequence(self) -> int:
        """The next place at the end of the queue."""
        self.last_sequence += 1
        return self.last_sequence

    def session_runs(self, session_id: UUID) -> Iterator[RunRecord]:
        """All runs of a session, in the order in which they joined it."""
        if self._by_session is None:
            self._by_session = Groups(self.runs, lambda run: run.session_id)
        return (self.runs[run_id] for run_id in self._by_session.members(session_id))

    def open_session_runs(self, session_id: UUID) -> list[RunRecord]:
        """The runs of a session that are not terminal, in the order in which they joined it."""
        return [run for run in self.session_runs(session_id) if not run.status.is_terminal]
