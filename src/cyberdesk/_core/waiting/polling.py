"""How often to look at a run, what its status means, and which failures of a look pass by themselves."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ...errors import APIStatusError, CyberdeskError, RunCancelledError, RunError, RunFailedError

if TYPE_CHECKING:
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes

TERMINAL = frozenset({"success", "task_failed", "error", "cancelled"})

FIRST_DELAY = 0.5
LAST_DELAY = 5.0
PATIENCE = 600.0
"""Seconds for which a wait without a time-out bears that no look gets a good answer."""

_GROWTH = 1.25
_JITTER = 0.1
_FIRST_BACKOFF = 0.5
_LAST_BACKOFF = 30.0
_LONGEST_SPACING = 60.0
_OF_THE_WHOLE_SERVER = frozenset({429, 502, 503, 504})


def is_terminal(status: str) -> bool:
    """Whether a run with this status has ended; one that is not known has not."""
    return status in TERMINAL


def next_delay(delay: float) -> float:
    """The time between two looks after this one, when it is left to the client: quick at first, then slower."""
    return min(LAST_DELAY, delay * _GROWTH)


def jittered(delay: float, jitter: Callable[[], float] = random.random) -> float:
    """Up to a tenth less, so that many clients do not ask in step and nobody learns later than promised.

    Args:
        delay: Seconds.
        jitter: Gives a number from 0 to 1.
    """
    return delay * (1 - _JITTER * jitter())


def backoff(failures: int, jitter: Callable[[], float] = random.random) -> float:
    """Seconds to leave the server alone after so many looks in a row that failed, from 1."""
    bound = min(_LAST_BACKOFF, _FIRST_BACKOFF * 2.0 ** min(failures - 1, 60))
    return bound * (0.5 + 0.5 * jitter())


def look_deadline(base: float, failures: int) -> float:
    """Seconds a look may take, its retries included: one that hangs must not hold up the others."""
    return base * 2.0 ** min(failures, 3)


def concerns_all(error: CyberdeskError) -> bool:
    """Whether a temporary failure of one look says that any other would fail now, too."""
    return not isinstance(error, APIStatusError) or error.status_code in _OF_THE_WHOLE_SERVER


def pause_after(error: CyberdeskError, failures: int) -> float:
    """Seconds to wait after a temporary failure: what the server asked for, or what backing off says."""
    asked = error.retry_after if isinstance(error, APIStatusError) else None
    return max(backoff(failures), asked or 0.0)


def spacing(headers: Mapping[str, str], now: float) -> float:
    """Seconds to leave before the next look, by what an answer says of the rate limit.

    What remains is spread evenly over the time until it is renewed.

    Args:
        headers: The answer's headers.
        now: The wall clock as a Unix time.
    """
    try:
        remaining = int(headers["x-ratelimit-remaining"])
        reset = float(headers["x-ratelimit-reset"])
    except (KeyError, ValueError):
        return 0.0
    # The unit is not documented: a moment of our century, or seconds from now.
    left = reset - now if reset > 1e9 else reset
    if not 0 < left < float("inf"):
        return 0.0
    return min(_LONGEST_SPACING, left / max(1, remaining))


def run_error(run: RunResponseWithIncludes) -> RunError | None:
    """The error a finished run stands for; None for a success."""
    if run.status == "success":
        return None
    reason = "; ".join(run.error or []) or "the server gave no reason"
    kind = RunCancelledError if run.status == "cancelled" else RunFailedError
    return kind(f"run {run.id} ended as {run.status}: {reason}", run=run)
