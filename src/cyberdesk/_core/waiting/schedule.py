"""Which runs to look at next, together, while many are waited for.

Runs are looked at in pages of the list, which show the status of many at once and never their histories. A page
is a window of creation time, which never changes: the oldest and the newest run of a group bound it. Where more
foreign rows lie between two runs than a further request costs, the group is split. Only a run whose creation time
is unknown, or that a page does not show although it should, is asked for by itself.
"""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Callable, Iterable
from uuid import UUID

import attrs

from ..http.times import as_utc
from .polling import backoff, is_terminal, jittered, next_delay
from .waited import PolledRun, RunSummary, RunSummaryPage

PAGE = 1000
"""How many runs a page shows at most, which is what the API allows."""

SPLIT = 250
"""More foreign rows than this between two runs cost more than a request of their own."""

FEW = 2
"""So many runs of unknown creation time are asked for by themselves; for more, the newest page may show them."""

MARGIN = datetime.timedelta(seconds=1)
"""Added to windows, as a server may show times less precisely than it compares them."""

_GATHER = 0.01
_NEWEST = datetime.datetime.max.replace(tzinfo=datetime.UTC)
_LONGEST_ASK = 60.0


@attrs.frozen(eq=False)
class Look:
    """A page to ask for.

    Attributes:
        entries: The runs it should show, the newest first.
        created_at_from: Oldest creation time; None for no bound.
        created_at_to: Newest creation time; None for no bound.
        skip: How many rows of the window came on pages before.
    """

    entries: list[PolledRun]
    created_at_from: datetime.datetime | None = None
    created_at_to: datetime.datetime | None = None
    skip: int = 0


@attrs.frozen(eq=False)
class Rest:
    """Nothing to ask for until a moment of the monotonic clock.

    Attributes:
        until: The moment.
        asks: Runs that are to be asked for by themselves from now on.
    """

    until: float
    asks: list[PolledRun]


