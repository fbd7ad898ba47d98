"""What differs between asynchronous and synchronous I/O. Written by hand on both sides."""

from __future__ import annotations

import inspect
import math
from collections.abc import AsyncIterable, AsyncIterator, Callable
from typing import IO, ParamSpec, TypeVar

import anyio
import anyio.to_thread

P = ParamSpec("P")
T = TypeVar("T")

__all__ = [
    "attempt_scope",
    "bounded",
    "cleanup_scope",
    "in_thread",
    "notify",
    "pool_timeout",
    "sleep",
    "spool",
    "unwind",
]


def attempt_scope(seconds: float) -> anyio.CancelScope:
    """Limit what is awaited inside; `cancelled_caught` tells afterwards that the time was over."""
    return anyio.move_on_after(None if math.isinf(seconds) else max(0.0, seconds))


def bounded(chunks: AsyncIterable[bytes], ends_at: float, exception: type[Exception]) -> AsyncIterator[bytes]:
    """Iterate; that it ends in time is seen to by the scope around it."""
    return aiter(chunks)


def cleanup_scope(seconds: float) -> anyio.CancelScope:
    """Let a clean-up finish although its task was cancelled, but not for ever."""
    return anyio.move_on_after(seconds, shield=True)


async def unwind(chunks: AsyncIterator[bytes]) -> None:
    """End an iteration that was given up.

    The HTTP library's generators are nested, and closing the outer one abandons the inner ones to the garbage
    collector, of which trio complains. A cancellation from inside ends them all in order.
    """
    with anyio.CancelScope() as scope:
        scope.cancel()
        async for _ in chunks:
            pass


async def sleep(seconds: float) -> None:
    """Wait."""
    await anyio.sleep(seconds)


async def notify(callback: Callable[[T], object], value: T) -> None:
    """Call a user's function, which may be a coroutine function."""
    result = callback(value)
    if inspect.isawaitable(result):
        await result


def pool_timeout(seconds: float | None) -> float | None:
    """How long to wait for a free connection: the scope of the attempt sees to it."""
    return None


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function that blocks, such as one that works on files, without blocking the event loop."""
    return await anyio.to_thread.run_sync(lambda: function(*args, **kwargs))


async def spool(file: IO[bytes], chunks: AsyncIterable[bytes]) -> None:
    """Write what comes into a file."""
    async for chunk in chunks:
        await in_thread(file.write, chunk)
