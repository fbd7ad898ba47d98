"""Which page to poll and which run to fetch next, for all runs that are waited for in one event loop.

Events go in: a run was added, a page was received, a fetch failed, a notification came, time passed. Actions come
out: poll this page, fetch that run, wake these wait sets, come back at this time. Nothing here does I/O or reads a
clock: times are those of a monotonic clock and handed in.

What holds whatever the list of runs does: a run that is due and that no page has refreshed in time is fetched by
itself. Pages only make this cheap.
"""

from __future__ import annotations

import datetime
import math
import random
import weakref
from collections.abc import Callable, Collection, Iterable
from uuid import UUID

from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import CyberdeskError, NotFoundError, PermissionDeniedError
from ..http.request import Response
from ..http.times import as_utc
from .actions import Actions, FetchRun
from .dispatcher import FETCHES_AT_ONCE, Dispatcher
from .errors import about, final_after
from .list_trust import DISTRUST_SECONDS, ListTrust
from .pages import FEW, PagePlanner, PollPage
from .polling import PATIENCE, ends_all_waits, is_terminal, pause
from .runs import Ended, PolledRun, RunSummary, RunSummaryPage, Waiter

_GATHER = 0.01
_SHORTEST_SLACK = 0.5
_LONGEST_SLACK = 2.0
_FINAL_SLACK = 0.3


