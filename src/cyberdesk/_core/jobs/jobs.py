"""Jobs: which row is which when a job is started again, and what is to be done next."""

from __future__ import annotations

import hashlib
import math
import uuid
from collections import Counter, deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

import attrs
import msgspec

from ..._generated.arguments import RowArguments
from ...errors import (
    AuthenticationError,
    ClientClosedError,
    CyberdeskError,
    InvalidArgumentError,
    PermissionDeniedError,
)
from ..waiting.polling import pause_after
from .rows import JobProgress, RowResult

if TYPE_CHECKING:
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes

Row = TypeVar("Row")

# Neither shown nor kept anywhere, not even as a digest: short secrets can be guessed from theirs.
_UNNAMED = frozenset({"sensitive_input_values", "file_inputs"})

# Every other row would fare the same.
_ENDS_THE_JOB = (AuthenticationError, PermissionDeniedError, ClientClosedError)


@attrs.frozen(kw_only=True)
class Plan(Generic[Row]):
    """A job as the caller describes it.

    Attributes:
        workflow_id: What all runs execute.
        common: Arguments of every run; those of a row come before them.
        arguments: From a row to its run's arguments; None when rows are input values themselves.
        key: From a row to its name; None when its arguments name it.
        max_in_flight: How many runs may be under way at once.
        timeout: Seconds a row may take, from its creation to its end; None means no limit.
        stop_on_failure: Whether the first row that fails ends the job with its error.
    """

    workflow_id: uuid.UUID
    common: RowArguments
    arguments: Callable[[Row], RowArguments] | None
    key: Callable[[Row], str] | None
    max_in_flight: int
    timeout: float | None
    stop_on_failure: bool

    def __attrs_post_init__(self) -> None:
        _refuse_unknown(self.common)
        if (
            isinstance(self.max_in_flight, bool)
            or not isinstance(self.max_in_flight, int)
            or self.max_in_flight < 1
        ):
            raise InvalidArgumentError(
                f"max_in_flight must be a positive whole number, not {self.max_in_flight!r}"
            )

    def run_arguments(self, row: Row) -> RowArguments:
        """What the run of a row is created with.

        Raises:
            InvalidArgumentError: When the row is not what was announced.
        """
        if self.arguments is None:
            if not isinstance(row, Mapping):
                raise InvalidArgumentError(
                    f"a row is a mapping of input values, not {type(row).__name__}; "
                    "arguments= can say what to make of others"
                )
            own: RowArguments = {"input_values": cast("Mapping[str, Any]", row)}
        else:
            own = self.arguments(row)
            _refuse_unknown(own)
        return {**self.common, **own}

    def fingerprint(self) -> str:
        """What must be the same for a job that is started again to be the same job."""
        return _digest({"workflow_id": self.workflow_id, **_nameable(self.common)})


class RowNames(Generic[Row]):
    """Names rows one after the other.

    A row's name is the digest of its arguments, with a number where the same arguments come again; so it does not
    depend on where the row stands.

    Args:
        key: The caller's own way to name rows, instead.
    """

    def __init__(self, key: Callable[[Row], str] | None) -> None:
        self._key = key
        self._seen: Counter[str] = Counter()

    def name(self, row: Row, arguments: RowArguments) -> str:
        """Name the next row.

        Raises:
            InvalidArgumentError: When its arguments cannot be sent as JSON, or another row has its key.
        """
        if self._key is None:
            name = _digest(_nameable(arguments))
            self._seen[name] += 1
            return f"{name}-{self._seen[name]}"
        name = self._key(row)
        if not isinstance(name, str) or not name:
            raise InvalidArgumentError(f"key must give a text that is not empty, not {name!r}")
        self._seen[name] += 1
        if self._seen[name] > 1:
            raise InvalidArgumentError(f"two rows have the key {name!r}")
        return name


def new_job_id() -> str:
    """An id for a job that will not be started again, or whose journal will remember it."""
    return uuid.uuid4().hex


def idempotency_key(job_id: str, name: str) -> str:
    """The key under which the run of a row is created, whenever the job is started."""
    return "job-" + hashlib.sha256(f"{job_id}\0{name}".encode()).hexdigest()


def _nameable(arguments: RowArguments) -> dict[str, object]:
    return {name: value for name, value in arguments.items() if name not in _UNNAMED}


def _digest(value: object) -> str:
    try:
        text = msgspec.json.encode(value, order="sorted", enc_hook=_encode)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidArgumentError(f"a row cannot be sent as JSON: {error}") from None
    return hashlib.sha256(text).hexdigest()[:32]


