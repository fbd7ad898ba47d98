"""Waking tasks and threads that wait. Written by hand on both sides."""

from __future__ import annotations

import threading
from collections.abc import Callable

__all__ = ["AutoResetEvent", "EventLoopHandle"]


class AutoResetEvent:
    """Wakes one thread; a set event that nobody waits for is kept."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Wake who waits, or who waits next."""
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Wait until it is set, but no longer than this."""
        if seconds > 0:
            self._event.wait(min(seconds, threading.TIMEOUT_MAX))
        self._event.clear()


class EventLoopHandle:
    """Threads share everything."""

    def call_soon(self, function: Callable[[], None]) -> None:
        """Call a function."""
        function()
