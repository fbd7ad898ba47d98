"""What the headers of a response say of the rate limit."""

from __future__ import annotations

from collections.abc import Mapping

from ..http.times import server_time

PLENTY = 50
"""With so many requests left there is no need to leave time between them."""

LONGEST_SPACING = 5.0
"""Seconds between two requests at most: a limit that is really used up says more by 429 and Retry-After."""

_LONGEST_WINDOW = 3600.0
_EPOCH = 1e9
_EPOCH_MILLISECONDS = 1e11


def spacing(headers: Mapping[str, str], now: float) -> float:
    """Seconds to leave between two requests: what remains of the limit, spread over the time until it is renewed.

    Args:
        headers: The headers of a response.
        now: The wall clock as a Unix time, which counts only if the server does not send its own time.
    """
    try:
        remaining = int(headers["x-ratelimit-remaining"])
        reset = float(headers["x-ratelimit-reset"])
    except (KeyError, ValueError):
        return 0.0
    left = _seconds_left(reset, server_time(headers.get("date"), now))
    if remaining >= PLENTY or not 0 < left <= _LONGEST_WINDOW:
        return 0.0
    return min(LONGEST_SPACING, left / max(1, remaining))


def _seconds_left(reset: float, server_time: float) -> float:
    """The unit is not documented: a Unix time or a number of seconds from now, either of them in milliseconds."""
    if reset > _EPOCH_MILLISECONDS:
        return reset / 1000 - server_time
    if reset > _EPOCH:
        return reset - server_time
    return reset if reset <= _LONGEST_WINDOW else reset / 1000
