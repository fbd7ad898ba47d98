"""How many attempts may be under way at once. Written by hand on both sides."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict

from .attempt import AttemptScope

__all__ = ["ConcurrencyLimiter"]

class ConcurrencyLimiter:
    """Lets so many attempts through at once, first come first served, until it is closed.

    Args:
        slots: How many; infinity for no limit.
    """

    def __init__(self, slots: float) -> None:
        self.is_closed = False
        self._free = slots
        self._waiting: OrderedDict[threading.Event, None] = OrderedDict()
        self._attempts: set[AttemptScope] = set()
        self._closed = threading.Event()
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def acquire(self, expires_at: float) -> bool:
        """Wait for a slot; False when the time is over first, or the limiter was closed."""
        with self._lock:
            if self.is_closed:
                return False
            if self._free > 0:
                self._free -= 1
                return True
            turn = threading.Event()
            self._waiting[turn] = None
        try:
            turn.wait(None if math.isinf(expires_at) else max(0.0, expires_at - time.monotonic()))
        except BaseException:  # such as KeyboardInterrupt
            with self._lock:
                came = self._waiting.pop(turn, self) is self
            if came and not self.is_closed:
                self.release()
            raise
        with self._lock:
            missed = self._waiting.pop(turn, self) is None
            return not missed and not self.is_closed

    def release(self) -> None:
        """Hand the slot to whoever has waited longest."""
        with self._lock:
            if self._waiting:
                turn, _ = self._waiting.popitem(last=False)
                turn.set()
            else:
                self._free += 1

    def track(self, attempt: AttemptScope) -> None:
        """Note an attempt that closing shall end."""
        with self._lock:
            self._attempts.add(attempt)
            is_closed = self.is_closed
        if is_closed:
            attempt.cancel()

    def untrack(self, attempt: AttemptScope) -> None:
        """Forget it."""
        with self._lock:
            self._attempts.discard(attempt)

    def pause(self, seconds: float) -> None:
        """Wait; closing ends it early."""
        self._closed.wait(seconds)

    def close(self) -> None:
        """Let nobody through any more, and end the attempts under way."""
        with self._lock:
            self.is_closed = True
            self._closed.set()
            for turn in self._waiting:
                turn.set()
            self._waiting.clear()
            attempts = list(self._attempts)
        for attempt in attempts:
            attempt.cancel()

    def drained(self) -> None:
        """Each attempt closes its own connection, in its own thread."""


