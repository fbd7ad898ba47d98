"""What all lists have in common: ranges of time, and the search for text."""

from datetime import datetime

import attrs

__all__ = ["TimeRange", "contains_text"]


@attrs.frozen
class TimeRange:
    """A range of time, both ends included."""

    earliest: datetime | None = None
    latest: datetime | None = None

    def __contains__(self, moment: datetime) -> bool:
        after = self.earliest is None or moment >= self.earliest
        return after and (self.latest is None or moment <= self.latest)


def contains_text(needle: str | None, *texts: str | None) -> bool:
    """Whether any of the texts contains the needle, ignoring case; an absent needle matches all."""
    return not needle or any(text is not None and needle.lower() in text.lower() for text in texts)
