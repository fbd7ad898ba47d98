"""Times as arguments, and the dates that servers send."""

from __future__ import annotations

import datetime
import email.utils

_EARLIEST = 1e9
"""A server whose clock shows a time before 2001 has no clock."""


def as_utc(moment: datetime.datetime) -> datetime.datetime:
    """A time in UTC; one without a zone is taken to be UTC already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=datetime.UTC)
    return moment.astimezone(datetime.UTC)


def http_date(date: str) -> float:
    """Read a date in any of HTTP's three formats as a Unix time.

    HTTP dates are GMT, also those that do not say so; the standard library would take these for local time.

    Raises:
        ValueError: When it is malformed.
    """
    try:
        parts = email.utils.parsedate_tz(date)
        if parts is None:
            raise ValueError(date)
        year, month, day, hour, minute, second = parts[:6]
        moment = datetime.datetime(year, month, day, hour, minute, min(second, 59), tzinfo=datetime.UTC)
        return moment.timestamp() - (parts[9] or 0)
    except (OverflowError, IndexError, TypeError) as error:
        raise ValueError(date) from error


def server_time(date: str | None, now: float) -> float:
    """The time on the clock by which a server's dates are meant.

    Args:
        date: The `Date` header of the response; None when it has none.
        now: The wall clock of this process as a Unix time, which is used when the header cannot be.
    """
    try:
        moment = http_date(date or "")
    except ValueError:
        return now
    return moment if moment >= _EARLIEST else now
