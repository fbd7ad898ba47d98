"""Waking tasks and threads that wait. Written by hand on both sides."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable
from typing import Any

import anyio
from anyio.lowlevel import current_token

__all__ = ["AutoResetEvent", "EventLoopHandle"]


class AutoResetEvent:
    """Wakes one task of the same event loop; a set event that nobody waits for is kept."""

    __slots__ = ("_event", "_is_set")

    def __init__(self) -> None:
        self._is_set = False
        self._event: anyio.Event | None = None

    def set(self) -> None:
        """Wake who waits, or who waits next."""
        self._is_set = True
        if self._event is not None:
            self._event.set()

    async def wait(self, seconds: float) -> None:
        """Wait until it is set, but no longer than this."""
        if self._is_set or seconds <= 0:
            await anyio.lowlevel.checkpoint()
        else:
            self._event = anyio.Event()
            try:
                with anyio.move_on_after(None if math.isinf(seconds) else seconds):
                    await self._event.wait()
            finally:
                self._event = None
        self._is_set = False


class EventLoopHandle:
    """The event loop that something belongs to, as seen from other threads."""

    def __init__(self) -> None:
        self._loop: Any = getattr(current_token(), "native_token", None) or current_token()

    def call_soon(self, function: Callable[[], None]) -> None:
        """Call a function there soon; nothing happens when the loop has ended."""
        schedule = getattr(self._loop, "call_soon_threadsafe", None) or self._loop.run_sync_soon
        # asyncio and trio raise a RuntimeError each.
        with contextlib.suppress(RuntimeError):
            schedule(function)
