"""What differs between asynchronous and synchronous I/O. Written by hand on both sides."""

from __future__ import annotations

import contextvars
import math
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from threading import Lock
from typing import ParamSpec, TypeVar

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


def bounded(chunks: Iterable[bytes], ends_at: float, exception: type[Exception]) -> Iterator[bytes]:
    """Iterate until a moment of the monotonic clock, then raise.

    A server that sends a byte now and then never exceeds the time limit of a read.
    """
    for chunk in chunks:
        if time.monotonic() > ends_at:
            raise exception
        yield chunk


def cleanup_scope(seconds: float) -> AbstractContextManager[None]:
    """There is no cancellation to shield from."""
    return nullcontext()


def unwind(chunks: Iterator[bytes]) -> None:
    """An iteration that was given up ends with its generator."""


def sleep(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)


def notify(callback: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
    """Call a user's function."""
    callback(*args, **kwargs)


def io_timeout(seconds: float) -> float | None:
    """How long one read or write may take."""
    return None if math.isinf(seconds) else seconds


def at_once(calls: Sequence[Callable[[], None]]) -> None:
    """Make several calls side by side; raises the first error when all have ended.

    An interruption of the caller, such as Ctrl-C, does not wait for them: their threads end with the process.
    """
    if len(calls) == 1:
        calls[0]()
        return
    outcomes: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()

    def run(call: Callable[[], None]) -> None:
        try:
            call()
        except BaseException as error:  # noqa: BLE001  # raised in the caller
            outcomes.put(error)
        else:
            outcomes.put(None)

    for call in calls:
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(run, call), name="cyberdesk", daemon=True).start()
    errors = [error for error in [outcomes.get() for _ in calls] if error is not None]
    if errors:
        raise errors[0]


def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Blocking is what a synchronous call does."""
    return function(*args, **kwargs)




def lock() -> AbstractContextManager[object]:
    """Threads share a client."""
    return threading.Lock()
