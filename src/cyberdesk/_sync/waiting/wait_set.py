"""A set of runs that somebody waits for; runs may be added at any time."""

from __future__ import annotations

import contextvars
import math
import time
from collections import deque
from collections.abc import Callable
from uuid import UUID

from ..._core.http.recording import record
from ..._core.models import codec
from ..._core.waiting.arguments import AwaitedRun, awaited_run
from ..._core.waiting.results import NAMED, timed_out
from ..._core.waiting.runs import Ended, RunSummary, Waiter
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import ClientClosedError, CyberdeskError, NotFoundError, WaitTimeoutError
from ..http.pipeline import Pipeline
from ..platform.primitives import notify
from ..platform.wakeup import AutoResetEvent
from .poller import Poller
from .registry import poller_of

FINAL_CHECK_SECONDS = 1.0
"""How long the final check of a wait may take, once its time is up."""


class WaitSet:
    """Runs that are waited for together, by one task or thread at a time.

    All wait sets of a client share the requests that tell which runs have ended; see `Poller`. `wait_for_run` is
    the case of one run. Runs may be added and discarded while `next_done` waits. What ended is kept until it is
    taken; while nobody is in `next_done`, no requests are begun for these runs.

    Args:
        pipeline: Of the client that waits: finished runs are fetched with its settings.
        poll_interval: Seconds between two refreshes of a run; None starts short and grows, infinity never
            refreshes and waits for a notification.
        on_update: Called with a run when it is first observed and whenever its status has changed, by `next_done`
            and before it returns; what it raises, `next_done` raises.
        has_timeout: Whether the caller limited the time to wait. Without, a run that cannot be fetched ends as an
            error after ten minutes; with, it is tried until then.
        wants_fetches: Whether `next_event` returns a run each time it was fetched, changed or not.

    Example:
        waits = WaitSet(pipeline)
        for run in created:
            waits.add(run)
        while len(waits):
            ended = waits.next_done()
            print(ended.run_id, ended.run or ended.error)
    """

    def __init__(
        self,
        pipeline: Pipeline,
        *,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        has_timeout: bool = False,
        wants_fetches: bool = False,
    ) -> None:
        self._pipeline = pipeline
        self._on_update = on_update
        self._waiter = Waiter(
            poll_interval=poll_interval,
            wants_updates=on_update is not None,
            wants_fetches=wants_fetches,
            has_timeout=has_timeout,
            pipeline=pipeline,
        )
        self._wakeup = AutoResetEvent()
        self._poller: Poller | None = None
        self._added: deque[AwaitedRun] = deque()
        self._final_check_ends_at = math.inf
        self._notified: Ended | None = None

    def __len__(self) -> int:
        """How many runs were added and not returned yet."""
        return len(self._waiter.runs)

    @property
    def run_ids(self) -> tuple[UUID, ...]:
        """The runs that were added and not returned yet."""
        return tuple(self._waiter.runs)

    @property
    def last_error(self) -> CyberdeskError | None:
        """Why the last request for these runs failed; None if it did not."""
        if self._poller is None:
            return None
        state = self._poller.state
        runs = list(self._waiter.runs.values())
        is_failing = state.is_failing or any(run is not None and run.is_failing for run in runs)
        return state.last_error if is_failing else None

    def add(self, run_or_id: object) -> UUID:
        """Wait for one more run; a run that is waited for already is not added again.

        Args:
            run_or_id: A run, its id, or the handle of a session's run. A run tells when it was created, which
                saves requests.

        Raises:
            InvalidArgumentError: If it is none of these.
        """
        return self.add_awaited(awaited_run(run_or_id))

    def add_awaited(self, run: AwaitedRun) -> UUID:
        """Wait for one more run whose argument was read already."""
        if run.run_id not in self._waiter.runs:
            self._waiter.runs[run.run_id] = None
            self._added.append(run)
            self._wakeup.set()
        return run.run_id

    def discard(self, run_id: UUID) -> None:
        """Wait for a run no more."""
        self._discard([run_id])

    def close(self) -> None:
        """Wait for no run any more."""
        self._discard(list(self._waiter.runs))

    def last_seen(self, run_id: UUID) -> RunResponseWithIncludes | None:
        """A run as it was last observed, perhaps with no more than a page shows; None if it was not."""
        run = self._waiter.runs.get(run_id)
        return None if run is None or run.seen is None else _as_run(run.seen)

    def next_done(self, ends_at: float = math.inf) -> Ended | None:
        """Wait until the next run has ended.

        Temporary errors are outlasted, with pauses that grow: until `ends_at`, or for ten minutes if there is no
        end.

        Args:
            ends_at: When to give up, on the monotonic clock.

        Returns:
            The run, or why it cannot be waited for; None if the time is up, or if nothing is waited for.

        Raises:
            ClientClosedError: If the client is or gets closed.
            AuthenticationError: If the key is refused; all runs stay in the set.
            PermissionDeniedError: If the key may neither list runs nor fetch one; all runs stay in the set.
            CyberdeskError: If there was no response for ten minutes and there is no end, or if the client cannot
                send anything as it is configured; all runs stay in the set.
        """
        while True:
            event = self.next_event(ends_at)
            run = event.run if isinstance(event, Ended) else event
            if run is not None and self._on_update is not None and event is not self._notified:
                self._notify(event, run)
            if event is None or isinstance(event, Ended):
                return event

    def next_event(self, ends_at: float = math.inf) -> Ended | RunResponseWithIncludes | None:
        """Wait as `next_done` does, but return changes of status, too, instead of calling `on_update`."""
        event = self._take()
        if event is not None:
            return event
        poller, waiter = self._open(), self._waiter
        if not waiter.runs or time.monotonic() >= ends_at:
            return None
        waiter.context, waiter.error = contextvars.copy_context(), None
        poller.begin_wait(waiter, self._wakeup, ends_at)
        try:
            while True:
                self._register(poller)
                event = self._take()
                if event is not None:
                    return event
                self._raise_error(poller)
                if time.monotonic() >= ends_at or not waiter.runs or self._is_checked(poller):
                    return None
                poller.wait(waiter, ends_at)
        finally:
            poller.end_wait(waiter)

    def fetch_at(self, run_id: UUID, at: float) -> None:
        """Have a run fetched by itself at this time of the monotonic clock, whatever pages show."""
        poller = self._open()
        self._register(poller)
        poller.fetch(self._waiter, run_id, at)

    def final_check(self, *, anew: bool = False) -> Ended | None:
        """Refresh all runs once more, when the time to wait is up: as `next_done`, but for a second at most.

        Further calls go on with the same check, so that together they take no longer than the first alone.

        Args:
            anew: Whether to begin another check.
        """
        if anew:
            self._final_check_ends_at = math.inf
        self._begin_final_check()
        return self.next_done(self._final_check_ends_at)

    def final_event(self) -> Ended | RunResponseWithIncludes | None:
        """As `final_check`, for who calls `next_event`."""
        self._begin_final_check()
        return self.next_event(self._final_check_ends_at)

    def _begin_final_check(self) -> None:
        poller = self._open()
        if self._final_check_ends_at == math.inf:
            self._final_check_ends_at = time.monotonic() + FINAL_CHECK_SECONDS
            self._register(poller)
            poller.begin_final_check(self._waiter)

    def timed_out(self, timeout: float | None, run: RunResponseWithIncludes | None = None) -> CyberdeskError:
        """The error for the runs that did not end in time.

        Args:
            timeout: The seconds that they had.
            run: The run as it was last observed, if the caller knows better.
        """
        if self._poller is not None:
            not_found: NotFoundError | None = self._poller.state.not_found_error(self._waiter)
            if not_found is not None:
                return not_found
        observed = [self.last_seen(run_id) for run_id in self.run_ids[:NAMED]] if run is None else [run]
        error: WaitTimeoutError = timed_out(self.run_ids, timeout, observed, self.last_error)
        return error

    def _open(self) -> Poller:
        if self._poller is None:
            self._poller = poller_of(self._pipeline)
        return self._poller

    def _discard(self, run_ids: list[UUID]) -> None:
        if self._poller is not None:
            self._poller.discard(self._waiter, run_ids)
        for run_id in run_ids:
            self._waiter.runs.pop(run_id, None)
        self._wakeup.set()

    def _register(self, poller: Poller) -> None:
        runs: list[AwaitedRun] = []
        while self._added:
            run = self._added.popleft()
            if run.run_id in self._waiter.runs:  # it was not discarded meanwhile
                runs.append(run)
        if runs:
            poller.add(self._waiter, runs)

    def _take(self) -> Ended | RunResponseWithIncludes | None:
        waiter = self._waiter
        while waiter.events:
            event = waiter.events.popleft()
            if not isinstance(event, Ended):
                return _as_run(event)
            if event.run_id in waiter.runs:
                del waiter.runs[event.run_id]
                if event.response is not None:
                    record(event.response)  # it was fetched elsewhere
                return event
        return None

    def _is_checked(self, poller: Poller) -> bool:
        return self._final_check_ends_at < math.inf and poller.state.is_checked(self._waiter)

    def _raise_error(self, poller: Poller) -> None:
        if poller.is_closed or self._pipeline.is_closed:
            raise ClientClosedError("the client was closed while runs were waited for")
        error, self._waiter.error = self._waiter.error, None
        if error is not None:
            raise error

    def _notify(self, event: Ended | RunResponseWithIncludes | None, run: RunResponseWithIncludes) -> None:
        try:
            if self._on_update is not None:
                notify(self._on_update, run)
        except BaseException:
            # The next call returns it, as a result must not get lost with what happens here.
            if isinstance(event, Ended):
                self._notified = event
                self._waiter.runs[event.run_id] = None
                self._waiter.events.appendleft(event)
            raise


def _as_run(seen: RunSummary | RunResponseWithIncludes) -> RunResponseWithIncludes:
    if isinstance(seen, RunResponseWithIncludes):
        return seen
    known = {name: getattr(seen, name) for name in ("id", "workflow_id", "machine_id", "status", "created_at")}
    return codec.convert(known, RunResponseWithIncludes)
