"""What differs between asynchronous and synchronous I/O. Written by hand on both sides."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, ParamSpec, TypeVar

import anyio
import anyio.to_thread
from anyio import Lock

P = ParamSpec("P")
T = TypeVar("T")

__all__ = [
    "Lock",
    "at_once",
    "bounded",
    "cleanup_scope",
    "in_thread",
    "io_timeout",
    "lock",
    "notify",
    "sleep",
    "unwind",
]


def bounded(chunks: AsyncIterable[bytes], ends_at: float, exception: type[Exception]) -> AsyncIterator[bytes]:
    """Iterate; the scope around it bounds the time."""
    return aiter(chunks)


def cleanup_scope(seconds: float) -> anyio.CancelScope:
    """Let a clean-up finish within a number of seconds, although its task was cancelled."""
    return anyio.move_on_after(seconds, shield=True)


async def unwind(chunks: AsyncIterator[bytes]) -> None:
    """End an iteration that was given up.

    The HTTP library's generators are nested, and closing the outer one abandons the inner ones to the garbage
    collector, about which trio warns. A cancellation from inside ends all of them in order.
    """
    with anyio.CancelScope() as scope:
        scope.cancel()
        async for _ in chunks:
            pass


async def sleep(seconds: float) -> None:
    """Wait."""
    await anyio.sleep(seconds)


async def notify(callback: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
    """Call a user's function, which may be a coroutine function."""
    result = callback(*args, **kwargs)
    if inspect.isawaitable(result):
        await result


def io_timeout(seconds: float) -> float | None:
    """How long one read or write may take: the scope of the attempt bounds it."""
    return None


async def at_once(calls: Sequence[Callable[[], Coroutine[Any, Any, None]]]) -> None:
    """Make several calls side by side."""
    if len(calls) == 1:
        await calls[0]()
        return
    async with anyio.create_task_group() as group:
        for call in calls:
            group.start_soon(call)


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function that blocks, such as one that works on files, without blocking the event loop."""
    return await anyio.to_thread.run_sync(lambda: function(*args, **kwargs))


def lock() -> AbstractContextManager[object]:
    """One event loop needs none."""
    return nullcontext()
