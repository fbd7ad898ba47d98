"""Iterators over runs as they end, and over the changes of one run.

They are not generators: people leave loops early, and generators have to be closed then.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from typing import Self

from ..._core.durations import checked_interval, checked_timeout, end_of
from ..._core.waiting.arguments import awaited_run, awaited_runs
from ..._core.waiting.changes import ChangeTracker, RunChange
from ..._core.waiting.polling import FIRST_DELAY, jittered, next_delay
from ..._core.waiting.results import finished
from ..._core.waiting.runs import Ended
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..http.pipeline import Pipeline
from ..platform.callbacks import checked_callback
from ..platform.primitives import Lock
from .wait_set import WaitSet


class FinishedRuns:
    """Yields runs as they end; see `Cyberdesk.wait_for_runs`. Several tasks may share it."""

    def __init__(
        self,
        pipeline: Pipeline,
        runs_or_ids: Iterable[object],
        *,
        timeout: float | None,
        poll_interval: float | None,
        on_update: Callable[[RunResponseWithIncludes], object] | None,
        raise_on_failure: bool,
    ) -> None:
        checked_callback("on_update", on_update)
        self._timeout = checked_timeout(timeout)
        self._raises = raise_on_failure
        self._turn = Lock()
        self._waits = WaitSet(
            pipeline,
            poll_interval=checked_interval(poll_interval),
            on_update=on_update,
            has_timeout=self._timeout is not None,
        )
        for run in awaited_runs(runs_or_ids):
            self._waits.add_awaited(run)
        self._ends_at = end_of(self._timeout)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> RunResponseWithIncludes:
        with self._turn:
            if not len(self._waits):
                raise StopIteration
            ended = self._waits.next_done(self._ends_at) or self._waits.final_check()
            if ended is None:
                error = self._waits.timed_out(self._timeout)
                self._waits.close()
                raise error
        return finished(ended, raise_on_failure=self._raises)


class RunChanges:
    """Yields what changes of a run, until it ends; see `Cyberdesk.watch_run`."""

    def __init__(
        self,
        pipeline: Pipeline,
        run_or_id: object,
        *,
        timeout: float | None,
        poll_interval: float | None,
    ) -> None:
        self._timeout = checked_timeout(timeout)
        self._ends_at = end_of(self._timeout)
        self._interval = checked_interval(poll_interval)
        self._delay = FIRST_DELAY
        # Pages do not show messages, so the run itself is fetched each time, and pages are of no use.
        self._waits = WaitSet(
            pipeline, poll_interval=math.inf, has_timeout=self._timeout is not None, wants_fetches=True
        )
        self._run_id = self._waits.add_awaited(awaited_run(run_or_id))
        self._last: RunResponseWithIncludes | None = None
        self._changes = ChangeTracker()
        self._turn = Lock()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> RunChange:
        with self._turn:
            while len(self._waits):
                run = self._refresh()
                change = self._changes.change_to(run)
                self._last = run
                if change is not None:
                    self._delay = FIRST_DELAY
                    return change
        raise StopIteration

    def _refresh(self) -> RunResponseWithIncludes:
        delay = 0.0
        if self._last is not None:
            delay = self._delay if self._interval is None else self._interval
            self._delay = next_delay(self._delay)
        self._waits.fetch_at(self._run_id, time.monotonic() + jittered(delay))
        event = self._waits.next_event(self._ends_at)
        if event is None:
            event = self._waits.final_event()
        if event is None:
            error = self._waits.timed_out(self._timeout, self._last)
            self._waits.close()
            raise error
        return finished(event, raise_on_failure=False) if isinstance(event, Ended) else event
