"""Times as arguments."""

from __future__ import annotations

import datetime


def as_utc(moment: datetime.datetime) -> datetime.datetime:
    """A time in UTC; one without a zone is taken to be UTC already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=datetime.UTC)
    return moment.astimezone(datetime.UTC)
