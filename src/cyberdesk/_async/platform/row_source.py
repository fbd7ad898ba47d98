"""Rows as they come from the caller's iterable. Written by hand on both sides."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from typing import Generic, TypeVar, cast

import anyio

from ...errors import CyberdeskError
from .background_group import BackgroundGroup
from .wakeup import AutoResetEvent

T = TypeVar("T")

__all__ = ["TAKES_ASYNC", "RowSource"]

TAKES_ASYNC = True
"""Whether rows may come from an asynchronous iterable."""

_BATCH_SECONDS = 0.005


class RowSource(Generic[T]):
    """Takes rows one by one, and no more than were requested.

    An asynchronous iterable is iterated by one task of its own, so that a slow one delays nothing else, and no
    cancellation of the caller's reaches it. Any other iterable is iterated in the event loop, where the objects it
    uses are safe: a slow one delays the event loop, as blocking code does.

    Args:
        rows: The caller's iterable.
        tasks: Where to start the task.
        took: Called with each row.
        ended: Called when there are no more rows.
        failed: Called with what the iterable raises; it is tried again with the next request.
    """

    def __init__(
        self,
        rows: Iterable[T] | AsyncIterable[T],
        tasks: BackgroundGroup,
        *,
        took: Callable[[T], None],
        ended: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._rows = rows
        self._tasks = tasks
        self._took = took
        self._ended = ended
        self._failed = failed
        self._until = 0
        self._count = 0
        self._wakeup: AutoResetEvent | None = None
        self._iterator: Iterator[T] | None = None

    def request(self, until: int) -> None:
        """Take rows as they come, up to this number in all."""
        self._until = max(self._until, until)
        if isinstance(self._rows, AsyncIterable):
            if self._wakeup is None:
                self._wakeup = AutoResetEvent()
                self._tasks.start(self._iterate)
            self._wakeup.set()
        else:
            self._take()

    def _take(self) -> None:
        """Take rows for a moment; the caller comes back after it has let other tasks run."""
        ends_at = time.monotonic() + _BATCH_SECONDS
        try:
            iterator = self._iterator
            if iterator is None:
                iterator = self._iterator = iter(cast("Iterable[T]", self._rows))
            while self._count < self._until and time.monotonic() < ends_at:
                for row in iterator:
                    self._count += 1
                    self._took(row)
                    break
                else:
                    self._ended()
                    return
        except Exception as error:  # the iterable is the caller's own; the job ends with what it raised
            self._failed(error)

    async def _iterate(self) -> None:
        iterator: AsyncIterator[T] | None = None
        try:
            while True:
                while self._wakeup is not None and self._count >= self._until:
                    await self._wakeup.wait(60)
                try:
                    if iterator is None:
                        iterator = aiter(cast("AsyncIterable[T]", self._rows))
                    row = await anext(iterator)
                except StopAsyncIteration:
                    self._ended()
                    return
                except Exception as error:
                    self._until = self._count
                    self._failed(error)
                else:
                    self._count += 1
                    self._took(row)
        except BaseException as error:
            # Cancelled by the event loop, or from inside the iterable: without a word, the job would wait forever.
            stopped = CyberdeskError(f"the iteration of the rows was cancelled ({type(error).__name__})")
            self._failed(stopped)
            raise
        finally:
            close = getattr(iterator, "aclose", None)  # of a generator, which only this task has iterated
            if close is not None:
                with anyio.CancelScope(shield=True), contextlib.suppress(Exception):
                    await close()
