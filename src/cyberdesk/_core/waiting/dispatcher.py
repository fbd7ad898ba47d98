"""Which of the requests that are wanted may be sent now."""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Callable, Iterable

import attrs

from ...errors import CyberdeskError, RateLimitError
from .actions import FetchRun
from .health import Health
from .pages import PollPage
from .polling import concerns_all, pause_after, request_deadline
from .runs import PolledRun

FETCHES_AT_ONCE = 80
"""How many fetches may be under way, if so many attempts of the client may run at once."""

HANGING_FETCHES = 40
"""How many fetches that hang may be under way in addition."""

PAGES_AT_ONCE = 4
"""How many polls may be under way."""

_PAGE_SECONDS = 15.0
_FETCH_SECONDS = 15.0
_HANGS_AFTER = 2.0
_PAGES_UNUSABLE_SECONDS = 30.0


class Dispatcher:
    """Keeps the requests that are wanted until they may be sent, and knows whether the server responds.

    While the server fails, one request at a time tries it, and that is a fetch: the list may have failures of its
    own. A request that hangs takes no slot from the others, unless nothing else gets a response either.

    Args:
        jitter: Gives a number from 0 to 1.
        slots: How many attempts of the client may run at once.
    """

    def __init__(self, jitter: Callable[[], float] = random.random, *, slots: float = FETCHES_AT_ONCE) -> None:
        self.last_poll = -math.inf
        self.page_seconds = 0.0
        self._jitter = jitter
        self._fetches_at_once = min(FETCHES_AT_ONCE, slots)
        self._server = Health()
        self._pages = Health()
        self._fetches: deque[PolledRun] = deque()
        self._polls: deque[PollPage] = deque()
        self._in_flight: dict[PollPage | FetchRun, None] = {}
        self._spacing = 0.0
        self._not_before = -math.inf

    @property
    def is_failing(self) -> bool:
        """Whether the server did not respond to the last request."""
        return self._server.failures > 0

    @property
    def failing_since(self) -> float:
        """Since when it has not; infinite if it has."""
        return self._server.failing_since

    @property
    def in_flight(self) -> list[PollPage | FetchRun]:
        """The requests under way."""
        return list(self._in_flight)

    def pages_usable_at(self, now: float) -> float:
        """When pages may be polled: now, later if polling them failed, infinity while that is not known."""
        hangs_after = max(_HANGS_AFTER, 4 * self.page_seconds)
        is_hanging = any(isinstance(it, PollPage) and now - it.sent_at >= hangs_after for it in self._in_flight)
        return math.inf if self.is_failing or is_hanging else max(now, self._pages.not_before)

    def distrust_pages(self, until: float) -> None:
        """Poll no pages until then: what they show is out of date."""
        self._pages.not_before = max(self._pages.not_before, until)

    def fetch(self, run: PolledRun) -> None:
        """Fetch a run as soon as possible, unless that is planned or under way."""
        if not run.is_queued and not run.is_fetching:
            run.is_queued, run.sweep = True, None
            self._fetches.append(run)

    def poll(self, pages: Iterable[PollPage]) -> None:
        """Poll pages as soon as possible."""
        self._polls.extend(pages)

    def forget_plans(self) -> None:
        """Drop the fetches that were not sent yet."""
        for run in self._fetches:
            run.is_queued = False
        self._fetches.clear()

    def next_request(self, now: float) -> PollPage | FetchRun | None:
        """The next request to send; None if there is none, or not yet."""
        if now < max(self._not_before, self._server.not_before) or self._is_probing():
            return None
        request = self._next_fetch(now) or self._next_poll(now)
        if request is not None:
            self._in_flight[request] = None
            if self._spacing:
                self._not_before = now + self._spacing
        return request

    def comes_back_at(self, now: float) -> float:
        """When `next_request` may have one, if no response changes that."""
        if not self._fetches and not self._polls:
            return math.inf
        times = [max(self._not_before, self._server.not_before)]
        times += [request.sent_at + _HANGS_AFTER for request in self._in_flight]
        return min((at for at in times if at > now), default=math.inf)

    def done(self, request: PollPage | FetchRun) -> None:
        """A request is not under way any more."""
        self._in_flight.pop(request, None)
        if isinstance(request, FetchRun):
            request.run.is_fetching = False

    def succeeded(self, request: PollPage | FetchRun, now: float, spacing: float = 0.0) -> bool:
        """Take a response into account; returns whether the server had failed before it.

        Args:
            request: What was responded to.
            now: The time.
            spacing: Seconds to leave between requests, by the rate limit.
        """
        self.done(request)
        self._spacing = spacing
        if spacing:
            self._not_before = max(self._not_before, now + spacing)
        if isinstance(request, PollPage):
            self._pages.recovered(now)
            self.page_seconds += (now - request.sent_at - self.page_seconds) / 4
        return self._server.recovered(now)

    def failed(self, request: PollPage | FetchRun, error: CyberdeskError, now: float) -> bool:
        """Take an error into account; returns whether it says that any other request would fail, too."""
        self.done(request)
        is_of_list = False
        if isinstance(request, PollPage):
            # Fetches have succeeded since the list failed before: the failures are its own.
            is_of_list = self._pages.failures > 0 and self._server.succeeded_at > self._pages.failed_at
            pause = pause_after(error, self._pages.failures_with(request.sent_at), self._jitter)
            pause = pause if error.is_temporary else max(pause, _PAGES_UNUSABLE_SECONDS)
            self._pages.failed(request.sent_at, now, pause)
        # An error of the connection is one of this request alone if another has succeeded meanwhile.
        is_first = self._server.succeeded_at <= request.sent_at and not is_of_list
        is_common = error.is_temporary and concerns_all(error) and (is_first or isinstance(error, RateLimitError))
        if is_common:
            pause = pause_after(error, self._server.failures_with(request.sent_at), self._jitter)
            self._server.failed(request.sent_at, now, pause)
        return is_common

    def _is_probing(self) -> bool:
        return self.is_failing and any(it.sent_at >= self._server.failed_at for it in self._in_flight)

    def _next_fetch(self, now: float) -> FetchRun | None:
        while self._fetches and self._has_slot(now):
            run = self._fetches.popleft()
            run.is_queued = False
            if run.is_active():
                run.is_fetching, run.fetch_at, run.refresh_by = True, math.inf, math.inf
                waiter = next(waiter for waiter in run.alive() if waiter.is_waiting)
                return FetchRun(run, waiter, now, request_deadline(_FETCH_SECONDS, run.failures))
            run.fetch_at = min(run.fetch_at, now)
        return None

    def _has_slot(self, now: float) -> bool:
        fetches = [it for it in self._in_flight if isinstance(it, FetchRun)]
        hanging = sum(now - fetch.sent_at >= _HANGS_AFTER for fetch in fetches)
        oldest = min((it.sent_at for it in self._in_flight), default=math.inf)
        if now - oldest >= _HANGS_AFTER and self._server.succeeded_at < oldest:
            return not fetches
        return len(fetches) - min(hanging, HANGING_FETCHES) < self._fetches_at_once

    def _next_poll(self, now: float) -> PollPage | None:
        under_way = sum(isinstance(it, PollPage) for it in self._in_flight)
        is_usable = self.pages_usable_at(now) <= now
        while self._polls and (not is_usable or under_way < PAGES_AT_ONCE):
            page = self._polls.popleft()
            if is_usable and any(run.is_active() for run in page.sweep.pending()):
                self.last_poll = now
                deadline = request_deadline(_PAGE_SECONDS, self._pages.failures)
                return attrs.evolve(page, sent_at=now, deadline=deadline)
            page.give_up()
        return None
