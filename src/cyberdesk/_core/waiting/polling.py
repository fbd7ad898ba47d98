"""Intervals between two refreshes of a run, what its status means, and which errors are temporary."""

from __future__ import annotations

import random
from collections.abc import Callable

from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import (
    APIStatusError,
    ClientClosedError,
    CyberdeskError,
    ResponseDecodeError,
    ResponseTooLargeError,
    RunCancelledError,
    RunError,
    RunFailedError,
)
from ..http.retry import backoff

TERMINAL = frozenset({"success", "task_failed", "error", "cancelled"})

FIRST_DELAY = 0.5
LAST_DELAY = 5.0
PATIENCE = 600.0
"""Seconds for which a wait without a `timeout` outlasts temporary errors."""

_GROWTH = 1.25
_JITTER = 0.1
_FIRST_BACKOFF = 0.5
_LAST_BACKOFF = 30.0
_OF_THE_WHOLE_SERVER = frozenset({429, 502, 503, 504})


def is_terminal(status: str) -> bool:
    """Whether a run with this status has ended; one with an unknown status has not."""
    return status in TERMINAL


def next_delay(delay: float) -> float:
    """The adaptive interval after this one: short at first, then longer."""
    return min(LAST_DELAY, delay * _GROWTH)


def jittered(delay: float, jitter: Callable[[], float] = random.random) -> float:
    """Up to a tenth less, so that many clients do not poll in step and no wait is longer than promised.

    Args:
        delay: Seconds.
        jitter: Gives a number from 0 to 1.
    """
    return delay * (1 - _JITTER * jitter())


def pause(failures: int, jitter: Callable[[], float] = random.random) -> float:
    """Seconds to pause after so many failures in a row, from 1: at least half of the bound, as nobody waits less.

    Args:
        failures: How many.
        jitter: Gives a number from 0 to 1.
    """
    return backoff(failures, initial=_FIRST_BACKOFF, maximum=_LAST_BACKOFF, jitter=lambda: 0.5 + 0.5 * jitter())


def request_deadline(base: float, failures: int) -> float:
    """Seconds that a request may take, its retries included: longer after each one that failed."""
    return base * 2.0 ** min(failures, 3)


def concerns_all(error: CyberdeskError) -> bool:
    """Whether a temporary error of one request says that any other request would fail now, too."""
    return not isinstance(error, APIStatusError) or error.status_code in _OF_THE_WHOLE_SERVER


def pause_after(error: CyberdeskError, failures: int, jitter: Callable[[], float] = random.random) -> float:
    """Seconds to pause after a temporary error: the backoff, or what the server demands if that is longer."""
    demanded = error.retry_after if isinstance(error, APIStatusError) else None
    return max(pause(failures, jitter), demanded or 0.0)


def ends_all_waits(error: CyberdeskError) -> bool:
    """Whether an error is about the client, its key or its configuration, so that it says nothing about a run."""
    if error.is_temporary or isinstance(error, ResponseDecodeError | ResponseTooLargeError):
        return False
    if isinstance(error, APIStatusError):
        return error.status_code in (401, 403)
    return isinstance(error, ClientClosedError) or error.status_code is None


def run_error(run: RunResponseWithIncludes) -> RunError | None:
    """The error that a finished run stands for; None for a success."""
    if run.status == "success":
        return None
    reason = "; ".join(run.error or []) or "the server gave no reason"
    kind = RunCancelledError if run.status == "cancelled" else RunFailedError
    return kind(f"run {run.id} ended as {run.status}: {reason}", run=run)
