"""How many attempts may run at once. Written by hand on both sides."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict

from .attempt import AttemptScope

__all__ = ["ConcurrencyLimiter"]

class ConcurrencyLimiter:
    """Admits a number of attempts at once, first come first served, until it is closed.

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
        """How many wait for a slot."""
        return len(self._waiting)

    def acquire(self, expires_at: float) -> bool:
        """Wait for a slot; False when that takes too long, or the limiter is closed.

        Args:
            expires_at: The monotonic time until which to wait.
        """
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
        """Pass the slot on to the one that has waited longest."""
        with self._lock:
            if self._waiting:
                turn, _ = self._waiting.popitem(last=False)
                turn.set()
            else:
                self._free += 1

    def track(self, attempt: AttemptScope) -> None:
        """Register an attempt, which closing then ends."""
        with self._lock:
            self._attempts.add(attempt)
            is_closed = self.is_closed
        if is_closed:
            attempt.cancel()

    def untrack(self, attempt: AttemptScope) -> None:
        """Unregister it."""
        with self._lock:
            self._attempts.discard(attempt)

    def pause(self, seconds: float) -> None:
        """Wait; closing ends it early."""
        self._closed.wait(seconds)

    def close(self) -> None:
        """Admit no more attempts, and end those that are running."""
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


