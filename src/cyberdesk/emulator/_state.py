"""Everything the emulator remembers, as plain data without behaviour.

Only the rules change these records, and only from the server's event loop. A dict of attrs records becomes part of
snapshots and state files by being an attribute of `State`. Of kinds that grow into thousands, the records are made
by `record` and kept in a `Table`, so that what has changed need not be searched for.
"""

import enum
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform
from uuid import UUID

import attrs

from cyberdesk.emulator._desktop.record import HEIGHT, WIDTH, FileRecord, Focus, Scene, Window
from cyberdesk.emulator._rules.idempotency import Answered, KeyEntry, Scope
from cyberdesk.emulator._tables import DERIVED, Groups, Record, Table, note_change

if TYPE_CHECKING:
    from cyberdesk.emulator._rules.waiting import WaitingRuns

__all__ = [
    "ORGANIZATION_ID",
    "AttachmentRecord",
    "AttachmentType",
    "ConnectionRecord",
    "DeliveryAttempt",
    "DeliveryRecord",
    "DeliveryStatus",
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
    "WebhookEndpointRecord",
    "WorkflowRecord",
    "record",
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


class DeliveryStatus(enum.StrEnum):
    """How far the delivery of a webhook message has come."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


RecordClass = TypeVar("RecordClass", bound=type[Record])


@dataclass_transform(kw_only_default=True, field_specifiers=(attrs.field,))
def record(cls: RecordClass) -> RecordClass:
    """Make a kind of record: attributes by keyword, each assignment noted by the tables that hold it."""
    return attrs.define(kw_only=True, on_setattr=note_change)(cls)


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
    # Whether what its runs do was said in Python, which has to be said again after a restart.
    has_handler: bool = False
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


@record
class MachineRecord(Record):
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
    reserved_session_id: UUID | None = None
    linked_keepalive_machine_id: UUID | None = None
    physical_server_id: str | None = None
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


@record
class SessionRecord(Record):
    """The reservation of one machine; the API shows it only through runs and machines."""

    id: UUID
    requested_machine_id: UUID | None = None
    pool_ids: list[UUID] | None = None
    # Kept after the release, so that a retry comes back to the desktop that holds the session's files.
    machine_id: UUID | None = None
    released: bool = False


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
    checks_started_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def machine_id(self) -> UUID | None:
        """The machine the run is (or was) on, else the one it asked for."""
        return self.assigned_machine_id or self.requested_machine_id

    @property
    def release_session_after(self) -> bool | None:
        """The flag as the API shows it: asked for, or set by a failure that released the session."""
        return True if self.released_session else self.release_requested


@record
class AttachmentRecord(Record):
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


@record
class DesktopRecord(Record):
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
    # Of all time; `State.actions` holds the last ones.
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


@record
class ConnectionRecord(Record):
    id: UUID
    machine_id: UUID
    websocket_id: str
    connected_at: datetime
    last_ping: datetime
    disconnected_at: datetime | None = None
    status: MachineStatus = MachineStatus.CONNECTED
    ip_address: str | None = None
    user_agent: str | None = None


@record
class RequestLogRecord(Record):
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


@record
class WebhookEndpointRecord(Record):
    id: str
    url: str
    # Whether a Python object of this process receives; the URL then says where in an application, or nothing.
    in_process: bool
    key: bytes = attrs.field(repr=False)
    events: tuple[str, ...]
    timeout: float
    created_at: datetime
    enabled: bool = True


@attrs.frozen(kw_only=True)
class DeliveryAttempt:
    """One try to deliver a webhook message.

    Attributes:
        started_at: when it began, by the emulator's clock.
        seconds: how long it took in real time.
        status: the status code of the answer, or None when there was none.
        error: why there was no answer.
        answer: the beginning of the answer's body, as text.
    """

    started_at: datetime
    seconds: float
    status: int | None = None
    error: str | None = None
    answer: str = ""


@record
class DeliveryRecord(Record):
    """One message on its way to one endpoint."""

    id: str
    message_id: str
    endpoint_id: str
    event_id: UUID
    event_type: str
    body: bytes = attrs.field(repr=False)
    created_at: datetime
    status: DeliveryStatus = DeliveryStatus.PENDING
    # Attempts since the last replay: the place in the retry schedule.
    failures: int = 0
    next_attempt_at: datetime | None = None
    attempts: tuple[DeliveryAttempt, ...] = ()


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
    # By machine; a machine has none until somebody looks at it or uses it.
    desktops: Table[UUID, DesktopRecord] = attrs.field(factory=lambda: Table[UUID, DesktopRecord](nested=True))
    # What was done on a desktop, by machine and number; apart from it, because it is long and only grows.
    actions: Table[tuple[UUID, int], dict[str, Any]] = attrs.field(
        factory=Table[tuple[UUID, int], dict[str, Any]], repr=False
    )
    # Sensitive values by run, machine or pool, apart from these so that nothing that renders them can reach them.
    vault: Table[UUID, dict[str, Any]] = attrs.field(factory=Table[UUID, dict[str, Any]], repr=False)
    idempotency_keys: Table[Scope, KeyEntry[Answered]] = attrs.field(factory=Table[Scope, KeyEntry[Answered]])
    last_sequence: int = 0
    ids_given: int = 0
    link_key: bytes = attrs.field(default=b"", repr=False)

    # What follows is derived from the records, and not saved.
    # The runs that are not terminal, so that scheduling does not search through all that ever ran.
    open_runs: Table[UUID, RunRecord] = attrs.field(factory=Table[UUID, RunRecord], metadata=DERIVED)
    waiting: "WaitingRuns | None" = attrs.field(default=None, init=False, repr=False, metadata=DERIVED)
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
