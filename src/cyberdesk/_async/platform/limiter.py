"""How many attempts may run at once. Written by hand on both sides."""

from __future__ import annotations

import time
from collections import OrderedDict

import anyio

from .attempt import AttemptScope, attempt_scope

__all__ = ["ConcurrencyLimiter"]

_DRAIN_SECONDS = 2.0


class ConcurrencyLimiter:
    """Admits a number of attempts at once, first come first served, until it is closed.

    Args:
        slots: How many; infinity for no limit.
    """

    def __init__(self, slots: float) -> None:
        self.is_closed = False
        self._free = slots
        self._waiting: OrderedDict[anyio.Event, None] = OrderedDict()
        self._attempts: set[AttemptScope] = set()
        self._closed: anyio.Event | None = None
        self._drained: anyio.Event | None = None

    @property
    def waiting(self) -> int:
        """How many wait for a slot."""
        return len(self._waiting)

    async def acquire(self, expires_at: float) -> bool:
        """Wait for a slot; False when that takes too long, or the limiter is closed.

        Args:
            expires_at: The monotonic time until which to wait.
        """
        if self._free > 0 and not self.is_closed:
            self._free -= 1
            return True
        if self.is_closed or time.monotonic() >= expires_at:
            return False
        turn = anyio.Event()
        self._waiting[turn] = None
        try:
            with attempt_scope(expires_at - time.monotonic()):
                await turn.wait()
        except BaseException:
            if turn not in self._waiting and not self.is_closed:
                self.release()  # the slot arrived at the moment of the cancellation
            raise
        finally:
            missed = turn in self._waiting
            self._waiting.pop(turn, None)
        return not missed and not self.is_closed

    def release(self) -> None:
        """Pass the slot on to the one that has waited longest."""
        if self._waiting:
            turn, _ = self._waiting.popitem(last=False)
            turn.set()
        else:
            self._free += 1

    def track(self, attempt: AttemptScope) -> None:
        """Register an attempt, which closing then ends."""
        self._attempts.add(attempt)
        if self.is_closed:
            attempt.cancel()

    def untrack(self, attempt: AttemptScope) -> None:
        """Unregister it."""
        self._attempts.discard(attempt)
        if self._drained is not None and not self._attempts:
            self._drained.set()

    async def pause(self, seconds: float) -> None:
        """Wait; closing ends it early."""
        if self._closed is None:
            self._closed = anyio.Event()
        if not self.is_closed:
            with anyio.move_on_after(seconds):
                await self._closed.wait()

    def close(self) -> None:
        """Admit no more attempts, and end those that are running."""
        self.is_closed = True
        if self._closed is not None:
            self._closed.set()
        while self._waiting:
            turn, _ = self._waiting.popitem(last=False)
            turn.set()
        for attempt in list(self._attempts):
            attempt.cancel()

    async def drained(self) -> None:
        """Wait, for a bounded time, until the attempts that `close` has ended are gone."""
        if self._attempts:
            self._drained = anyio.Event()
            with anyio.move_on_after(_DRAIN_SECONDS, shield=True):
                await self._drained.wait()
