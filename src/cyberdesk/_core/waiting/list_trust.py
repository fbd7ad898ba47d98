"""How far the statuses are trusted that pages of the list show.

A list may be a cache or a replica that lags behind, or one that never shows an end. That a page shows a run as
running is therefore confirmed now and then by a fetch. A fetch that shows an end which no page has shown yet is
evidence against the list; whether it lags is proven when a page that was sent clearly later still shows that run
as running.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from .polling import is_terminal
from .runs import PolledRun, RunSummary

CONFIRMED_AFTER = 2.5
"""For how many of its intervals a run is observed by pages alone, and for half a second at least."""

CONFIRMED_AT_ONCE = 8
"""How many runs of a page are confirmed with it."""

FEW_ON_A_PAGE = 20
"""With more runs on a page, one is confirmed with it, provided that the list has shown ends before."""

DISTRUST_SECONDS = 60.0
"""For how long the list is not polled after it was found to lag."""

_SURPRISES = 3
_SHORTEST_LAG = 0.5
_CONFIRMED_AFTER_SECONDS = 0.5
_LONGEST_LAG = 5.0


class ListTrust:
    """Which runs to confirm by a fetch, and whether the list lags.

    Attributes:
        witness: A run that has ended, which no page has shown yet. Pages that show it tell whether the list lags.
    """

    def __init__(self) -> None:
        self.witness: PolledRun | None = None
        self._witness_since = -math.inf
        self._has_shown_ends = False
        self._is_in_turn = False
        self._surprises = 0
        self._surprised_at = -math.inf

    def to_confirm(self, runs: Sequence[PolledRun], now: float) -> list[PolledRun]:
        """Which of the runs that a page shows as running to fetch.

        Half of them are those that were not fetched for longest, so that each has its turn; the others are those
        that were created first, which probably end first.

        Args:
            runs: The runs, the newest first.
            now: The time.
        """
        unconfirmed = [
            run
            for run in reversed(runs)
            if now - run.fetched_at >= max(_CONFIRMED_AFTER_SECONDS, CONFIRMED_AFTER * run.interval)
        ]
        in_turn = sorted(unconfirmed, key=lambda run: run.fetched_at)
        if self._has_shown_ends and len(runs) > FEW_ON_A_PAGE:
            self._is_in_turn = not self._is_in_turn
            chosen = (in_turn if self._is_in_turn else unconfirmed)[:1]
        else:
            half = CONFIRMED_AT_ONCE // 2
            chosen = list(dict.fromkeys(unconfirmed[:half] + in_turn))[:CONFIRMED_AT_ONCE]
        for run in chosen:
            run.is_confirming = True
        return chosen

    def page_showed_end(self) -> None:
        """Take into account that a page has shown an end before a fetch did."""
        self._has_shown_ends, self._surprises = True, 0

    def fetch_showed_end(self, run: PolledRun, sent_at: float) -> bool:
        """Take into account that a fetch has shown an end before a page did.

        Args:
            run: The run, which pages have shown as running.
            sent_at: When the fetch was sent.

        Returns:
            Whether that has happened so often, and the list has shown no end meanwhile, that it must lag.
        """
        if self.witness is None or sent_at - self._witness_since > DISTRUST_SECONDS:
            self.witness, self._witness_since = run, sent_at
        # Runs that end together are one surprise, and so is what is fetched for another reason.
        if run.is_confirming and sent_at - self._surprised_at >= run.interval / 2:
            self._surprises, self._surprised_at = self._surprises + 1, sent_at
        return self._is_lagging(self._surprises >= _SURPRISES)

    def witness_listed(self, row: RunSummary, sent_at: float) -> bool:
        """Whether the row of the witness proves that the list lags by more than an interval.

        Args:
            row: The row.
            sent_at: When the page was requested.
        """
        if self.witness is None:
            return False
        if is_terminal(row.status):
            self.witness = None
            return False
        lag = min(_LONGEST_LAG, max(_SHORTEST_LAG, self.witness.interval))
        return self._is_lagging(sent_at > self._witness_since + lag)

    def _is_lagging(self, is_lagging: bool) -> bool:
        if is_lagging:
            self._has_shown_ends, self._surprises = False, 0
        return is_lagging
