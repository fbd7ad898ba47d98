"""How somebody who waits is woken. Written by hand on both sides."""

from __future__ import annotations

import threading
from collections.abc import Callable

__all__ = ["Bell", "Home"]


class Bell:
    """Wakes one thread; a ring that nobody waits for is kept."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = threading.Event()

    def ring(self) -> None:
        """Wake who waits, or who waits next."""
        self._event.set()

    def wait(self, seconds: float) -> None:
        """Wait for a ring, but no longer than this."""
        if seconds > 0:
            self._event.wait(min(seconds, threading.TIMEOUT_MAX))
        self._event.clear()


class Home:
    """Threads share everything."""

    def call(self, function: Callable[[], None]) -> None:
        """Call a function."""
        function()