def _encode(item: object) -> object:
    if isinstance(item, Mapping):
        return dict(cast("Mapping[str, object]", item))
    raise TypeError(f"a {type(item).__name__} has no JSON form")


def _refuse_unknown(arguments: object) -> None:
    if not isinstance(arguments, Mapping):
        raise InvalidArgumentError(f"the arguments of a run are a mapping, not {type(arguments).__name__}")
    unknown = cast("Mapping[str, object]", arguments).keys() - RowArguments.__annotations__.keys()
    if unknown:
        raise InvalidArgumentError(f"a run of a job takes no argument {', '.join(sorted(map(str, unknown)))}")


@attrs.define(eq=False, repr=False)  # values of rows belong into no log
class JobRow(Generic[Row]):
    """A row on its way.

    Attributes:
        row: The row.
        index: Its place among the rows.
        arguments: What its run is created with.
        name: What the row is called in the journal and in its idempotency key.
        failures: How often creating the run has failed for a reason that passes.
        due_at: When to create it, by the job's clock.
        ends_at: When its time is over.
    """

    row: Row
    index: int
    arguments: RowArguments
    name: str
    failures: int = 0
    due_at: float = 0.0
    ends_at: float = math.inf


class JobState(Generic[Row]):
    """Where each row of a job is: to be created, under way, or to be handed to the caller.

    Args:
        max_in_flight: How many runs may be under way at once.
        total: How many rows there are, if that is known.
    """

    def __init__(self, max_in_flight: int, total: int | None) -> None:
        self.waiting: list[JobRow[Row]] = []
        """To be created."""
        self.in_flight: dict[uuid.UUID, JobRow[Row]] = {}
        """Created, by their runs."""
        self.ready: deque[tuple[JobRow[Row], RowResult[Row]]] = deque()
        """To be handed to the caller."""
        self.fatal: CyberdeskError | None = None
        """What ends the job."""
        self._max_in_flight = max_in_flight
        self._total = total
        self._skipped = self._succeeded = self._failed = 0

    @property
    def room(self) -> int:
        """How many more rows can be taken."""
        return self._max_in_flight - len(self.in_flight) - len(self.waiting)

    @property
    def progress(self) -> JobProgress:
        """How far the job is."""
        return JobProgress(
            total=self._total,
            skipped=self._skipped,
            in_flight=len(self.in_flight),
            succeeded=self._succeeded,
            failed=self._failed,
        )

    @property
    def next_due(self) -> float:
        """When the next run is to be created; infinity when none is left to be."""
        return min((entry.due_at for entry in self.waiting), default=math.inf)

    @property
    def next_end(self) -> float:
        """When the time of the next run is over."""
        return min((entry.ends_at for entry in self.in_flight.values()), default=math.inf)

    def overdue(self, now: float) -> list[uuid.UUID]:
        """Runs whose time is over."""
        return [run_id for run_id, entry in self.in_flight.items() if entry.ends_at <= now]

    def due(self, now: float) -> list[JobRow[Row]]:
        """Those whose runs are to be created."""
        return [entry for entry in self.waiting if entry.due_at <= now]

    def skip(self) -> None:
        """Pass over a row that was delivered by an earlier start."""
        self._skipped += 1

    def started(self, entry: JobRow[Row], run_id: uuid.UUID) -> None:
        """Note that a row has a run."""
        if entry in self.waiting:
            self.waiting.remove(entry)
        self.in_flight[run_id] = entry

    def refused(self, entry: JobRow[Row], error: CyberdeskError, now: float) -> None:
        """Note that a run could not be created; it is tried again when the reason passes."""
        if isinstance(error, _ENDS_THE_JOB):
            self.fatal = error
            return
        if error.is_temporary:
            entry.failures += 1
            entry.due_at = now + pause_after(error, entry.failures)
            if entry.due_at < entry.ends_at:
                return
        self.waiting.remove(entry)
        self._end(entry, None, error)

    def reject(self, row: Row, index: int, error: CyberdeskError) -> None:
        """Note that a row cannot be sent."""
        self._end(JobRow(row, index, {}, ""), None, error)

    def ended(self, run_id: uuid.UUID, run: RunResponseWithIncludes | None, error: CyberdeskError | None) -> None:
        """Note how a run ended."""
        self._end(self.in_flight.pop(run_id), run, error)

    def _end(self, entry: JobRow[Row], run: RunResponseWithIncludes | None, error: CyberdeskError | None) -> None:
        self._succeeded += error is None
        self._failed += error is not None
        self.ready.append((entry, RowResult(row=entry.row, index=entry.index, run=run, error=error)))
