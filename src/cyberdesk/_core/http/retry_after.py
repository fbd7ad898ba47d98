"""The `Retry-After` header: seconds, or a date of HTTP."""

from __future__ import annotations

import math
import re

from .times import http_date

_SECONDS = re.compile(r"[0-9]{1,300}(\.[0-9]*)?")


def parse_retry_after(value: str | None, now: float) -> float | None:
    """Read a `Retry-After` header: seconds, fractional seconds, or a date in any of HTTP's three formats.

    Args:
        value: The header's value, or None when the response has none.
        now: The time on the server's clock as a Unix time; see `server_time`.

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
        return max(0.0, http_date(date) - now)
    except ValueError:
        return math.nan
