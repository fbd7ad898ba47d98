"""Many runs of one workflow, a bounded number at a time."""

from __future__ import annotations

import os
import time
import weakref
from collections.abc import Callable, Iterable, Sized
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, cast
from uuid import UUID

from ..._core.durations import checked_interval, checked_timeout
from ..._core.http.ids import as_uuid
from ..._core.jobs.plan import Plan, check_job_id, check_rows, given, journal_path, new_job_id
from ..._core.jobs.rows import JobProgress, RowResult
from ..._core.jobs.state import JobState
from ..._core.models.arguments import make
from ..._files.jobs.journal import Journal
from ..._generated.arguments import RowArguments
from ..._generated.models.run_create import RunCreate
from ...errors import ClientClosedError
from ..http.pipeline import Pipeline
from ..platform.callbacks import checked_callback
from ..platform.completion import run_to_completion
from ..platform.primitives import Lock, notify
from ..platform.row_source import TAKES_ASYNC
from ..waiting.wait_set import WaitSet
from .operations import JobOperations

Row = TypeVar("Row")

_CLOSE_SECONDS = 10.0
_LONGEST_WAIT_SECONDS = 60.0


class Job(Generic[Row]):
    """The results of a job, each as its run ends; returned by `client.map_runs`.

    Rows are taken and runs are created while a result is waited for. Requests that are under way, and the polling
    of runs that were created, go on in the background while the caller processes a result. Several tasks may share
    one job: a task that waits for the next result has then processed all results before it. Closing the client
    closes its jobs.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        operations: JobOperations[Row],
        waits: WaitSet,
        state: JobState[Row],
        *,
        stop_on_failure: bool,
        on_progress: Callable[[JobProgress], object] | None,
    ) -> None:
        self._operations = operations
        self._waits = waits
        self._state = state
        self._stop_on_failure = stop_on_failure
        self._on_progress = on_progress
        self._progress: JobProgress | None = None
        self._is_closed = False
        self._turn = Lock()
        # A loop that is left with `break` drops its job without closing it.
        self._finalizer = weakref.finalize(self, operations.abandon)
        # A traceback may keep a job that a loop was driven out of by an exception.
        pipeline.call_before_close(self._end_with_client)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> RowResult[Row]:
        with self._turn:
            if not self._is_closed:
                self._state.came_back()
            while not self._is_closed:
                self._advance()
                result = self._state.next_result()
                if result is not None and not (self._stop_on_failure and result.error is not None):
                    return result
                if result is not None:
                    self._state.came_back()
                    self._state.fatal = result.error
                elif self._state.is_over or self._operations.is_stopped:
                    self.close()
                else:
                    self._wait_for_event()
            fatal, self._state.fatal = self._state.fatal, None
            if fatal is not None:
                raise fatal
        raise StopIteration

    def close(self) -> None:
        """Stop following the runs, and release the journal. Runs that were created go on."""
        self._is_closed = True
        self._operations.inbox.wakeup.set()
        self._operations.inbox.record_in(self._state)
        self._finalizer.detach()
        self._operations.stop()
        last = self._state.unrecorded
        run_to_completion(_CLOSE_SECONDS, lambda: self._operations.close(last))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _end_with_client(self) -> None:
        if not self._is_closed:
            self._state.fatal = self._state.fatal or ClientClosedError("the client of the job is closed")
            self.close()

    def _advance(self) -> None:
        """Record what has happened, and begin what is to be done next."""
        state = self._state
        self._operations.inbox.record_in(state)
        if state.errors:
            raise state.errors.popleft()
        for action in list(state.actions(time.monotonic())):
            self._operations.perform(action)
        if self._on_progress is not None and state.progress != self._progress:
            self._progress = state.progress
            notify(self._on_progress, self._progress)

    def _wait_for_event(self) -> None:
        seconds = self._state.next_action_at() - time.monotonic()
        self._operations.inbox.wakeup.wait(min(_LONGEST_WAIT_SECONDS, seconds))


def map_runs(
    pipeline: Pipeline,
    workflow_id: UUID | str,
    rows: Iterable[Row] | Iterable[Row],
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
) -> Job[Row]:
    """Check the arguments of a job, and make it; see `Cyberdesk.map_runs`."""
    check_rows(rows, are_values=arguments is None, takes_async=TAKES_ASYNC)
    check_job_id(job_id)
    checked_callback("on_progress", on_progress)
    path = journal_path(journal)
    values: dict[str, Any] = {**given(common)}
    files = values.pop("file_inputs", None)  # prepared when the job begins
    plan = Plan(
        workflow_id=as_uuid("workflow_id", workflow_id),
        common=cast("RowArguments", values),
        arguments=arguments,
        key=key,
        max_in_flight=max_in_flight,
        timeout=checked_timeout(timeout),
        stop_on_failure=stop_on_failure,
        is_named=path is not None or job_id is not None,
    )
    make(RunCreate, workflow_id=plan.workflow_id, **values)  # refuses malformed arguments before any row is taken
    waits = WaitSet(pipeline, poll_interval=checked_interval(poll_interval))
    operations = JobOperations(
        pipeline,
        waits,
        plan,
        rows,
        job_id=job_id or new_job_id(),
        has_own_id=job_id is not None,
        journal=None if path is None else Journal(path),
        files=files,
    )
    state = JobState(plan, len(rows) if isinstance(rows, Sized) else None, has_journal=path is not None)
    return Job(pipeline, operations, waits, state, stop_on_failure=stop_on_failure, on_progress=on_progress)
