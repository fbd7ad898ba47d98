"""Carries out the actions of a job, each in a task of its own, and reports what came of them."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar
from uuid import UUID

from ..._core.http.request import Request
from ..._core.jobs import actions as do
from ..._core.jobs.job_row import Identified, JobRow
from ..._core.jobs.plan import Plan, idempotency_key
from ..._core.jobs.state import JobState
from ..._core.models.arguments import make
from ..._core.waiting.identity import response_of_run
from ..._files.jobs.journal import Journal
from ..._files.jobs.row_files import digest_of, unreadable
from ..._files.jobs.row_names import RowNames
from ..._files.sources import FileSource
from ..._files.uploads import PreparedFiles
from ..._generated.api.runs import create_run, get_run
from ..._generated.models.file_input import FileInput
from ..._generated.models.run_create import RunCreate
from ..._generated.models.run_response import RunResponse
from ...errors import ClientClosedError, CyberdeskError
from ..files.uploads import prepare_files
from ..http.pipeline import Pipeline
from ..platform.background_group import BackgroundGroup
from ..platform.primitives import in_thread
from ..platform.row_source import RowSource
from ..platform.wakeup import AutoResetEvent
from ..waiting.wait_set import WaitSet

Row = TypeVar("Row")
Event = Callable[[JobState[Row], float], None]

CHECK_SECONDS = 1.0
"""How long fetching a run may take when its time limit has passed."""

_OUTAGE_SECONDS = 60.0


class Inbox(Generic[Row]):
    """Events of a job that are not recorded in its state yet."""

    def __init__(self) -> None:
        self.wakeup = AutoResetEvent()
        self._events: deque[Event[Row]] = deque()

    def post(self, event: Event[Row]) -> None:
        """Append an event, and wake who waits for one."""
        self._events.append(event)
        self.wakeup.set()

    def record_in(self, state: JobState[Row]) -> None:
        """Record all events."""
        while self._events:
            self._events.popleft()(state, time.monotonic())


class JobOperations(Generic[Row]):
    """All I/O of a job.

    It does not refer to the job, so that a job that is dropped without being closed ends, though an action hangs.

    Args:
        pipeline: Sends requests.
        waits: The wait set of the job.
        plan: The job.
        rows: The rows.
        job_id: The id of the job, or a new one.
        has_own_id: Whether the caller gave that id.
        journal: The journal, if the job has one.
        files: Files of every run.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        waits: WaitSet,
        plan: Plan[Row],
        rows: Iterable[Row] | AsyncIterable[Row],
        *,
        job_id: str,
        has_own_id: bool,
        journal: Journal | None,
        files: Sequence[FileSource] | None,
    ) -> None:
        self.inbox = inbox = Inbox[Row]()
        self._post = inbox.post
        self._pipeline = pipeline
        self._waits = waits
        self._plan = plan
        self._job_id = job_id
        self._has_own_id = has_own_id
        self._journal = journal
        self._names: RowNames | None = None
        self._files = files
        self._common_files: list[FileInput] | None = None
        self._prepared: dict[JobRow[Row] | None, PreparedFiles] = {}
        self.is_stopped = False
        self._tasks = BackgroundGroup(self._end_with_event_loop)
        self._source = RowSource(
            rows,
            self._tasks,
            took=lambda row: inbox.post(lambda state, _: state.took(row)),
            ended=lambda: inbox.post(lambda state, _: state.source_ended()),
            failed=lambda error: inbox.post(lambda state, _: state.failed(error)),
        )

    def perform(self, action: do.Action[Row]) -> None:
        """Begin an action; its outcome is an event."""
        match action:
            case do.Open():
                self._start(self._open)
            case do.TakeRows():
                self._source.request(action.until)
            case do.PrepareFiles():
                self._start(partial(self._prepare, action.row))
            case do.IdentifyRows():
                self._start(partial(self._identify, list(action.rows)))
            case do.CreateRun():
                self._start(partial(self._create, action.row))
            case do.FollowRun():
                self._waits.add(action.run)
            case do.UnfollowRun():
                self._waits.discard(action.run_id)
            case do.Wait():
                self._start(partial(self._wait, through_outage=action.through_outage))
            case do.CheckRun():
                self._start(partial(self._check, action.run_id))
            case do.ReleaseFiles():
                self._start(partial(self._release, action.row))
            case do.WriteJournal():
                self._start(partial(self._record, action))

    def stop(self) -> None:
        """Stop all actions."""
        self.is_stopped = True
        if self._journal is not None:
            self._journal.end_soon()
        self._tasks.stop(self._waits.close)

    def abandon(self) -> None:
        """Stop all actions and release the journal, from any thread and from a finalizer."""
        self.stop()
        if self._journal is not None:
            self._journal.release()

    def _end_with_event_loop(self) -> None:
        error = ClientClosedError("the event loop of the job has ended: start the job again")
        self._post(lambda state, _: state.event_loop_ended(error))
        self.abandon()

    async def close(self, last: do.WriteJournal) -> None:
        """Write the journal for the last time, and release all files; it may be called again."""
        try:
            if self._journal is not None and last:
                await in_thread(self._journal.record, last.created, last.refused, last.delivered)
        finally:
            if self._journal is not None:
                await in_thread(self._journal.close)
            if self._names is not None:
                await in_thread(self._names.close)
            while self._prepared:
                await in_thread(self._prepared.popitem()[1].close)

    def _start(self, operation: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(partial(self._run, operation))

    async def _run(self, operation: Callable[[], Awaitable[None]]) -> None:
        try:
            await operation()
        except BaseException as error:
            reason = error
            self._post(lambda state, _: state.interrupted(reason))
            if not isinstance(error, Exception):
                raise

    async def _open(self) -> None:
        try:
            if self._journal is not None:
                fingerprint, is_new = self._plan.fingerprint(), not self._has_own_id
                self._job_id = await in_thread(self._journal.open, self._job_id, fingerprint, is_new=is_new)
            if self._files is not None and self._common_files is None:
                self._common_files = await self._upload(None, self._files)
            if self._names is None and (self._plan.is_named or self._plan.key is not None):
                self._names = await in_thread(RowNames, self._journal)
        except Exception as error:
            reason = unreadable(None, error)
            self._post(lambda state, _: state.open_failed(reason))
        else:
            self._post(lambda state, _: state.opened())

    async def _upload(self, row: JobRow[Row] | None, files: Sequence[FileSource]) -> list[FileInput]:
        prepared = self._prepared[row] = await prepare_files(files)
        return list(prepared)

    async def _prepare(self, row: JobRow[Row]) -> None:
        try:
            files = await self._upload(row, row.arguments.get("file_inputs") or ())
            digest = await in_thread(digest_of, files) if row.digest else ""
        except Exception as error:
            reason = unreadable(row.index, error)
            self._post(lambda state, _: state.prepare_failed(row, reason))
        else:
            row.arguments = {**row.arguments, "file_inputs": files}
            self._post(lambda state, _: state.prepared(row, digest))

    async def _release(self, row: JobRow[Row]) -> None:
        prepared = self._prepared.pop(row, None)
        if prepared is not None:
            await in_thread(prepared.close)

    async def _identify(self, rows: list[JobRow[Row]]) -> None:
        names = self._names
        try:
            found = [Identified(row) for row in rows] if names is None else await in_thread(names.identify, rows)
        except CyberdeskError as error:
            reason = error
            self._post(lambda state, _: state.identify_failed(reason))
        else:
            self._post(lambda state, now: state.identified(found, now))

    async def _create(self, row: JobRow[Row]) -> None:
        key = idempotency_key(self._job_id, row.name, row.refusals)
        try:
            response = await self._pipeline.send(self._request(row), {"idempotency_key": key})
        except CyberdeskError as error:
            reason = error
            self._post(lambda state, now: state.create_failed(row, reason, now))
        else:
            self._post(lambda state, now: state.created(row, response.parsed, now))

    def _request(self, row: JobRow[Row]) -> Request[RunResponse]:
        shared = {"file_inputs": self._common_files} if self._common_files else {}
        body = make(RunCreate, workflow_id=self._plan.workflow_id, **{**shared, **row.arguments})
        return create_run.build_request(body=body)

    async def _wait(self, *, through_outage: bool) -> None:
        # With an end, a wait goes on however long the server does not respond.
        ends_at = time.monotonic() + _OUTAGE_SECONDS if through_outage else math.inf
        try:
            ended = await self._waits.next_done(ends_at)
            while ended is not None:
                self._post(partial(_ended, ended.run_id, ended.run, ended.error))
                ended = await self._waits.next_done(-math.inf)
        except CyberdeskError as error:
            reason = error
            self._post(lambda state, now: state.waited(reason, now))
        else:
            self._post(lambda state, now: state.waited(None, now))

    async def _check(self, run_id: UUID) -> None:
        run, reason = None, None
        try:
            response = await self._pipeline.send(get_run.build_request(run_id), {"deadline": CHECK_SECONDS})
            run = response_of_run(response, run_id).parsed
        except CyberdeskError as error:
            reason = error
        last_observed = self._waits.last_seen(run_id) if run is None else run
        self._post(lambda state, _: state.checked(run_id, run, reason, last_observed))

    async def _record(self, record: do.WriteJournal) -> None:
        try:
            if self._journal is not None:
                await in_thread(self._journal.record, record.created, record.refused, record.delivered)
        except CyberdeskError as error:
            reason = error
            self._post(lambda state, _: state.record_failed(reason))
        else:
            self._post(lambda state, _: state.recorded())


def _ended(run_id: UUID, run: Any, error: CyberdeskError | None, state: JobState[Any], now: float) -> None:
    state.ended(run_id, run, error)
