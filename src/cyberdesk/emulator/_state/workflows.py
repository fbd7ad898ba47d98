"""Workflows, what orders and explains them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._state.tables import Record, record

__all__ = [
    "PromptImageRecord",
    "TagGroupRecord",
    "TagRecord",
    "TrajectoryRecord",
    "WorkflowRecord",
]


@attrs.define(kw_only=True)
class WorkflowRecord:
    id: UUID
    main_prompt: str
    created_at: datetime
    updated_at: datetime
    name: str | None = None
    input_schema: str | None = None
    output_schema: str | None = None
    includes_file_exports: bool = False
    is_webhooks_enabled: bool = False
    terminal_command_allowlist: list[str] | None = None
    model_metadata: dict[str, Any] | None = None
    post_run_check_failure_cleanup_prompt: str | None = None
    workflow_metadata: dict[str, Any] | None = None
    # The workflow, this one or the one it is a copy of, to which a handler was given in Python; that has to be
    # done again after a restart.
    handler_of: UUID | None = None
    post_run_checks: list[dict[str, Any]] = attrs.field(factory=list[dict[str, Any]])
    old_versions: list[dict[str, Any]] = attrs.field(factory=list[dict[str, Any]])
    tag_ids: list[UUID] = attrs.field(factory=list[UUID])


@attrs.define(kw_only=True)
class TagGroupRecord:
    """A set of tags of which a workflow carries one at most."""

    id: UUID
    name: str
    order: int
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    emoji: str | None = None
    color: str | None = None


@attrs.define(kw_only=True)
class TagRecord:
    id: UUID
    name: str
    order: int
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    emoji: str | None = None
    color: str | None = None
    group_id: UUID | None = None
    is_archived: bool = False


@record
class TrajectoryRecord(Record):
    """The recorded steps of a run, or steps sent by a client."""

    id: UUID
    workflow_id: UUID
    trajectory_data: list[dict[str, Any]]
    dimensions: dict[str, int]
    created_at: datetime
    updated_at: datetime
    name: str | None = None
    description: str | None = None
    run_id: UUID | None = None
    original_input_values: dict[str, Any] | None = None
    is_approved: bool = False
    has_been_approved: bool = False
    is_generated: bool = False
    is_main: bool = False


@record
class PromptImageRecord(Record):
    """An image for prompts; its path in the storage is its identity."""

    path: str
    content: bytes = attrs.field(repr=False)
    content_type: str
    created_at: datetime

    @property
    def filename(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]
