"""Runs that are waited for, what is known of each, and the wait sets that wait for them."""

from __future__ import annotations

import contextvars
import datetime
import math
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

import attrs

from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import CyberdeskError, NotFoundError
from ..http.request import Response
from ..http.times import as_utc
from .polling import FIRST_DELAY, is_terminal, jittered, next_delay, pause_after

if TYPE_CHECKING:
    from .pages import Sweep

_LONGEST_UNLISTED = 60.0
_LONGEST_NOT_FOUND_PAUSE = 1.0
_FIRST_CONFIRMATION = 0.25
_CONFIRMATIONS = 6
_CONFIRMATIONS_A_WINDOW = 8
_LONGEST_WINDOW = 10.0


@attrs.frozen
class RunSummary:
    """What a page shows of a run."""

    id: str
    workflow_id: str
    machine_id: str | None
    status: str
    created_at: datetime.datetime


@attrs.define(slots=False)  # the decoder notes rows that it could not decode in an attribute of the page
class RunSummaryPage:
    """A page of the list of runs.

    Attributes:
        items: The rows that could be decoded.
        total: How many rows all pages have, if the server said so.
        limit: How many rows the server says a page has at most.
    """

    __undecoded__: ClassVar[tuple[Any, ...]] = ()

    items: list[RunSummary]
    total: int | None = None
    limit: int | None = None

    @property
    def odd_rows(self) -> tuple[Any, ...]:
        """The rows that could not be decoded."""
        return self.__undecoded__

    @property
    def row_count(self) -> int:
        """How many rows the server sent, those included that could not be decoded."""
        return len(self.items) + len(self.odd_rows)


@attrs.frozen(eq=False)
class Ended:
    """A run that is waited for no more.

    Attributes:
        run_id: The run.
        run: The finished run with everything; None if there is an error.
        error: Why it cannot be waited for any more: it was deleted, for example.
        response: The response that the run came with.
    """

    run_id: UUID
    run: RunResponseWithIncludes | None = None
    error: CyberdeskError | None = None
    response: Response[RunResponseWithIncludes] | None = attrs.field(default=None, repr=False)


Update = RunSummary | Any
"""A run as it was refreshed: what a page shows of it, or the whole run."""


@attrs.define(eq=False)
class Waiter:
    """A wait set, as the polling state machine knows it.

    Attributes:
        poll_interval: Seconds between two refreshes of a run; None is adaptive, infinity means never.
        wants_updates: Whether changes of status are events.
        wants_fetches: Whether each run that was fetched is an event, changed or not.
        has_timeout: Whether the caller limited the time to wait.
        pipeline: Fetches the runs; opaque here.
        context: The context variables of the code that waits.
        runs: The runs that were added and not returned yet; None for those that are not polled.
        events: What was not returned yet.
        error: What ends the present wait; the runs stay in the set.
        is_waiting: Whether somebody waits at this moment.
        was_skipped: Whether runs were not polled because nobody waited for them.
        ends_at: When the present wait ends.
        check_since: When the final check of its runs began; infinite before that.
    """

    poll_interval: float | None = None
    wants_updates: bool = False
    wants_fetches: bool = False
    has_timeout: bool = False
    pipeline: Any = None
    context: contextvars.Context | None = None
    runs: dict[UUID, PolledRun | None] = attrs.field(factory=dict[UUID, "PolledRun | None"])
    events: deque[Any] = attrs.field(factory=deque[Any])
    error: BaseException | None = None
    is_waiting: bool = False
    was_skipped: bool = False
    ends_at: float = math.inf
    check_since: float = math.inf

    def observe(self, update: Update, *, is_change: bool, is_fetch: bool) -> bool:
        """Take note of a refreshed run; returns whether that is an event."""
        if (is_fetch and self.wants_fetches) or (is_change and self.wants_updates):
            self.events.append(update)
            return True
        return False

    def finish(self, ended: Ended) -> None:
        """Take note of a run that has ended."""
        if ended.run_id in self.runs:
            self.runs[ended.run_id] = None
            self.events.append(ended)


