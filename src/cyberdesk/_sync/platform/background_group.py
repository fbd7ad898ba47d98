"""Threads that belong to an object and not to the caller of one of its methods. Written by hand on both sides."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from queue import SimpleQueue

__all__ = ["BackgroundGroup"]


class BackgroundGroup:
    """Background threads that end together.

    They are daemons, so that an interpreter that exits, after Ctrl-C for example, does not wait for a request that
    hangs. There are never more than there are functions under way; idle threads are used again.

    Args:
        loop_ended: Never called, as threads do not belong to an event loop.
    """

    def __init__(self, loop_ended: Callable[[], None]) -> None:
        # `stop` may be called by a finalizer, which can interrupt any other method.
        self._functions: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._idle = threading.Semaphore(0)
        self.is_stopped = False

    def start(self, function: Callable[[], None]) -> None:
        """Call a function, which must not raise, in a thread."""
        if self.is_stopped:
            return
        self._functions.put(function)
        if not self._idle.acquire(blocking=False):
            threading.Thread(target=self._work, name="cyberdesk-job", daemon=True).start()

    def stop(self, then: Callable[[], None]) -> None:
        """Start nothing more, and call a function; threads end when their functions do."""
        self.is_stopped = True
        self._functions.put(None)
        # Not in the calling thread, which may be in a finalizer and hold a lock that the function needs.
        with contextlib.suppress(RuntimeError):  # the interpreter is shutting down
            threading.Thread(target=then, name="cyberdesk-job", daemon=True).start()

    def _work(self) -> None:
        while True:
            function = self._functions.get()
            if function is None:
                self._functions.put(None)  # for the next thread
                return
            if not self.is_stopped:
                function()
            del function  # an idle thread must not keep what it refers to
            self._idle.release()
