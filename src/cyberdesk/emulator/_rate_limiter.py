"""The rate limit of one emulator, counted for each API key."""

import asyncio
from datetime import datetime

from cyberdesk.emulator._rules.http.rate_limits import Admission, RateLimit, RateLimitWindow, admit
from cyberdesk.emulator._time.clock import Clock

__all__ = ["RateLimiter"]


class RateLimiter:
    """Counts the requests of each key.

    Args:
        limit: how many requests are allowed.
        clock: the clock.
    """

    def __init__(self, limit: RateLimit, clock: Clock) -> None:
        self._limit = limit
        self._clock = clock
        self._windows: dict[str, RateLimitWindow] = {}
        self._timers: dict[datetime, asyncio.Task[None]] = {}

    def admit(self, api_key: str) -> Admission:
        """Count a request, unless it is refused; called in the event loop."""
        now = self._clock.now()
        self._windows[api_key], admission = admit(self._limit, self._windows.get(api_key), now)
        if not admission.allowed and admission.window_ends not in self._timers:
            self._await_end(admission.window_ends, (admission.window_ends - now).total_seconds())
        return admission

    def pause(self) -> None:
        """Stop waiting for the ends of windows."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _await_end(self, moment: datetime, seconds: float) -> None:
        # The client waits in real time. A virtual clock that advances by itself does so only for what waits on it.
        timer = self._clock.create_task(self._clock.sleep(seconds))
        self._timers[moment] = timer

        def forget(task: asyncio.Task[None]) -> None:
            if self._timers.get(moment) is task:
                del self._timers[moment]

        timer.add_done_callback(forget)