@attrs.define(eq=False)
class PolledRun:
    """A run that is waited for.

    Attributes:
        run_id: The run.
        created_at: When it was created, as the server said last; None while that is not known.
        is_listed: Whether a page has shown it.
        seen: What was last observed of it.
        status: Its status as last observed; None before that.
        has_ended: Whether a page shows that it has ended, or a fetch.
        refreshed_at: When the request that observed it last was sent.
        tried_at: When a request that should have observed it was sent, whatever came of it.
        fetched_at: When the fetch was sent that observed it last; before the first, when it was added.
        interval: Seconds between two refreshes: the shortest that any of its waiters wants.
        delay: The interval while it is adaptive.
        due: When to refresh it again.
        refresh_by: When to fetch it at the latest, if no page has refreshed it.
        fetch_at: When to fetch it, whatever pages show; infinite while pages are enough.
        is_queued: Whether it is in the queue of fetches.
        is_fetching: Whether a fetch is under way.
        is_confirming: Whether the next fetch is to confirm what a page shows.
        sweep: The pages under way that should show it.
        misses: How often in a row pages did not show it although they should have.
        unlisted_until: Until when it is not polled by pages, because they did not show it.
        is_sought: Whether the newest pages were searched for it without success.
        gap: How many other rows lie between it and the next newer run, as far as known.
        failures: How many fetches in a row failed.
        failing_since: When they began to fail.
        is_not_found: Whether the last one said that there is no such run.
        is_said_to_end: Whether a notification or a page says that it has ended, which no fetch has confirmed.
        confirmations: How many fetches in a row did not confirm it.
        window_ends_at: Until when the fetches are counted that are to confirm it: notifications may be forged.
        window_fetches: How many there were.
        waiters: Who waits for it; wait sets that were dropped disappear.
    """

    run_id: UUID
    created_at: datetime.datetime | None = None
    is_listed: bool = False
    seen: RunSummary | None = None
    status: str | None = None
    has_ended: bool = False
    refreshed_at: float = -math.inf
    tried_at: float = -math.inf
    fetched_at: float = -math.inf
    interval: float = math.inf
    delay: float = FIRST_DELAY
    due: float = math.inf
    refresh_by: float = math.inf
    fetch_at: float = math.inf
    is_queued: bool = False
    is_fetching: bool = False
    is_confirming: bool = False
    sweep: Sweep | None = None
    misses: int = 0
    unlisted_until: float = -math.inf
    is_sought: bool = False
    gap: int | None = None
    failures: int = 0
    failing_since: float = math.inf
    is_not_found: bool = False
    is_said_to_end: bool = False
    confirmations: int = 0
    window_ends_at: float = -math.inf
    window_fetches: int = 0
    waiters: list[weakref.ref[Waiter]] = attrs.field(factory=list["weakref.ref[Waiter]"])

    def alive(self) -> Iterator[Waiter]:
        """Its waiters, without those that were dropped."""
        for reference in self.waiters:
            waiter = reference()
            if waiter is not None:
                yield waiter

    def is_active(self) -> bool:
        """Whether somebody waits for it at this moment; wait sets for which nobody does are marked."""
        waiters = list(self.alive())
        if len(waiters) < len(self.waiters):
            self.waiters = [it for it in self.waiters if it() is not None]
            self.update_interval()
        if any(waiter.is_waiting for waiter in waiters):
            return True
        for waiter in waiters:
            waiter.was_skipped = True
        return False

    def update_interval(self) -> None:
        """Follow its waiters: the shortest interval that one of them wants holds."""
        intervals = [waiter.poll_interval for waiter in self.alive()]
        self.interval = min((self.delay if it is None else it for it in intervals), default=math.inf)

    @property
    def is_failing(self) -> bool:
        """Whether the last fetch failed, so that only the next one counts."""
        return self.failures > 0

    def observe(self, seen: RunSummary, sent_at: float, jitter: Callable[[], float]) -> bool:
        """Take its state into account; returns whether that is news.

        Args:
            seen: Its state.
            sent_at: When the request was sent that brought it: responses may overtake each other.
            jitter: Gives a number from 0 to 1.
        """
        self.tried_at = max(self.tried_at, sent_at)
        has_ended = is_terminal(seen.status)
        if sent_at < self.refreshed_at and not has_ended:
            return False
        self.seen, self.status, self.has_ended, self.refreshed_at = seen, seen.status, has_ended, sent_at
        self.sweep, self.refresh_by = None, math.inf
        self.due = sent_at + jittered(self.interval, jitter)
        self.delay = next_delay(self.delay)
        self.update_interval()
        return True

    def listed(self, created_at: datetime.datetime) -> None:
        """Take into account that a page shows it: its times are those that windows are compared with."""
        self.is_listed, self.misses, self.unlisted_until = True, 0, -math.inf
        self.created_at = as_utc(created_at)

    def missed(self, now: float, *, is_sought: bool) -> None:
        """Take into account that pages do not show it although they should: it is fetched instead, for a while."""
        self.sweep = None
        self.is_sought = self.is_sought or is_sought
        self.misses += 1
        self.unlisted_until = now + min(_LONGEST_UNLISTED, self.interval * 2.0 ** min(self.misses, 10))

    def fetched(self, created_at: datetime.datetime, sent_at: float) -> None:
        """Take into account that it was fetched."""
        self.is_confirming = False
        self.fetch_at, self.fetched_at = math.inf, max(self.fetched_at, sent_at)
        self.failures, self.failing_since, self.is_not_found = 0, math.inf, False
        if not self.is_listed:
            self.created_at = as_utc(created_at)

    def failed(self, error: CyberdeskError, now: float, jitter: Callable[[], float]) -> float:
        """Take into account that fetching it failed; gives the seconds for which it has."""
        is_not_found = isinstance(error, NotFoundError)
        if is_not_found != self.is_not_found:
            self.failures, self.failing_since = 0, math.inf
        self.is_not_found = is_not_found
        self.failures += 1
        self.failing_since = min(self.failing_since, now)
        pause = pause_after(error, self.failures, jitter)
        self.fetch_at = now + (min(_LONGEST_NOT_FOUND_PAUSE, pause) if is_not_found else pause)
        return now - self.failing_since

    def expect_end(self, now: float) -> None:
        """Take into account that a notification or a page says that it has ended: it is fetched soon."""
        self.is_said_to_end, self.confirmations = True, 0
        if not (self.is_fetching or self.is_queued or self.fetch_at <= now):
            is_first = now >= self.window_ends_at
            self._confirm_at(now if is_first else max(now, self.fetched_at + _FIRST_CONFIRMATION), now)

    def confirm_later(self, now: float) -> bool:
        """Fetch it again, as a notification may come before a fetch shows the end; False if that is no use."""
        if self.confirmations >= _CONFIRMATIONS:
            self.is_said_to_end = self.has_ended = False
            return False
        self._confirm_at(now + _FIRST_CONFIRMATION * 2.0**self.confirmations, now)
        self.confirmations += 1
        return True

    def _confirm_at(self, at: float, now: float) -> None:
        """Plan a fetch, at the end of the window if there were many in it: none is lost, and they stay few."""
        if at < self.fetch_at:
            if now >= self.window_ends_at:
                self.window_ends_at, self.window_fetches = now + min(self.interval, _LONGEST_WINDOW), 0
            if self.window_fetches < _CONFIRMATIONS_A_WINDOW:
                self.window_fetches += 1
            else:
                at = max(at, self.window_ends_at)
            self.fetch_at = min(self.fetch_at, at)
