"""The rate limit of one emulator, counted for each API key."""

from collections.abc import Callable
from datetime import datetime

from cyberdesk.emulator._rules.http.rate_limits import Admission, RateLimit, RateLimitWindow, admit

__all__ = ["RateLimiter"]


class RateLimiter:
    """Counts the requests of each key.

    Args:
        limit: how many are let through.
        now: the clock.
    """

    def __init__(self, limit: RateLimit, now: Callable[[], datetime]) -> None:
        self._limit = limit
        self._now = now
        self._windows: dict[str, RateLimitWindow] = {}

    def admit(self, api_key: str) -> Admission:
        """Count a request, unless it is blocked."""
        self._windows[api_key], admission = admit(self._limit, self._windows.get(api_key), self._now())
        return admission
