"""Work that goes on while nobody waits for it. Written by hand on both sides."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import copy_context

import anyio
from anyio.lowlevel import current_token

from .wakeup import EventLoopHandle

__all__ = ["HAS_ASYNC", "BackgroundTasks"]

HAS_ASYNC = True
"""Whether asynchronous functions and iterables can be used."""


class BackgroundTasks:
    """Tasks that belong to an object and not to the caller of one of its methods.

    A cancellation of the caller does not reach them, and they go on between two calls. A task group cannot do
    that: it would have to be entered and exited within one call. On asyncio they are tasks of the event loop, on
        trio system
    tasks; both are cancelled when the event loop ends.
    """

    def __init__(self) -> None:
        self._scopes: set[anyio.CancelScope] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._event_loop: EventLoopHandle | None = None
        self._is_stopped = False

    def start(self, function: Callable[[], Awaitable[None]]) -> None:
        """Call a function, which must not raise, in a task of its own."""
        if self._event_loop is None:
            self._event_loop = EventLoopHandle()
        token = current_token()
        if isinstance(getattr(token, "native_token", token), asyncio.AbstractEventLoop):
            task = asyncio.get_running_loop().create_task(self._run(function))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            import trio  # noqa: PLC0415  # not installed everywhere

            trio.lowlevel.spawn_system_task(self._run, function, context=copy_context())

    def stop(self, then: Callable[[], None]) -> None:
        """Cancel all tasks, then call a function in the event loop; from any thread."""
        self._is_stopped = True
        if self._event_loop is not None:
            self._event_loop.call_soon(lambda: self._cancel(then))

    def _cancel(self, then: Callable[[], None]) -> None:
        for scope in list(self._scopes):
            scope.cancel()
        then()

    async def _run(self, function: Callable[[], Awaitable[None]]) -> None:
        with anyio.CancelScope() as scope:
            if self._is_stopped:
                return
            self._scopes.add(scope)
            try:
                await function()
            finally:
                self._scopes.discard(scope)
