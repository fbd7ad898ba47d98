"""The `Retry-After` header: seconds, or a date of HTTP."""

from __future__ import annotations

import datetime
import email.utils
import math
import re

_SECONDS = re.compile(r"[0-9]{1,300}(\.[0-9]*)?")


def parse_retry_after(value: str | None, now: float) -> float | None:
    """Read a `Retry-After` header: seconds, fractional seconds, or a date in any of HTTP's three formats.

    Args:
        value: The header's value, or None when the response has none.
        now: The wall clock as a Unix time.

    Returns:
        Seconds from now, or None when there is no header or it cannot be read.
    """
    if value is None:
        return None
    value = value.strip()
    seconds = float(value) if _SECONDS.fullmatch(value) else _seconds_until(value, now)
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _seconds_until(date: str, now: float) -> float:
    try:
        # A date that has just passed means now, so that a slow clock cannot turn it into garbage.
        return max(0.0, _timestamp(date) - now)
    except (ValueError, OverflowError, IndexError, TypeError):
        return math.nan


def _timestamp(date: str) -> float:
    parts = email.utils.parsedate_tz(date)
    if parts is None:
        raise ValueError(date)
    year, month, day, hour, minute, second = parts[:6]
    moment = datetime.datetime(year, month, day, hour, minute, min(second, 59), tzinfo=datetime.UTC)
    # HTTP dates are GMT, also those that do not say so. The standard library would take these for local time.
    return moment.timestamp() - (parts[9] or 0)
