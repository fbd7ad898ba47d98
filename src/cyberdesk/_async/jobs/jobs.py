"""Many runs of one workflow, a bounded number at a time."""

from __future__ import annotations

import math
import os
import time
from collections.abc import AsyncIterable, Callable, Iterable, Sized
from functools import partial
from types import TracebackType
from typing import Generic, Self, TypeVar
from uuid import UUID

from ..._core.durations import checked_interval, checked_timeout
from ..._core.http.ids import as_uuid
from ..._core.jobs.jobs import JobRow, JobState, Plan, RowNames, idempotency_key, new_job_id
from ..._core.jobs.rows import JobProgress, RowResult
from ..._core.waiting.polling import run_error
from ..._core.waiting.results import not_ended
from ..._files.journal import Journal, Remembered
from ..._generated.arguments import RowArguments
from ..._generated.models.run_response import RunResponse
from ...errors import CyberdeskError, InvalidArgumentError, WaitTimeoutError
from ..http.pipeline import Pipeline
from ..platform.primitives import Lock, Source, at_once, cleanup_scope, in_thread, notify, sleep
from ..resources.runs import AsyncRuns
from ..waiting.wait_set import WaitSet

Row = TypeVar("Row")

_CLOSE_SECONDS = 10.0
_LOOK_SECONDS = 60.0
_CREATES_AT_ONCE = 20


