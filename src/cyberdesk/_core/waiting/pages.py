"""Which pages of the list to poll, and what a page says about the runs that it should show.

A page shows the status of many runs at once and never their histories. It is requested as a window of creation
time: the oldest and the newest run of a group bound it. Nothing that a page does not show is taken for a fact:
a run that should have been on it is fetched by itself, and so the rest of this module only saves requests.

What is learned about the server: how many rows its pages really have, how precise its times are, and whether it
obeys the bounds of a window.
"""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Mapping, Sequence

import attrs

from ..http.times import as_utc
from .runs import PolledRun, RunSummary, RunSummaryPage

PAGE = 1000
"""How many rows are requested, which is the most that the API allows."""

SPLIT = 250
"""More foreign rows than this between two runs cost more than a request of their own."""

FEW = 2
"""So many runs of unknown creation time are fetched; for more, the newest pages are searched first."""

PAGES = 20
"""How many pages of a window are planned before the first of them is received."""

COARSE = datetime.timedelta(seconds=1)
FINE = datetime.timedelta(milliseconds=2)
"""Added to windows, as a server may show times less precisely than it compares them."""

NEAR = datetime.timedelta(seconds=30)
"""Windows are extended by this, or by their own length, to show a run that has ended."""

DISTRUST_SECONDS = 300.0
"""For how long windows are not used after a server has ignored their bounds."""


@attrs.define(eq=False)
class Sweep:
    """A window of the list, read page by page.

    Attributes:
        runs: The runs that it should show, the newest first.
        created_at_from: The oldest creation time; None for no bound.
        created_at_to: The newest creation time; None for no bound.
        open: How many of its pages are to be received.
        next_skip: Where the page begins that was not planned yet.
    """

    runs: list[PolledRun]
    created_at_from: datetime.datetime | None = None
    created_at_to: datetime.datetime | None = None
    open: int = 0
    next_skip: int = 0

    @property
    def is_window(self) -> bool:
        """Whether creation time bounds it; without bounds it begins with the newest run of all."""
        return self.created_at_to is not None

    def include(self, moment: datetime.datetime, margin: datetime.timedelta) -> None:
        """Extend the window to a moment near it; where pages begin with the newest run, that costs little."""
        if self.created_at_from is None or self.created_at_to is None:
            return
        reach = max(NEAR, self.created_at_to - self.created_at_from)
        if self.created_at_from - reach <= moment <= self.created_at_to + reach:
            self.created_at_from = min(self.created_at_from, moment - margin)
            self.created_at_to = max(self.created_at_to, moment + margin)

    def pending(self) -> list[PolledRun]:
        """The runs that no page has shown yet."""
        return [run for run in self.runs if run.sweep is self]

    def release(self) -> None:
        """Let other pages show the runs that this one did not."""
        for run in self.pending():
            run.sweep = None


@attrs.frozen(eq=False)
class PollPage:
    """Poll a page of the list.

    Attributes:
        sweep: The window.
        skip: How many rows of it come before.
        sent_at: When it is sent, on the monotonic clock.
        deadline: Seconds that it may take.
    """

    sweep: Sweep
    skip: int = 0
    sent_at: float = 0.0
    deadline: float = 0.0

    def give_up(self) -> None:
        """Do without it, so that other pages may show its runs."""
        self.sweep.open -= 1
        self.sweep.release()


