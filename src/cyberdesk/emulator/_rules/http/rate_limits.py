"""How many requests a key may send in a window of time, and the headers that report it."""

import math
from datetime import datetime, timedelta

import attrs

__all__ = ["Admission", "RateLimit", "RateLimitWindow", "admit"]


@attrs.frozen
class RateLimit:
    """A number of requests per number of seconds, for each API key.

    Attributes:
        requests: how many requests are allowed in one window.
        seconds: the length of a window, which begins with the first request after the last window's end.

    Example:
        >>> RateLimit(100, seconds=1)
        RateLimit(requests=100, seconds=1)
    """

    requests: int = attrs.field(validator=attrs.validators.ge(1))
    seconds: float = attrs.field(default=60.0, validator=attrs.validators.gt(0))


@attrs.frozen
class RateLimitWindow:
    """The requests of one key in the current window."""

    started: datetime
    used: int


@attrs.frozen
class Admission:
    """Whether a request is allowed.

    Attributes:
        allowed: whether the request is allowed.
        headers: the rate limit headers of the response; of a blocked request `Retry-After`, too.
        window_ends: the end of the current window.
    """

    allowed: bool
    headers: dict[str, str]
    window_ends: datetime


def admit(limit: RateLimit, window: RateLimitWindow | None, now: datetime) -> tuple[RateLimitWindow, Admission]:
    """Count a request; one that is blocked is not counted."""
    length = timedelta(seconds=limit.seconds)
    # A virtual clock may also go back.
    if window is None or not window.started <= now < window.started + length:
        window = RateLimitWindow(now, 0)
    allowed = window.used < limit.requests
    if allowed:
        window = attrs.evolve(window, used=window.used + 1)
    ends = window.started + length
    headers = {
        "x-ratelimit-limit": str(limit.requests),
        "x-ratelimit-remaining": str(limit.requests - window.used),
        # Rounded up, so that a client that waits until then is not too early.
        "x-ratelimit-reset": str(math.ceil(ends.timestamp())),
    }
    if not allowed:
        headers["retry-after"] = str(max(1, math.ceil((ends - now).total_seconds())))
    return window, Admission(allowed, headers, ends)