class Schedule:
    """The runs that are waited for in one event loop, and when each is looked at.

    Times are those of a monotonic clock, handed in.

    Args:
        page: How many rows make a page.
        split: How many foreign rows between two runs are worth a request.
        jitter: Gives a number from 0 to 1.
    """

    def __init__(
        self, *, page: int = PAGE, split: int = SPLIT, jitter: Callable[[], float] = random.random
    ) -> None:
        self._page = page
        self._split = split
        self.entries: dict[str, PolledRun] = {}
        self.failures = 0
        self.failing_since = math.inf
        self.not_before = -math.inf
        self.is_probing = False
        self._pages_fail_until = -math.inf
        self._last_look = -math.inf
        self._newest_skip = 0
        self._ended_at = _NEWEST
        self._continued: Look | None = None
        self._jitter = jitter

    def add(
        self,
        run_id: UUID,
        now: float,
        *,
        created_at: datetime.datetime | None = None,
        interval: float | None = None,
    ) -> PolledRun:
        """Begin to look at a run; one that is looked at already is shared.

        Args:
            run_id: The run.
            now: The time.
            created_at: When it was created, if that is known.
            interval: Seconds between two looks; None leaves it to the client, infinity means never.
        """
        entry = self.entries.setdefault(str(run_id), PolledRun(run_id))
        entry.want(interval)
        if created_at is not None and entry.created_at is None:
            entry.created_at = as_utc(created_at)
        # A little later, so that those that begin at the same time share a page.
        if entry.interval < math.inf:
            entry.due = min(entry.due, max(now + _GATHER, self._last_look + entry.interval / 2))
        return entry

    def remove(self, entry: PolledRun) -> None:
        """Look at a run no more."""
        self.entries.pop(str(entry.run_id), None)

    def may_ask(self, now: float) -> bool:
        """Whether anything may be sent: while the server fails, one request at a time tries it."""
        return now >= self.not_before and not (self.failures and self.is_probing)

    def next_step(self, now: float) -> Look | Rest:
        """What to do next."""
        if not self.may_ask(now):
            return Rest(max(self.not_before, now + 0.1), [])
        listed = self._listed()
        asks = self._unlisted(listed, now)
        if asks:
            return Rest(now, asks)
        unknown = [entry for entry in listed if entry.created_at is None]
        if unknown:
            until = min(entry.due for entry in unknown)
            if until <= now:
                return Look(unknown, skip=self._newest_skip)
        else:
            until = math.inf
        look = self._window([entry for entry in listed if entry.created_at is not None], now)
        if look is not None:
            return look
        return Rest(min(until, min((entry.due for entry in listed), default=math.inf)), [])

    def saw_page(
        self, look: Look, page: RunSummaryPage, sent_at: float
    ) -> tuple[list[PolledRun], list[PolledRun]]:
        """Note what a page shows.

        Returns:
            The runs whose status changed, and those that are to be asked for by themselves, as they have ended or
            should have been on the page.
        """
        self.recovered()
        self._last_look = sent_at
        rows: dict[str, int] = {}
        changed: list[PolledRun] = []
        asks: list[PolledRun] = []
        for row, item in enumerate(page.items):
            entry = self.entries.get(item.id)
            if entry is None:
                continue
            rows[item.id] = row
            if self._saw(entry, item, sent_at):
                changed.append(entry)
            if entry.has_ended and entry.ask_at == math.inf:
                entry.ask_at = sent_at
                asks.append(entry)
        asks += self._not_shown(look, page, rows, sent_at)
        return changed, asks

    def saw_run(self, entry: PolledRun, seen: RunSummary, sent_at: float) -> bool:
        """Note what asking for a run by itself showed; tells whether its status changed."""
        self.recovered()
        entry.is_asked = False
        entry.ask_at = math.inf
        entry.failures, entry.failing_since = 0, math.inf
        return self._saw(entry, seen, sent_at)

    def ask(self, entry: PolledRun, at: float) -> None:
        """Ask for a run by itself, at this time or before."""
        entry.ask_at = min(entry.ask_at, at)

    def pages_fail(self, now: float, seconds: float) -> None:
        """For some time pages are of no use, and runs are asked for one by one."""
        self._pages_fail_until = now + seconds

    def failed(self, pause: float, now: float) -> None:
        """Note that a request failed for a reason that concerns all, and leave the server alone for a while."""
        self.failures += 1
        self.failing_since = min(self.failing_since, now)
        self.not_before = max(self.not_before, now + pause)

    def asked_in_vain(self, entry: PolledRun, now: float) -> None:
        """Note that asking for a run failed, for a reason that passes."""
        entry.is_asked = False
        entry.failures += 1
        entry.failing_since = min(entry.failing_since, now)
        entry.ask_at = now + backoff(entry.failures, self._jitter)

    def recovered(self) -> bool:
        """Note a good answer; tells whether there was none before it."""
        was_failing = self.failures > 0
        self.failures, self.failing_since, self.is_probing = 0, math.inf, False
        return was_failing

    def hurry(self, entries: Iterable[PolledRun], now: float) -> None:
        """Look at runs at once."""
        for entry in entries:
            entry.due = min(entry.due, now)

    def _listed(self) -> list[PolledRun]:
        """The runs to look at in pages, without those that nobody waits for any more."""
        listed: list[PolledRun] = []
        gone: list[PolledRun] = []
        for entry in self.entries.values():
            owners = list(entry.alive())
            if not owners:
                gone.append(entry)
            elif _is_listed(entry) and any(owner.is_waiting for owner in owners):
                listed.append(entry)
        for entry in gone:
            self.remove(entry)
        return listed

    def _unlisted(self, listed: list[PolledRun], now: float) -> list[PolledRun]:
        """Those of them that pages are of no use for."""
        if now < self._pages_fail_until:
            asks = [entry for entry in listed if entry.due <= now]
        else:
            asks = [entry for entry in listed if entry.created_at is None]
            if len(asks) > FEW:
                asks = [entry for entry in asks if entry.is_sought]
            asks = [entry for entry in asks if entry.due <= now]
        for entry in asks:
            entry.ask_at = now
        return asks

    def _window(self, listed: list[PolledRun], now: float) -> Look | None:
        """The next window to look into."""
        if all(entry.due > now for entry in listed):
            self._continued = None
            return None
        continued, self._continued = self._continued, None
        if continued is not None:
            left = set(listed)
            rest = [entry for entry in continued.entries if entry.due <= now and entry in left]
            if rest:
                return attrs.evolve(continued, entries=rest)
        # Who is soon due comes along.
        near = [entry for entry in listed if entry.due - entry.interval / 2 <= now or entry.due <= now]
        near.sort(key=_age, reverse=True)
        # On from where the last look ended, so that new runs that are due again do not keep old ones waiting.
        older = [entry for entry in near if _age(entry) < self._ended_at]
        if any(entry.due <= now for entry in older):
            near = older
        group: list[PolledRun] = []
        for entry in near:
            if group and entry.gap is not None and entry.gap > self._split:
                if any(member.due <= now for member in group):
                    break
                group = []
            group.append(entry)
        return Look(group, _age(group[-1]) - MARGIN, _age(group[0]) + MARGIN)

    def _saw(self, entry: PolledRun, seen: RunSummary, sent_at: float) -> bool:
        is_change = entry.status != seen.status
        entry.seen, entry.status = seen, seen.status
        entry.looked_at = sent_at
        entry.has_ended = is_terminal(seen.status)
        if entry.created_at is None:
            entry.created_at = as_utc(seen.created_at)
        interval = entry.interval
        entry.delay = next_delay(entry.delay)
        entry.due = sent_at + jittered(interval, self._jitter)
        return is_change

    def _not_shown(
        self, look: Look, page: RunSummaryPage, rows: dict[str, int], sent_at: float
    ) -> list[PolledRun]:
        """Runs that the page should have shown; the rest of the window is put aside for the next look."""
        is_whole = len(page.items) < self._page or look.skip + len(page.items) >= page.total
        reach = None if is_whole else as_utc(page.items[-1].created_at)
        self._ended_at = reach or look.created_at_from or _NEWEST
        asks: list[PolledRun] = []
        rest: list[PolledRun] = []
        unknown: list[PolledRun] = []
        row_before: int | None = None
        for entry in look.entries:
            row = rows.get(str(entry.run_id))
            if row is not None:
                if row_before is not None:
                    entry.gap = row - row_before - 1
                row_before = row
                entry.misses = 0
            elif look.created_at_to is None:
                unknown.append(entry)
            elif entry.ask_at < math.inf or entry.is_asked or str(entry.run_id) not in self.entries:
                continue  # somebody asks for it meanwhile, or it has ended
            elif reach is None or _age(entry) > reach:
                entry.ask_at = sent_at + _ask_delay(entry)
                entry.misses += 1
                asks.append(entry)
            else:
                rest.append(entry)
        if look.created_at_to is None:
            self._seek_on(look, unknown, len(page.items), is_whole=is_whole)
        if rest and reach is not None:
            self._put_aside(look, rest, reach, len(page.items), row_before)
        return asks

    def _seek_on(self, look: Look, unknown: list[PolledRun], shown: int, *, is_whole: bool) -> None:
        """The next page may show runs of unknown creation time, too, when this one showed more than a few."""
        if not is_whole and len(look.entries) - len(unknown) > FEW:
            self._newest_skip = look.skip + shown
            return
        self._newest_skip = 0
        for entry in unknown:
            entry.is_sought = True

    def _put_aside(
        self, look: Look, rest: list[PolledRun], reach: datetime.datetime, shown: int, last_row: int | None
    ) -> None:
        if _age(rest[0]) >= reach - MARGIN:
            # It is next to the last row, perhaps of the same moment, where only counting rows goes on.
            self._continued = attrs.evolve(look, entries=rest, skip=look.skip + shown)
        else:
            rest[0].gap = shown - 1 - (last_row or 0)


def _age(entry: PolledRun) -> datetime.datetime:
    if entry.created_at is None:
        raise AssertionError("only runs with a known creation time are in windows")
    return entry.created_at


def _is_listed(entry: PolledRun) -> bool:
    return entry.due < math.inf and entry.ask_at == math.inf and not entry.is_asked


def _ask_delay(entry: PolledRun) -> float:
    """At once for the first time, then ever more rarely: the list may never show it."""
    return 0.0 if not entry.misses else min(_LONGEST_ASK, entry.interval * 2.0 ** min(entry.misses, 10))
