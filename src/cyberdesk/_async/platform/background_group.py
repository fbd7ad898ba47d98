"""Tasks that belong to an object and not to the caller of one of its methods. Written by hand on both sides."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from typing import Any

from .background import BackgroundTask
from .wakeup import EventLoopHandle

__all__ = ["BackgroundGroup"]


class BackgroundGroup:
    """Background tasks that end together.

    A cancellation of the caller does not reach them, and they go on between two calls. A task group cannot do
    that: it would have to be entered and exited within one call.

    Args:
        loop_ended: Called when the event loop of the tasks ends before they were stopped.
    """

    def __init__(self, loop_ended: Callable[[], None]) -> None:
        self._loop_ended = loop_ended
        self._guard: AsyncGenerator[None, None] | None = None
        self._running: dict[object, BackgroundTask] = {}
        self._event_loop: EventLoopHandle | None = None
        self._is_stopped = False

    def start(self, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Call a function, which must not raise, in a task of its own."""
        if self._is_stopped:
            return
        if self._event_loop is None:
            self._event_loop = EventLoopHandle()
            self._guard = self._until_the_loop_ends()
            _step(anext(self._guard))
        key = object()

        async def run() -> None:
            try:
                await function()
            finally:
                self._running.pop(key, None)

        self._running[key] = BackgroundTask(run, None)

    def stop(self, then: Callable[[], None]) -> None:
        """Cancel all tasks, then call a function in the event loop; from any thread."""
        self._is_stopped = True
        if self._event_loop is not None:
            self._event_loop.call_soon(lambda: self._cancel(then))

    async def _until_the_loop_ends(self) -> AsyncGenerator[None, None]:
        # Both asyncio and trio close the generators that are open when a run ends.
        try:
            yield
        finally:
            if not self._is_stopped:
                self._loop_ended()

    def _cancel(self, then: Callable[[], None]) -> None:
        if self._guard is not None:
            _step(self._guard.aclose())
        for task in list(self._running.values()):
            task.cancel()
        then()


def _step(awaitable: Awaitable[None]) -> None:
    """Carry out an operation of a generator that waits for nothing."""
    with contextlib.suppress(StopIteration):
        awaitable.__await__().send(None)
