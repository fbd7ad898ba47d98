"""The state of a job: events in, actions out. No I/O and no clock."""

from __future__ import annotations

import math
import uuid
from collections import deque
from collections.abc import Iterator
from typing import Generic, TypeVar

from ..._generated.models.run_response import RunResponse
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import ClientClosedError, CyberdeskError, WaitTimeoutError
from ..waiting.polling import is_terminal, pause_after, run_error
from .actions import (
    Action,
    CheckRun,
    CreateRun,
    FollowRun,
    IdentifyRows,
    Open,
    PrepareFiles,
    ReleaseFiles,
    TakeRows,
    UnfollowRun,
    Wait,
    WriteJournal,
)
from .failures import ends_the_job, explained, is_refusal, overdue_message
from .job_row import Identified, JobRow
from .plan import Plan
from .rows import JobProgress, RowFailed, RowResult, RowSucceeded

Row = TypeVar("Row")

PATIENCE = 600.0
"""Seconds for which a row is tried again although other rows succeed."""

CREATES_AT_ONCE = 100
"""How many creates are under way at once; more would keep the polls from getting a connection."""

CHECKS_AT_ONCE = 20
"""How many runs whose time limit has passed are fetched at once."""

LOOKAHEAD = 256
"""How many rows are taken at once while the journal shows that they were processed."""

_WAIT_AGAIN_SECONDS = 0.5


