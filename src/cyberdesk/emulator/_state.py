"""Everything the emulator remembers, as plain data without behaviour.

Only the rules change these records, and only from the server's event loop.
"""

import enum
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._desktop.record import HEIGHT, WIDTH, FileRecord, Focus, Scene, Window

__all__ = [
    "ORGANIZATION_ID",
    "AttachmentRecord",
    "AttachmentType",
    "ConnectionRecord",
    "DesktopRecord",
    "MachineRecord",
    "MachineStatus",
    "ModelConfigurationRecord",
    "PoolRecord",
    "PromptImageRecord",
    "ProviderCredentialRecord",
    "RequestLogRecord",
    "RunRecord",
    "RunStatus",
    "SessionRecord",
    "State",
    "TagGroupRecord",
    "TagRecord",
    "TrajectoryRecord",
    "WorkflowRecord",
]

ORGANIZATION_ID = "org_emulator"


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


class MachineStatus(enum.StrEnum):
    """Whether a machine can be reached."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    ERROR = "error"


class AttachmentType(enum.StrEnum):
    """Whether a file went into a run or came out of it."""

    INPUT = "input"
    OUTPUT = "output"


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


@attrs.define(kw_only=True)
class TrajectoryRecord:
    """The recorded steps of a run, or steps that somebody wrote down."""

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


@attrs.define(kw_only=True)
class PromptImageRecord:
    """An image for prompts; its path in the storage is its identity."""

    path: str
    content: bytes = attrs.field(repr=False)
    content_type: str
    created_at: datetime

    @property
    def filename(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


@attrs.define(kw_only=True)
class MachineRecord:
    id: UUID
    fingerprint: str
    unkey_key_id: str
    created_at: datetime
    last_seen: datetime
    name: str | None = None
    version: str | None = None
    hostname: str | None = None
    os_info: str | None = None
    status: MachineStatus = MachineStatus.CONNECTED
    alerts_enabled: bool = True
    machine_parameters: dict[str, Any] | None = None
    sensitive_parameter_aliases: dict[str, str] | None = None
    pool_ids: list[UUID] = attrs.field(factory=list[UUID])
    # Set by an operator (PATCH is_available); a busy or reserved machine is unavailable whatever this says.
    accepts_runs: bool = True
    linked_keepalive_machine_id: UUID | None = None
    physical_server_id: str | None = None
    reserved_session_id: UUID | None = None
    run_id: UUID | None = None

    @property
    def is_available(self) -> bool:
        """Whether any run may be put on this machine now."""
        return self.accepts_runs and self.run_id is None and self.reserved_session_id is None


@attrs.define(kw_only=True)
class PoolRecord:
    id: UUID
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    pool_parameters: dict[str, Any] | None = None
    sensitive_parameter_aliases: dict[str, str] | None = None


@attrs.define(kw_only=True)
class SessionRecord:
    """The reservation of one machine; the API shows it only through runs and machines."""

    id: UUID
    requested_machine_id: UUID | None = None
    pool_ids: list[UUID] | None = None
    # Kept after the release, so that a retry comes back to the desktop that holds the session's files.
    machine_id: UUID | None = None
    released: bool = False


@attrs.define(kw_only=True)
class RunRecord:
    id: UUID
    workflow_id: UUID
    created_at: datetime
    # The place in the queue: unlike created_at it never ties, and a retry gets a new one.
    sequence: int
    status: RunStatus = RunStatus.SCHEDULING
    # False until the scheduling time is over; a run that is not ready gets no machine.
    ready: bool = False
    attempt: int = 1
    is_priority: bool = False
    requested_machine_id: UUID | None = None
    assigned_machine_id: UUID | None = None
    pool_ids: list[UUID] | None = None
    session_id: UUID | None = None
    session_alias: str | None = None
    release_requested: bool | None = None
    # True once the end of this run has released its session, asked for or not.
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
    # What the images in the history show, by reference; drawn when somebody looks at them.
    screenshots: dict[str, Scene] = attrs.field(factory=dict[str, Scene], repr=False)
    # Where the input files were put, as far as they are to be removed again.
    imported_paths: list[str] = attrs.field(factory=list[str])
    post_run_checks: list[dict[str, Any]] | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def machine_id(self) -> UUID | None:
        """The machine the run is (or was) on, else the one it asked for."""
        return self.assigned_machine_id or self.requested_machine_id

    @property
    def release_session_after(self) -> bool | None:
        """The flag as the API shows it: asked for, or set by a failure that released the session."""
        return True if self.released_session else self.release_requested


@attrs.define(kw_only=True)
class AttachmentRecord:
    id: UUID
    run_id: UUID
    filename: str
    content: bytes = attrs.field(repr=False)
    content_type: str
    attachment_type: AttachmentType
    created_at: datetime
    target_path: str | None = None
    cleanup_imports_after_run: bool = False
    expires_at: datetime | None = None


@attrs.define(kw_only=True)
class ConnectionRecord:
    id: UUID
    machine_id: UUID
    websocket_id: str
    connected_at: datetime
    last_ping: datetime
    disconnected_at: datetime | None = None
    status: MachineStatus = MachineStatus.CONNECTED
    ip_address: str | None = None
    user_agent: str | None = None


@attrs.define(kw_only=True)
class RequestLogRecord:
    id: UUID
    machine_id: UUID
    request_id: str
    method: str
    path: str
    created_at: datetime
    completed_at: datetime | None = None
    status_code: int | None = None
    request_size_bytes: int | None = None
    response_size_bytes: int | None = None
    duration_ms: int | None = None
    error_message: str | None = None


@attrs.define(kw_only=True)
class ModelConfigurationRecord:
    id: UUID
    name: str
    provider: str
    model: str
    created_at: datetime
    updated_at: datetime
    is_system_default: bool = False
    description: str | None = None
    temperature: float | None = None
    max_tokens: int | None = None
    timeout_seconds: float | None = None
    max_retries: int | None = None
    additional_params: dict[str, Any] | None = None
    agent_harness_version_string: str | None = None
    is_computer_use_model: bool = False
    is_archived: bool = False
    api_key_alias: str | None = None


@attrs.define(kw_only=True)
class ProviderCredentialRecord:
    """A slot that the organisation has taken over; what was stored in it is not kept, only what may be shown."""

    status: str
    created_at: datetime
    updated_at: datetime
    auth_type: str | None = None
    display_metadata: dict[str, str] = attrs.field(factory=dict[str, str])
    # Whether the provider would refuse it; only a validation finds out.
    is_refused: bool = False
    last_error: str | None = None
    activated_at: datetime | None = None
    last_validated_at: datetime | None = None


@attrs.define(kw_only=True)
class DesktopRecord:
    """The desktop of one machine. Windows are in order, the one at the end is on top."""

    hostname: str
    windows: tuple[Window, ...] = ()
    focus: Focus | None = None
    pointer: tuple[int, int] = (WIDTH // 2, HEIGHT // 2)
    clicked: tuple[int, int] | None = None
    buttons_down: list[str] = attrs.field(factory=list[str])
    keys_down: list[str] = attrs.field(factory=list[str])
    clipboard: str = attrs.field(default="", repr=False)
    # By path in lower case with forward slashes, because names on Windows differ in more than case.
    files: dict[str, FileRecord] = attrs.field(factory=dict[str, FileRecord], repr=False)
    actions: list[dict[str, Any]] = attrs.field(factory=list[dict[str, Any]], repr=False)
    # Of all time; `actions` holds the last ones only.
    action_count: int = 0
    keepalive: bool = False
    keepalive_activity_at: datetime | None = None
    agent_version: str = "1.0.0"

    def scene(self, moment: datetime) -> Scene:
        """The screen as it is now."""
        return Scene(
            hostname=self.hostname,
            moment=moment,
            windows=self.windows,
            focus=self.focus,
            pointer=self.pointer,
            clicked=self.clicked,
        )


@attrs.define
class State:
    """All records of one emulator, each kind by id (prompt images by path) and in order of creation."""

    workflows: dict[UUID, WorkflowRecord] = attrs.field(factory=dict[UUID, WorkflowRecord])
    machines: dict[UUID, MachineRecord] = attrs.field(factory=dict[UUID, MachineRecord])
    pools: dict[UUID, PoolRecord] = attrs.field(factory=dict[UUID, PoolRecord])
    runs: dict[UUID, RunRecord] = attrs.field(factory=dict[UUID, RunRecord])
    sessions: dict[UUID, SessionRecord] = attrs.field(factory=dict[UUID, SessionRecord])
    attachments: dict[UUID, AttachmentRecord] = attrs.field(factory=dict[UUID, AttachmentRecord])
    tags: dict[UUID, TagRecord] = attrs.field(factory=dict[UUID, TagRecord])
    tag_groups: dict[UUID, TagGroupRecord] = attrs.field(factory=dict[UUID, TagGroupRecord])
    trajectories: dict[UUID, TrajectoryRecord] = attrs.field(factory=dict[UUID, TrajectoryRecord])
    prompt_images: dict[str, PromptImageRecord] = attrs.field(factory=dict[str, PromptImageRecord])
    connections: dict[UUID, ConnectionRecord] = attrs.field(factory=dict[UUID, ConnectionRecord])
    request_logs: dict[UUID, RequestLogRecord] = attrs.field(factory=dict[UUID, RequestLogRecord])
    # Only the organisation's own; the system's defaults are part of the rules.
    model_configurations: dict[UUID, ModelConfigurationRecord] = attrs.field(
        factory=dict[UUID, ModelConfigurationRecord]
    )
    # By slot; a slot that is not here uses Cyberdesk's own credential.
    provider_credentials: dict[str, ProviderCredentialRecord] = attrs.field(
        factory=dict[str, ProviderCredentialRecord]
    )
    # By machine; a machine has none until somebody looks at it or uses it.
    desktops: dict[UUID, DesktopRecord] = attrs.field(factory=dict[UUID, DesktopRecord])
    # Sensitive values by run, machine or pool, apart from these so that nothing that renders them can reach them.
    vault: dict[UUID, dict[str, Any]] = attrs.field(factory=dict[UUID, dict[str, Any]], repr=False)
    # The runs that are not terminal, so that scheduling does not search through all that ever ran.
    open_runs: dict[UUID, RunRecord] = attrs.field(factory=dict[UUID, RunRecord])
    last_sequence: int = 0

    def next_sequence(self) -> int:
        """The next place at the end of the queue."""
        self.last_sequence += 1
        return self.last_sequence

    def session_runs(self, session_id: UUID) -> Iterator[RunRecord]:
        """All runs of a session, in order of creation."""
        return (run for run in self.runs.values() if run.session_id == session_id)