class PagePlanner:
    """Plans windows and pages.

    Args:
        page: How many rows a page has at most.
        split: How many foreign rows between two runs justify a request.
    """

    def __init__(self, *, page: int = PAGE, split: int = SPLIT) -> None:
        self.page_size = page
        self._split = split
        self._margin = COARSE
        self._distrusted_until = -math.inf

    def plan(
        self, runs: Sequence[PolledRun], now: float, witness: PolledRun | None = None
    ) -> tuple[list[PollPage], list[PolledRun]]:
        """Plan the pages for the runs that are due, and for those that soon are.

        Args:
            runs: The runs.
            now: The time.
            witness: A run that has ended, which windows near it should show, too.

        Returns:
            The pages, and the runs that are due and that no page would show.
        """
        is_distrusted = now < self._distrusted_until
        unknown = [run for run in runs if is_distrusted or run.created_at is None]
        pages, fetches = self._newest(unknown, now)
        if not is_distrusted:
            pages += self._windows([run for run in runs if run.created_at is not None], now)
            if witness is not None and witness.created_at is not None:
                for page in pages:
                    page.sweep.include(witness.created_at, self._margin)
        return pages, fetches

    def received(
        self, poll: PollPage, page: RunSummaryPage, shown: Mapping[PolledRun, int], now: float
    ) -> tuple[list[PolledRun], list[PollPage]]:
        """Take a page into account.

        Args:
            poll: Which page it is.
            page: What the server sent.
            shown: The runs that it shows, with their places on it.
            now: The time.

        Returns:
            The runs that it should have shown, and the pages to poll next.
        """
        sweep = poll.sweep
        sweep.open -= 1
        self._learn(poll, page)
        self._measure_gaps(sweep, shown)
        if sweep.is_window and self._ignores_bounds(sweep, page):
            self._distrusted_until = now + DISTRUST_SECONDS
            return sweep.pending(), []
        progress = sum(run in shown for run in sweep.runs)
        more: list[PollPage] = []
        if progress and not self._is_last(poll, page):
            more = self._next_pages(poll, page, shown, progress)
        return ([] if sweep.open else sweep.pending()), more

    def _newest(self, runs: list[PolledRun], now: float) -> tuple[list[PollPage], list[PolledRun]]:
        sought = [run for run in runs if not run.is_sought] if len(runs) > FEW else []
        if not any(run.due <= now for run in sought):
            sought = []
        left = set(sought)
        fetches = [run for run in runs if run.due <= now and run not in left]
        return ([_page(Sweep(sought), 0)] if sought else []), fetches

    def _windows(self, runs: list[PolledRun], now: float) -> list[PollPage]:
        near = [run for run in runs if run.due <= now or run.due - run.interval / 2 <= now]
        near.sort(key=_age, reverse=True)
        pages: list[PollPage] = []
        group: list[PolledRun] = []
        rows = 0
        for run in near:
            gap = run.gap or 0
            is_full = rows + gap + 1 > self.page_size
            if group and (gap > min(self._split, self.page_size) or (is_full and _age(run) < _age(group[-1]))):
                pages += self._window(group, rows, now)
                group, rows, gap = [], 0, 0
            group.append(run)
            rows += gap + 1
        return pages + self._window(group, rows, now)

    def _window(self, group: list[PolledRun], rows: int, now: float) -> list[PollPage]:
        if all(run.due > now for run in group):
            return []
        sweep = Sweep(group, _age(group[-1]) - self._margin, _age(group[0]) + self._margin)
        # More rows than a page has were created at the same moment.
        return [_page(sweep, skip) for skip in range(0, min(rows, PAGES * self.page_size), self.page_size)]

    def _next_pages(
        self, poll: PollPage, page: RunSummaryPage, shown: Mapping[PolledRun, int], progress: int
    ) -> list[PollPage]:
        sweep, end = poll.sweep, poll.skip + page.row_count
        pending = sweep.pending()
        if not pending or end < sweep.next_skip or (not sweep.is_window and progress <= FEW):
            return []
        if sweep.is_window and _is_descending(page.items):
            reach = as_utc(page.items[-1].created_at)
            older = [run for run in pending if _age(run) <= reach]
            if not older:
                return []
            if _age(older[0]) < reach - self._margin:
                # Foreign rows may lie between: the next window begins with the run itself.
                last = max(place for run, place in shown.items() if run in set(sweep.runs))
                older[0].gap = page.row_count - 1 - last
                for run in older:
                    run.sweep = None
                return []
        return [_page(sweep, end)]

    def _learn(self, poll: PollPage, page: RunSummaryPage) -> None:
        count = page.row_count
        says_more = page.total is not None and page.total > poll.skip + count
        is_capped = says_more or (page.total is None and page.limit == count)
        if count > self.page_size or (is_capped and count > 0):
            self.page_size = count
        if self._margin is not FINE and any(item.created_at.microsecond for item in page.items):
            self._margin = FINE

    def _is_last(self, poll: PollPage, page: RunSummaryPage) -> bool:
        end = poll.skip + page.row_count
        if page.total is not None and page.total >= end:
            return page.total == end
        return page.row_count < self.page_size

    def _ignores_bounds(self, sweep: Sweep, page: RunSummaryPage) -> bool:
        if sweep.created_at_from is None or sweep.created_at_to is None:
            return False
        oldest, newest = sweep.created_at_from - COARSE, sweep.created_at_to + COARSE
        return not all(oldest <= as_utc(item.created_at) <= newest for item in page.items)

    def _measure_gaps(self, sweep: Sweep, shown: Mapping[PolledRun, int]) -> None:
        before: int | None = None
        for run in sweep.runs:
            place = shown.get(run)
            if place is not None:
                if before is not None and place > before:
                    run.gap = place - before - 1
                before = place


def _page(sweep: Sweep, skip: int) -> PollPage:
    sweep.open += 1
    sweep.next_skip = max(sweep.next_skip, skip + 1)
    for run in sweep.runs if not skip else ():
        run.sweep = sweep
    return PollPage(sweep, skip)


def _age(run: PolledRun) -> datetime.datetime:
    if run.created_at is None:
        raise AssertionError("only runs with a known creation time are in windows")
    return run.created_at


def _is_descending(items: list[RunSummary]) -> bool:
    return bool(items) and all(
        as_utc(newer.created_at) >= as_utc(older.created_at) for newer, older in itertools.pairwise(items)
    )
