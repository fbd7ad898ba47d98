"""Runs, their sessions and their files."""

import enum
from datetime import datetime
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._state.desktops import Scene
from cyberdesk.emulator._state.tables import Record, record

__all__ = ["RunRecord", "RunStatus"]


class RunStatus(enum.StrEnum):
    """Where a run is in its life."""

    SCHEDULING = "scheduling"
    RUNNING = "running"
    RUNNING_CHECKS = "running_checks"
    SUCCESS = "success"
    TASK_FAILED = "task_failed"
    ERROR = "error"
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        """Whether a run in this status will not change any more."""
        return self not in (RunStatus.SCHEDULING, RunStatus.RUNNING, RunStatus.RUNNING_CHECKS)


@record
class RunRecord(Record):
    id: UUID
    workflow_id: UUID
    created_at: datetime
    # The place in the queue: unlike created_at it never ties, and a retry gets a new one.
    sequence: int
    status: RunStatus = RunStatus.SCHEDULING
    # False until the scheduling time is over; a run that is not ready gets no machine.
    ready: bool = False
    ready_at: datetime | None = None
    attempt: int = 1
    # How many ids were made from its own.
    ids_given: int = 0
    is_priority: bool = False
    requested_machine_id: UUID | None = None
    assigned_machine_id: UUID | None = None
    pool_ids: list[UUID] | None = None
    session_id: UUID | None = None
    session_alias: str | None = None
    release_requested: bool | None = None
    # True once the end of this run has released its session, requested or not.
    released_session: bool = False
    main_prompt: str | None = None
    model_metadata: dict[str, Any] | None = None
    input_values: dict[str, Any] | None = None
    sensitive_input_aliases: dict[str, str] | None = None
    input_attachment_ids: list[UUID] = attrs.field(factory=list[UUID])
    output_attachment_ids: list[UUID] = attrs.field(factory=list[UUID])
    error: list[str] | None = None
    output_data: dict[str, Any] | None = None
    run_message_history: list[dict[str, Any]] | None = None
    usage_metadata: dict[str, Any] | None = None
    agentic_steps: int = 0
    cached_steps: int = 0
    # The scenes of the images in the history, by reference; drawn on request.
    screenshots: dict[str, Scene] = attrs.field(factory=dict[str, Scene], repr=False)
    # Where the input files were put, as far as they are to be removed again.
    imported_paths: list[str] = attrs.field(factory=list[str])
    post_run_checks: list[dict[str, Any]] | None = None
    started_at: datetime | None = None
    checks_started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def machine_id(self) -> UUID | None:
        """The machine the run is (or was) on, else the one it requested."""
        return self.assigned_machine_id or self.requested_machine_id

    @property
    def release_session_after(self) -> bool | None:
        """The flag as the API shows it: requested, or set by a failure that released the session."""
        return True if self.released_session else self.release_requested