class JobState(Generic[Row]):
    """Where each row of a job is, and what to do next.

    A row is taken, prepared (if it has files), identified (if the job has a name), created, followed, and handed
    out. Each event that is recorded here may lead to new actions, which `actions` returns once each.

    Args:
        plan: The job.
        total: How many rows there are, if that is known.
        has_journal: Whether the job has a journal.
    """

    def __init__(self, plan: Plan[Row], total: int | None, *, has_journal: bool) -> None:
        self.fatal: BaseException | None = None
        """What ends the job."""
        self.errors: deque[BaseException] = deque()
        """What the caller has to know, and what does not end the job."""
        self._plan = plan
        self._total = total
        self._has_journal = has_journal
        self._unprepared: deque[JobRow[Row]] = deque()
        self._preparing: set[JobRow[Row]] = set()
        self._unidentified: list[JobRow[Row]] = []
        self._identifying: list[JobRow[Row]] = []
        self._waiting: dict[JobRow[Row], None] = {}
        self._creating: set[JobRow[Row]] = set()
        self._in_flight: dict[uuid.UUID, JobRow[Row]] = {}
        self._checking: set[uuid.UUID] = set()
        self._ready: deque[tuple[JobRow[Row], RowResult[Row]]] = deque()
        self._handed_out: JobRow[Row] | None = None
        self._follow: deque[FollowRun | UnfollowRun | ReleaseFiles[Row]] = deque()
        self._pending = WriteJournal()
        self._recording: WriteJournal | None = None
        self._taken = 0
        self._is_open = self._is_opening = False
        self._has_more = True
        self._lookahead = 0
        self._is_waiting = False
        self._wait_after = -math.inf
        self._through_outage = False
        self._created_at = -math.inf
        self._skipped = self._succeeded = self._failed = 0

    @property
    def progress(self) -> JobProgress:
        """How far the job is."""
        return JobProgress(
            total=self._total,
            skipped=self._skipped,
            in_flight=len(self._in_flight),
            succeeded=self._succeeded,
            failed=self._failed,
        )

    @property
    def is_over(self) -> bool:
        """Whether there are no more results: all rows are processed and recorded, or the job has failed."""
        if self._ready or self.unrecorded:
            return False
        return self.fatal is not None or not (self._has_more or self._occupied)

    @property
    def unrecorded(self) -> WriteJournal:
        """What is not known to be in the journal; writing it twice does no harm."""
        late, written = self._pending, self._recording or WriteJournal()
        return WriteJournal(
            {**written.created, **late.created}, written.refused + late.refused, written.delivered + late.delivered
        )

    @property
    def _occupied(self) -> int:
        places = (
            self._unprepared, self._preparing, self._unidentified, self._identifying,
            self._waiting, self._creating, self._in_flight, self._ready,
        )  # fmt: skip
        return sum(map(len, places))

    # Actions

    def actions(self, now: float) -> Iterator[Action[Row]]:
        """What to do next; each action is returned once, and is followed by an event."""
        if not self._is_open:
            if not self._is_opening:
                self._is_opening = True
                yield Open()
            return
        if self.fatal is None:
            yield from self._take()
            yield from self._prepare()
            yield from self._create(now)
            yield from self._observe(now)
        if self._pending and self._recording is None:
            self._recording, self._pending = self._pending, WriteJournal()
            yield self._recording

    def next_action_at(self) -> float:
        """When `actions` has something new although no event has come."""
        if not self._is_open or self.fatal is not None:
            return math.inf
        times = [row.due_at for row in self._waiting] if self._can_create else []
        times += [row.ends_at for run_id, row in self._in_flight.items() if run_id not in self._checking]
        if self._in_flight and not self._is_waiting:
            times.append(self._wait_after)
        return min(times, default=math.inf)

    @property
    def _can_create(self) -> bool:
        under_way = len(self._creating)
        return under_way < CREATES_AT_ONCE and under_way + len(self._in_flight) < self._plan.max_in_flight

    def _take(self) -> Iterator[Action[Row]]:
        room = max(self._plan.max_in_flight - self._occupied, self._lookahead - len(self._unidentified))
        if self._has_more and room > 0 and not self._identifying:
            yield TakeRows(self._taken + room)

    def _prepare(self) -> Iterator[Action[Row]]:
        while self._unprepared:
            row = self._unprepared.popleft()
            self._preparing.add(row)
            yield PrepareFiles(row)
        if self._unidentified and not self._identifying:
            self._identifying, self._unidentified = self._unidentified, []
            yield IdentifyRows(self._identifying)

    def _create(self, now: float) -> Iterator[Action[Row]]:
        for row in [row for row in self._waiting if row.due_at <= now]:
            if not self._can_create:
                break
            del self._waiting[row]
            self._creating.add(row)
            yield CreateRun(row)

    def _observe(self, now: float) -> Iterator[Action[Row]]:
        while self._follow:
            yield self._follow.popleft()
        for run_id, row in self._in_flight.items():
            if row.ends_at <= now and run_id not in self._checking and len(self._checking) < CHECKS_AT_ONCE:
                self._checking.add(run_id)
                yield CheckRun(run_id)
        if self._in_flight and not self._is_waiting and now >= self._wait_after:
            self._is_waiting = True
            yield Wait(self._through_outage)

    # Results

    def came_back(self) -> None:
        """The caller asks for another result, so it has processed the one that was handed out."""
        row, self._handed_out = self._handed_out, None
        if row is not None and row.is_final and self._has_journal:
            self._pending.delivered.append(row.name)

    def next_result(self) -> RowResult[Row] | None:
        """Hand out a result, unless there is none, or it is not recorded yet that the last one was processed."""
        if not self._ready or self._pending.delivered or (self._recording and self._recording.delivered):
            return None
        self._handed_out, result = self._ready.popleft()
        return result

    # Events

    def opened(self) -> None:
        """The journal is open."""
        self._is_open = True

    def open_failed(self, error: BaseException) -> None:
        """The journal could not be opened."""
        self._is_opening = False
        self.errors.append(error)

    def interrupted(self, error: BaseException) -> None:
        """An action came to no end: its task was cancelled from outside, or it has a bug."""
        if not isinstance(error, Exception):
            error = CyberdeskError(f"a task of the job was cancelled ({type(error).__name__})")
        self.fatal = self.fatal or error

    def event_loop_ended(self, error: ClientClosedError) -> None:
        """The event loop has ended, which also cancels the tasks: this error is what the caller should learn."""
        self.fatal = error

    def took(self, row: Row) -> None:
        """A row was taken from the source."""
        item = JobRow(row, self._taken)
        self._taken += 1
        try:
            own = self._plan.own_arguments(row, item.index)
            item.arguments = {**self._plan.common, **own}
            item.has_files = bool(own.get("file_inputs"))
            item.has_secrets = bool(own.get("sensitive_input_values"))
            item.own_key = self._plan.own_key(row, item.index)
            if item.own_key is None and self._plan.is_named:
                item.digest = self._plan.digest(item.arguments, "")
        except CyberdeskError as error:
            self._fail(item, None, error)
            return
        if item.has_files:
            self._unprepared.append(item)
        else:
            self._prepared(item)

    def source_ended(self) -> None:
        """The source has no more rows."""
        self._has_more = False

    def failed(self, error: BaseException) -> None:
        """Something failed that does not end the job: it is tried again when the next result is requested."""
        self.errors.append(error)

    def prepared(self, row: JobRow[Row], files_digest: str) -> None:
        """The files of a row can be sent."""
        self._preparing.discard(row)
        if row.digest:
            row.digest = self._plan.digest(row.arguments, files_digest)
        self._prepared(row)

    def prepare_failed(self, row: JobRow[Row], error: CyberdeskError) -> None:
        """The files of a row cannot be read."""
        self._preparing.discard(row)
        self._fail(row, None, error)

    def identified(self, found: list[Identified[Row]], now: float) -> None:
        """Rows have names, and it is known what earlier starts have done for them."""
        self._identifying = []
        all_delivered = all(item.is_delivered for item in found)
        self._lookahead = min(LOOKAHEAD, max(1, 2 * self._lookahead)) if all_delivered and self._has_journal else 0
        for item in found:
            row = item.row
            row.refusals = item.refusals
            if item.error is not None:
                self._fail(row, None, item.error)
            elif item.is_delivered:
                self._skipped += 1
                self._release(row)
            elif item.run_id is not None:
                self._begin(row, item.run_id, item.run_id, now)
            else:
                self._waiting[row] = None

    def identify_failed(self, error: BaseException) -> None:
        """The journal could not be read; the rows are kept."""
        self._unidentified = self._identifying + self._unidentified
        self._identifying = []
        self.errors.append(error)

    def created(self, row: JobRow[Row], run: RunResponse | RunResponseWithIncludes, now: float) -> None:
        """A run was created, or found under its idempotency key."""
        self._creating.discard(row)
        self._created_at = now
        if run.id in self._in_flight:
            self._fail(row, None, CyberdeskError(f"the server returned run {run.id} for two rows"))
            return
        if self._has_journal:
            self._pending.created[row.name] = run.id
        self._begin(row, run.id, run, now)

    def create_failed(self, row: JobRow[Row], error: CyberdeskError, now: float) -> None:
        """A run could not be created; it is tried again when the error is temporary."""
        self._creating.discard(row)
        if ends_the_job(error):
            self._waiting[row] = None
            self.fatal = self.fatal or error
            return
        if error.is_temporary and not self._is_hopeless(row):
            row.failures += 1
            row.failing_since = min(row.failing_since, now)
            row.due_at = now + pause_after(error, row.failures)
            self._waiting[row] = None
            return
        if is_refusal(error) and self._has_journal:
            self._pending.refused.append(row.name)
        self._fail(row, None, explained(error))

    def ended(self, run_id: uuid.UUID, run: RunResponseWithIncludes | None, error: CyberdeskError | None) -> None:
        """A run has ended, or cannot be followed any more."""
        row = self._in_flight.get(run_id)
        if row is None:
            return
        if error is not None and ends_the_job(error):
            self.fatal = self.fatal or error
            return
        del self._in_flight[run_id]
        if run is not None:
            self._end(row, run)
        else:
            self._fail(row, None, error or CyberdeskError(f"the state of run {run_id} is not known"))

    def checked(
        self,
        run_id: uuid.UUID,
        run: RunResponseWithIncludes | None,
        error: CyberdeskError | None,
        last_observed: RunResponseWithIncludes | None,
    ) -> None:
        """A run whose time limit has passed was fetched; one that has ended meanwhile has ended in time."""
        self._checking.discard(run_id)
        if error is not None and ends_the_job(error):
            self.fatal = self.fatal or error
            return
        row = self._in_flight.pop(run_id, None)
        if row is None:
            return
        self._follow.append(UnfollowRun(run_id))
        if run is not None and is_terminal(run.status):
            self._end(row, run)
            return
        run = run or last_observed
        late = WaitTimeoutError(
            overdue_message(run_id, self._plan.timeout, run, error), run=run, run_ids=(run_id,)
        )
        late.__cause__ = error
        self._fail(row, run, late)

    def waited(self, error: CyberdeskError | None, now: float) -> None:
        """Waiting is over for now; temporary errors mean that the server did not respond for long."""
        self._is_waiting = False
        self._wait_after = now if error is None else now + _WAIT_AGAIN_SECONDS
        self._through_outage = error is not None
        if error is not None and not error.is_temporary:
            self.fatal = self.fatal or error

    def recorded(self) -> None:
        """The journal was written."""
        self._recording = None

    def record_failed(self, error: BaseException) -> None:
        """The journal could not be written; what was to be written is kept."""
        self._pending, self._recording = self.unrecorded, None
        self.errors.append(error)

    def _prepared(self, row: JobRow[Row]) -> None:
        if self._plan.is_named or row.own_key is not None:
            self._unidentified.append(row)
        else:
            row.name = str(row.index)
            self._waiting[row] = None

    def _begin(
        self,
        row: JobRow[Row],
        run_id: uuid.UUID,
        run: RunResponse | RunResponseWithIncludes | uuid.UUID,
        now: float,
    ) -> None:
        row.arguments = {}
        self._release(row)
        if self._plan.timeout is not None:
            row.ends_at = now + self._plan.timeout
        self._in_flight[run_id] = row
        self._follow.append(FollowRun(run))

    def _is_hopeless(self, row: JobRow[Row]) -> bool:
        """Whether a row keeps failing while the server creates the runs of others."""
        return self._created_at - row.failing_since > PATIENCE

    def _end(self, row: JobRow[Row], run: RunResponseWithIncludes) -> None:
        row.is_final = bool(row.name)
        error = run_error(run)
        if error is not None:
            self._fail(row, run, error)
            return
        self._succeeded += 1
        self._ready.append((row, RowSucceeded(row=row.row, index=row.index, run=run)))

    def _fail(self, row: JobRow[Row], run: RunResponseWithIncludes | None, error: CyberdeskError) -> None:
        self._failed += 1
        self._release(row)
        self._ready.append((row, RowFailed(row=row.row, index=row.index, run=run, error=error)))

    def _release(self, row: JobRow[Row]) -> None:
        if row.has_files:
            row.has_files = False
            self._follow.append(ReleaseFiles(row))