class AsyncJob(Generic[Row]):
    """The results of a job, each as its run ends; made by `client.map_runs`.

    Work is done while a result is asked for: rows are taken, their runs created and looked after. Runs that were
    created go on, whatever becomes of the iteration. Several tasks may share one job; asking for the next result
    then tells that those before were dealt with.
    """

    def __init__(
        self,
        runs: AsyncRuns,
        waits: WaitSet,
        plan: Plan[Row],
        rows: Iterable[Row] | AsyncIterable[Row],
        *,
        job_id: str | None,
        journal: str | os.PathLike[str] | None,
        on_progress: Callable[[JobProgress], object] | None,
    ) -> None:
        self._job_id = job_id or new_job_id()
        self._has_own_id = job_id is not None
        self._runs = runs
        self._waits = waits
        self._plan = plan
        self._rows = Source(rows)
        self._names: RowNames[Row] = RowNames(plan.key)
        self._ledger: JobState[Row] = JobState(plan.max_in_flight, len(rows) if isinstance(rows, Sized) else None)
        self._journal_path = journal
        self._journal: Journal | None = None
        self._on_progress = on_progress
        self._taken: list[JobRow[Row]] = []
        self._next_index = 0
        self._has_more = True
        self._is_closed = False
        self._outcomes: list[tuple[JobRow[Row], RunResponse | CyberdeskError]] = []
        self._handed_out: JobRow[Row] | None = None
        self._turn = Lock()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> RowResult[Row]:
        async with self._turn:
            if not self._is_closed:
                await self._open()
                await self._mark_delivered()
            while not self._ledger.ready and not self._is_closed:
                await self._go_on()
            if self._is_closed:
                raise StopAsyncIteration
            # Taken out when nothing can interrupt any more.
            self._handed_out, result = self._ledger.ready[0]
            if result.error is not None and self._plan.stop_on_failure:
                await self._mark_delivered()
                await self.aclose()
                raise result.error
            self._ledger.ready.popleft()
        return result

    async def aclose(self) -> None:
        """Stop looking after the runs, and let go of the journal."""
        self._is_closed = True
        self._waits.close()
        if self._journal is not None:
            with cleanup_scope(_CLOSE_SECONDS):
                await in_thread(self._journal.close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _go_on(self) -> None:
        ledger = self._ledger
        await self._take_rows()
        await self._create_runs()
        if ledger.ready or self._is_closed:
            return
        if ledger.in_flight:
            await self._collect()
        elif ledger.waiting:
            await sleep(max(0.0, ledger.next_due - time.monotonic()))
        elif not self._has_more:
            await self.aclose()

    async def _open(self) -> None:
        if self._journal is None and self._journal_path is not None:
            journal = await in_thread(Journal, self._journal_path)
            self._job_id = await in_thread(
                journal.open, self._job_id, self._plan.fingerprint(), is_new=not self._has_own_id
            )
            self._journal = journal

    async def _take_rows(self) -> None:
        """Take as many rows as there is room for; those that were dealt with before need none."""
        ledger = self._ledger
        while self._has_more and ledger.room > 0 and not ledger.ready:
            for _ in range(ledger.room - len(self._taken)):
                row = await self._rows.take()
                if not row:
                    self._has_more = False
                    break
                self._read(row[0])
            known = await self._look_up(self._taken)
            while self._taken:
                self._place(self._taken.pop(0), known)
            await self._tell()

    def _read(self, row: Row) -> None:
        index = self._next_index
        self._next_index += 1
        try:
            arguments = self._plan.run_arguments(row)
            name = self._names.name(row, arguments)
        except CyberdeskError as error:
            self._ledger.reject(row, index, error)
        else:
            self._taken.append(JobRow(row, index, arguments, name))

    def _place(self, entry: JobRow[Row], known: dict[str, Remembered]) -> None:
        found = known.get(entry.name)
        if self._plan.timeout is not None:
            entry.ends_at = time.monotonic() + self._plan.timeout
        if found is None:
            self._ledger.waiting.append(entry)
        elif found.is_delivered or found.run_id is None:
            self._ledger.skip()
        else:
            self._begin(entry, found.run_id)

    def _begin(self, entry: JobRow[Row], run: RunResponse | UUID) -> None:
        self._ledger.started(entry, run if isinstance(run, UUID) else run.id)
        self._waits.add(run)

    async def _create_runs(self) -> None:
        """Create the runs that are due."""
        due = self._ledger.due(time.monotonic())
        for start in range(0, len(due), _CREATES_AT_ONCE):
            await self._create_batch(due[start : start + _CREATES_AT_ONCE])

    async def _create_batch(self, entries: list[JobRow[Row]]) -> None:
        try:
            await at_once([partial(self._create, entry) for entry in entries])
        finally:
            # Also when this is cancelled: the runs that were created are there.
            created = self._sort_outcomes()
            with cleanup_scope(_CLOSE_SECONDS):
                await self._write_down(created)
        if self._ledger.fatal is not None:
            await self.aclose()
            raise self._ledger.fatal
        await self._tell()

    async def _create(self, entry: JobRow[Row]) -> None:
        try:
            run = await self._runs.create(
                workflow_id=self._plan.workflow_id,
                **entry.arguments,
                idempotency_key=idempotency_key(self._job_id, entry.name),
            )
        except CyberdeskError as error:
            self._outcomes.append((entry, error))
        else:
            self._outcomes.append((entry, run))

    def _sort_outcomes(self) -> dict[str, UUID]:
        created: dict[str, UUID] = {}
        while self._outcomes:
            entry, outcome = self._outcomes.pop()
            if isinstance(outcome, CyberdeskError):
                self._ledger.refused(entry, outcome, time.monotonic())
            else:
                created[entry.name] = outcome.id
                self._begin(entry, outcome)
        return created

    async def _collect(self) -> None:
        """Wait for a run to end, or for the time of something else."""
        ledger = self._ledger
        # An end that is always near lets the wait sit out any outage.
        ends_at = min(ledger.next_due, ledger.next_end, time.monotonic() + _LOOK_SECONDS)
        ended = await self._waits.next_done(ends_at)
        while ended is not None:
            error = ended.error if ended.run is None else run_error(ended.run)
            ledger.ended(ended.run_id, ended.run, error)
            ended = await self._waits.next_done(-math.inf)
        for run_id in ledger.overdue(time.monotonic()):
            run = self._waits.last_seen(run_id)
            self._waits.discard(run_id)
            message = not_ended(run_id, self._plan.timeout, run)
            ledger.ended(run_id, run, WaitTimeoutError(message, run=run, run_ids=(run_id,)))
        await self._tell()

    async def _look_up(self, entries: list[JobRow[Row]]) -> dict[str, Remembered]:
        if self._journal is None or not entries:
            return {}
        return await in_thread(self._journal.look_up, [entry.name for entry in entries])

    async def _write_down(self, created: dict[str, UUID]) -> None:
        if self._journal is not None:
            await in_thread(self._journal.created, created)

    async def _mark_delivered(self) -> None:
        """The caller has come back, so it has dealt with what it was given."""
        entry = self._handed_out
        if self._journal is not None and entry is not None and entry.name:
            await in_thread(self._journal.delivered, [entry.name])
        self._handed_out = None

    async def _tell(self) -> None:
        if self._on_progress is not None:
            await notify(self._on_progress, self._ledger.progress)


def map_runs(
    pipeline: Pipeline,
    workflow_id: UUID | str,
    rows: Iterable[Row] | AsyncIterable[Row],
    *,
    arguments: Callable[[Row], RowArguments] | None,
    max_in_flight: int,
    key: Callable[[Row], str] | None,
    job_id: str | None,
    journal: str | os.PathLike[str] | None,
    timeout: float | None,
    poll_interval: float | None,
    stop_on_failure: bool,
    on_progress: Callable[[JobProgress], object] | None,
    common: RowArguments,
) -> AsyncJob[Row]:
    """Describe a job; see `AsyncCyberdesk.map_runs`."""
    if job_id is not None and not (isinstance(job_id, str) and job_id):
        raise InvalidArgumentError(f"job_id must be a text that is not empty, not {job_id!r}")
    plan = Plan(
        workflow_id=as_uuid("workflow_id", workflow_id),
        common=common,
        arguments=arguments,
        key=key,
        max_in_flight=max_in_flight,
        timeout=checked_timeout(timeout),
        stop_on_failure=stop_on_failure,
    )
    waits = WaitSet(pipeline, poll_interval=checked_interval(poll_interval))
    runs = AsyncRuns(pipeline)
    return AsyncJob(runs, waits, plan, rows, job_id=job_id, journal=journal, on_progress=on_progress)
