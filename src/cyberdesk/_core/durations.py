"""Durations that callers give, checked before anything is sent."""

from __future__ import annotations

import math
import time

from ..errors import InvalidArgumentError


def checked_duration(name: str, value: float | None) -> float | None:
    """Seconds, or None for no limit.

    Args:
        name: The argument, for the error.
        value: What the caller gave.

    Raises:
        InvalidArgumentError: If it is not a positive, finite number.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not _is_positive(value):
        raise InvalidArgumentError(f"{name} must be a positive number of seconds or None, not {value!r}")
    return float(value)


def checked_timeout(timeout: float | None) -> float | None:
    """Seconds to wait; 0 means a single check.

    Raises:
        InvalidArgumentError: If it is negative or not a number.
    """
    if timeout == 0 and not isinstance(timeout, bool):
        return 0.0
    return checked_duration("timeout", timeout)


def checked_interval(poll_interval: float | None) -> float | None:
    """Seconds between two refreshes of a run; None leaves it to the client.

    Raises:
        InvalidArgumentError: If it is not a positive number.
    """
    return checked_duration("poll_interval", poll_interval)


def end_of(timeout: float | None) -> float:
    """When a timeout that begins now is over, on the monotonic clock; infinite for None."""
    return math.inf if timeout is None else time.monotonic() + timeout


def _is_positive(value: float) -> bool:
    try:
        return 0 < float(value) < math.inf
    except OverflowError:  # an integer beyond the range of a float
        return False
