"""Work that goes on beside the code that started it. Written by hand on both sides."""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
from anyio.lowlevel import current_token

__all__ = ["BackgroundTask"]

running: set[BackgroundTask] = set()


class BackgroundTask:
    """A task of the running event loop that no other task waits for; the loop cancels it when it ends.

    Args:
        function: What to do. What it raises is not reported anywhere, so it must not.
        context: The context variables that hold inside.
    """

    def __init__(
        self, function: Callable[[], Coroutine[Any, Any, None]], context: contextvars.Context | None
    ) -> None:
        self._function = function
        self._scope = anyio.CancelScope()
        running.add(self)  # an event loop keeps no references to its tasks
        _spawn(self._run, contextvars.copy_context() if context is None else context.copy())

    def cancel(self) -> None:
        """End it soon, wherever it is."""
        self._scope.cancel()

    async def _run(self) -> None:
        try:
            with self._scope:
                await self._function()
        finally:
            running.discard(self)


def _spawn(function: Callable[[], Coroutine[Any, Any, None]], context: contextvars.Context) -> None:
    loop: Any = getattr(current_token(), "native_token", None)
    if hasattr(loop, "create_task"):
        loop.create_task(function(), context=context)
    else:
        import trio  # noqa: PLC0415  # it is running

        trio.lowlevel.spawn_system_task(function, context=context)
