"""When to ask again, and what a run's status means."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ..errors import RunCancelledError, RunError, RunFailedError

if TYPE_CHECKING:
    from .._generated.models.run_response_with_includes import RunResponseWithIncludes

TERMINAL = frozenset({"success", "task_failed", "error", "cancelled"})

_FIRST_DELAY = 0.5
_LAST_DELAY = 5.0
_GROWTH = 1.25
_JITTER = 0.1


def is_terminal(status: str) -> bool:
    """Whether a run with this status has ended; one that is not known has not."""
    return status in TERMINAL


def poll_delays(interval: float | None, jitter: Callable[[], float] = random.random) -> Iterator[float]:
    """Seconds before each next look at a run.

    Args:
        interval: A fixed interval; None starts with half a second and grows to five.
        jitter: Gives a number from 0 to 1; delays vary by a tenth, so that many waits do not ask in step.
    """
    delay = _FIRST_DELAY if interval is None else interval
    while True:
        yield delay * (1 - _JITTER + 2 * _JITTER * jitter())
        if interval is None:
            delay = min(_LAST_DELAY, delay * _GROWTH)


def run_error(run: RunResponseWithIncludes) -> RunError | None:
    """The error a finished run stands for; None for a success."""
    if run.status == "success":
        return None
    reason = "; ".join(run.error or []) or "the server gave no reason"
    kind = RunCancelledError if run.status == "cancelled" else RunFailedError
    return kind(f"run {run.id} ended as {run.status}: {reason}", run=run)