class PollingStateMachine:
    """Decides what is sent for the runs that are waited for.

    Args:
        planner: Plans the pages.
        jitter: Gives a number from 0 to 1.
        slots: How many attempts of the client may run at once.
    """

    def __init__(
        self,
        planner: PagePlanner | None = None,
        *,
        jitter: Callable[[], float] = random.random,
        slots: float = FETCHES_AT_ONCE,
    ) -> None:
        self.runs: dict[str, PolledRun] = {}
        self.last_error: CyberdeskError | None = None
        self._planner = PagePlanner() if planner is None else planner
        self._jitter = jitter
        self._dispatcher = Dispatcher(jitter, slots=slots)
        self._trust = ListTrust()
        self._waiting: dict[Waiter, None] = {}
        self._abandoned: list[PollPage | FetchRun] = []
        self._woken: dict[Waiter, None] = {}
        self._unconfirmed: list[UUID] = []
        self._scan_at = math.inf

    @property
    def is_failing(self) -> bool:
        """Whether the server did not respond to the last request."""
        return self._dispatcher.is_failing

    @property
    def waiting(self) -> Collection[Waiter]:
        """The wait sets for which somebody waits at this moment."""
        return self._waiting.keys()

    def add(
        self,
        waiter: Waiter,
        run_id: UUID,
        now: float,
        *,
        created_at: datetime.datetime | None = None,
        is_said_to_end: bool = False,
    ) -> None:
        """Begin to wait for a run; one that is waited for already is shared.

        Args:
            waiter: Who waits.
            run_id: The run.
            now: The time.
            created_at: When it was created, if that is known.
            is_said_to_end: Whether something says that it has ended.
        """
        run = self.runs.setdefault(str(run_id), PolledRun(run_id, fetched_at=now))
        run.waiters.append(weakref.ref(waiter))
        run.update_interval()
        waiter.runs[run_id] = run
        if created_at is not None and run.created_at is None:
            run.created_at = as_utc(created_at)
        if run.seen is not None and not run.has_ended and waiter.observe(run.seen, is_change=True, is_fetch=False):
            self._woken[waiter] = None
        if is_said_to_end:
            self._expect_end(run, now)
        if run.interval < math.inf:
            # A little later, so that those that begin at the same time share a page.
            run.due = min(run.due, max(now + _GATHER, self._dispatcher.last_poll + run.interval / 2))
            self._scan_no_later_than(run.due)

    def discard(self, waiter: Waiter, run_ids: Iterable[UUID]) -> None:
        """Wait for runs no more."""
        for run_id in run_ids:
            run = waiter.runs.pop(run_id, None)
            if run is not None:
                self._detach(run, waiter)
        if not self.runs:
            self._abandoned += self._dispatcher.in_flight

    def begin_wait(self, waiter: Waiter, ends_at: float, now: float) -> None:
        """Somebody waits from now on."""
        waiter.is_waiting, waiter.ends_at = True, ends_at
        self._waiting[waiter] = None
        if waiter.was_skipped:
            waiter.was_skipped = False
            self._scan_no_later_than(now)

    def end_wait(self, waiter: Waiter) -> None:
        """Nobody waits any more, for the moment: nothing more is sent for the sake of this wait set."""
        waiter.is_waiting = False
        self._waiting.pop(waiter, None)

    def fetch(self, waiter: Waiter, run_id: UUID, at: float) -> None:
        """Have a run fetched by itself at a time, whatever pages show."""
        run = waiter.runs.get(run_id)
        if run is not None:
            run.fetch_at = min(run.fetch_at, at)
            self._scan_no_later_than(at)

    def begin_final_check(self, waiter: Waiter, now: float) -> None:
        """Refresh all runs of a wait set once more, and soon, as its time is up."""
        waiter.check_since = now
        runs = [run for run in waiter.runs.values() if run is not None]
        for run in runs:
            run.due = min(run.due, now)
            run.refresh_by = min(run.refresh_by, now + _FINAL_SLACK)
            if len(runs) <= FEW or run.created_at is None:
                run.fetch_at = min(run.fetch_at, now)
        self._scan_no_later_than(now)

    def is_checked(self, waiter: Waiter) -> bool:
        """Whether the final check is over: all runs were refreshed since it began, or could not be."""
        return self.is_failing or all(
            run is None
            or (run.tried_at >= waiter.check_since and not (run.is_fetching or run.is_queued or run.has_ended))
            for run in waiter.runs.values()
        )

    def not_found_error(self, waiter: Waiter) -> NotFoundError | None:
        """Why the only run of a wait set did not end, if the server does not know it."""
        run = next(iter(waiter.runs.values()), None)
        is_unknown = len(waiter.runs) == 1 and run is not None and run.is_not_found and run.status is None
        return self.last_error if is_unknown and isinstance(self.last_error, NotFoundError) else None

    def notify(self, run_id: UUID, now: float) -> None:
        """Take a notification into account that a run has ended."""
        run = self.runs.get(str(run_id))
        if run is not None:
            self._expect_end(run, now)

    def advance(self, now: float) -> Actions:
        """Say what to do now, and when to come back."""
        if self._scan_at <= now:
            self._scan(now)
        requests: list[PollPage | FetchRun] = []
        while (request := self._dispatcher.next_request(now)) is not None:
            requests.append(request)
        woken, self._woken = list(self._woken), {}
        abandoned, self._abandoned = self._abandoned, []
        unconfirmed, self._unconfirmed = self._unconfirmed, []
        until = min(self._scan_at, self._dispatcher.comes_back_at(now))
        return Actions(requests, abandoned, woken, unconfirmed, until)

    def page_received(self, poll: PollPage, page: RunSummaryPage, now: float, spacing: float = 0.0) -> None:
        """Take a page into account.

        Args:
            poll: The request.
            page: What the server sent.
            now: The time.
            spacing: Seconds to leave between requests, by the rate limit.
        """
        self._succeeded(poll, now, spacing)
        shown: dict[PolledRun, int] = {}
        ended: list[PolledRun] = []
        is_lagging, witness = False, self._trust.witness
        for place, item in enumerate(page.items):
            if witness is not None and item.id == str(witness.run_id):
                is_lagging = self._trust.witness_listed(item, poll.sent_at)
            run = self.runs.get(item.id)
            if run is None:
                continue
            shown[run] = place
            run.listed(item.created_at)
            if self._observe(run, item, poll.sent_at):
                ended.append(run)
        if ended:
            self._trust.page_showed_end()
        if is_lagging:
            self._dispatcher.distrust_pages(now + DISTRUST_SECONDS)
        missing, more = self._planner.received(poll, page, shown, now)
        for run in ended:
            self._expect_end(run, now)
        for run in missing:
            run.missed(now, is_sought=not poll.sweep.is_window)
            self._dispatcher.fetch(run)
        for run in self._trust.to_confirm([run for run in shown if run.is_active() and not run.has_ended], now):
            self._dispatcher.fetch(run)
        self._dispatcher.poll(more)
        self._scan_no_later_than(now)

    def page_failed(self, poll: PollPage, error: CyberdeskError, now: float) -> None:
        """Take into account that a page could not be polled."""
        poll.give_up()
        self.last_error = error
        if ends_all_waits(error) and not isinstance(error, PermissionDeniedError):
            self._dispatcher.done(poll)
            self._raise_for(error, self.waiting, now)
        elif self._dispatcher.failed(poll, error, now):
            self._server_failed(error, now)
        self._scan_no_later_than(now)

    def run_received(
        self,
        fetch: FetchRun,
        run: RunResponseWithIncludes,
        now: float,
        spacing: float = 0.0,
        response: Response[RunResponseWithIncludes] | None = None,
    ) -> None:
        """Take a fetched run into account.

        Args:
            fetch: The request.
            run: The run with everything.
            now: The time.
            spacing: Seconds to leave between requests, by the rate limit.
            response: The response that it came with.
        """
        self._succeeded(fetch, now, spacing)
        polled = fetch.run
        if not polled.waiters:
            return
        is_unlisted_end = is_terminal(run.status) and polled.is_listed and not polled.has_ended
        if is_unlisted_end and self._trust.fetch_showed_end(polled, fetch.sent_at):
            self._dispatcher.distrust_pages(now + DISTRUST_SECONDS)
        polled.fetched(run.created_at, fetch.sent_at)
        if self._observe(polled, _summary(run), fetch.sent_at, run):
            self._finish(polled, Ended(polled.run_id, run, response=response))
        elif polled.is_said_to_end and not polled.confirm_later(now):
            self._unconfirmed.append(polled.run_id)
        self._scan_no_later_than(min(polled.due, polled.fetch_at))

    def fetch_failed(self, fetch: FetchRun, error: CyberdeskError, now: float) -> None:
        """Take into account that a run could not be fetched."""
        run = fetch.run
        run.tried_at = max(run.tried_at, fetch.sent_at)
        run.fetch_at = now
        self.last_error = error
        self._wake(waiter for waiter in run.alive() if waiter.check_since < math.inf)
        if ends_all_waits(error):
            self._succeeded(fetch, now)
            own = [waiter for waiter in self.waiting if waiter.pipeline is fetch.waiter.pipeline]
            self._raise_for(error, own, now)
        elif self._dispatcher.failed(fetch, error, now):
            self._server_failed(error, now)
        else:
            if not error.is_temporary:  # that is a response
                self._succeeded(fetch, now)
            self._failed_alone(run, error, now)
        self._scan_no_later_than(now)

    def request_cancelled(self, request: PollPage | FetchRun, now: float) -> None:
        """Take into account that a request was given up."""
        self._dispatcher.done(request)
        if isinstance(request, FetchRun):
            request.run.fetch_at = min(request.run.fetch_at, now)
        else:
            request.give_up()
        self._scan_no_later_than(now)

    def request_broken(self, request: PollPage | FetchRun, error: Exception, now: float) -> None:
        """Take an exception into account that is none of the package: a transport of the user's own raised it."""
        self.request_cancelled(request, now)
        waiters = request.run.alive() if isinstance(request, FetchRun) else self.waiting
        self._raise_for(error, [waiter for waiter in waiters if waiter.is_waiting], now)

    def _scan_no_later_than(self, at: float) -> None:
        self._scan_at = min(self._scan_at, at)

    def _scan(self, now: float) -> None:
        """Visit all runs, and plan requests for those that are due."""
        pages_usable_at = self._dispatcher.pages_usable_at(now)
        pages_are_usable = pages_usable_at <= now
        candidates: list[PolledRun] = []
        times = [math.inf if pages_are_usable else pages_usable_at]
        for run in list(self.runs.values()):
            if not run.is_active():
                if not run.waiters:
                    self._remove(run)
                continue
            if run.is_fetching or run.is_queued or run.fetch_at <= now:
                self._dispatcher.fetch(run)
                continue
            times.append(run.fetch_at)
            if run.has_ended or run.is_failing or run.due == math.inf:
                continue
            if self._late_at(run) <= now:
                self._dispatcher.fetch(run)
            elif run.sweep is not None or not pages_are_usable:
                times.append(self._late_at(run))
            elif run.unlisted_until <= now:
                candidates.append(run)
            elif run.due <= now:
                self._dispatcher.fetch(run)
            else:
                times.append(run.due)
        if any(run.due <= now for run in candidates):
            pages, fetches = self._planner.plan(candidates, now, self._trust.witness)
            self._dispatcher.poll(pages)
            for run in fetches:
                self._dispatcher.fetch(run)
        times += [self._late_at(run) if run.due <= now else run.due for run in candidates if not run.is_queued]
        self._scan_at = max(now + _GATHER, min(times))

    def _late_at(self, run: PolledRun) -> float:
        """When to fetch a run that no page has refreshed."""
        slack = min(_LONGEST_SLACK, max(_SHORTEST_SLACK, run.interval))
        return min(run.due + slack + 2 * min(self._dispatcher.page_seconds, _LONGEST_SLACK), run.refresh_by)

    def _observe(
        self, run: PolledRun, seen: RunSummary, sent_at: float, whole: RunResponseWithIncludes | None = None
    ) -> bool:
        """Take the state of a run into account; returns whether it has ended."""
        before = run.status
        if not run.observe(seen, sent_at, self._jitter):
            return False
        has_ended = is_terminal(seen.status)
        for waiter in run.alive():
            is_event = not has_ended and waiter.observe(
                seen if whole is None else whole, is_change=before != seen.status, is_fetch=whole is not None
            )
            if is_event or waiter.check_since < math.inf:
                self._woken[waiter] = None
        return has_ended

    def _expect_end(self, run: PolledRun, now: float) -> None:
        run.expect_end(now)
        if run.fetch_at <= now and run.is_active():
            self._dispatcher.fetch(run)
        self._scan_no_later_than(run.fetch_at)

    def _succeeded(self, request: PollPage | FetchRun, now: float, spacing: float = 0.0) -> None:
        if self._dispatcher.succeeded(request, now, spacing):
            # Most of the runs whose fetches were put off are on the next page.
            self._dispatcher.forget_plans()
            for run in self.runs.values():
                run.failing_since = math.inf
                run.due = max(run.due, now)
            self._scan_no_later_than(now)

    def _server_failed(self, error: CyberdeskError, now: float) -> None:
        if now - self._dispatcher.failing_since > PATIENCE:
            self._tell(error, [waiter for waiter in self.waiting if waiter.ends_at == math.inf])
        self._wake(waiter for waiter in self.waiting if waiter.check_since < math.inf)

    def _failed_alone(self, run: PolledRun, error: CyberdeskError, now: float) -> None:
        """Decide about an error that says something about one run only."""
        lasts = run.failed(error, now, self._jitter)
        if lasts >= final_after(error):
            self._finish(run, Ended(run.run_id, error=about(error, run.run_id)))
        elif error.is_temporary and lasts > PATIENCE:
            for waiter in [it for it in run.alive() if not it.has_timeout]:
                waiter.finish(Ended(run.run_id, error=about(error, run.run_id)))
                self._wake([waiter])
                self._detach(run, waiter)

    def _finish(self, run: PolledRun, ended: Ended) -> None:
        for waiter in run.alive():
            waiter.finish(ended)
            self._woken[waiter] = None
        self._remove(run)

    def _detach(self, run: PolledRun, waiter: Waiter) -> None:
        run.waiters = [it for it in run.waiters if it() not in (None, waiter)]
        run.update_interval()
        if not run.waiters:
            self._remove(run)

    def _remove(self, run: PolledRun) -> None:
        """Forget a run; a fetch under way is of no use any more."""
        run.waiters, run.sweep = [], None
        if self.runs.get(str(run.run_id)) is run:
            del self.runs[str(run.run_id)]
        if run.is_fetching:
            fetches = [it for it in self._dispatcher.in_flight if isinstance(it, FetchRun) and it.run is run]
            self._abandoned += fetches

    def _wake(self, waiters: Iterable[Waiter]) -> None:
        self._woken.update(dict.fromkeys(waiters))

    def _tell(self, error: Exception, waiters: Iterable[Waiter]) -> None:
        for waiter in waiters:
            waiter.error = about(error, next(iter(waiter.runs), None) if len(waiter.runs) == 1 else None)
            self._woken[waiter] = None

    def _raise_for(self, error: Exception, waiters: Iterable[Waiter], now: float) -> None:
        """End waits with an error that says nothing about their runs; whoever waits on sends nothing at once."""
        self._tell(error, waiters)
        self._dispatcher.forget_plans()
        for run in self.runs.values():
            run.due = max(run.due, now + min(run.interval, pause(1, self._jitter)))
            run.fetch_at = max(run.fetch_at, run.due)


def _summary(run: RunResponseWithIncludes) -> RunSummary:
    machine_id = None if run.machine_id is None else str(run.machine_id)
    return RunSummary(str(run.id), str(run.workflow_id), machine_id, run.status, run.created_at)
