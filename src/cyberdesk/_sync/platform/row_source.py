"""Rows as they come from the caller's iterable. Written by hand on both sides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Generic, TypeVar

from .background_group import BackgroundGroup
from .wakeup import AutoResetEvent

T = TypeVar("T")

__all__ = ["TAKES_ASYNC", "RowSource"]

TAKES_ASYNC = False
"""Whether rows may come from an asynchronous iterable."""


class RowSource(Generic[T]):
    """Takes rows one by one, and no more than were requested.

    A collection, such as a list, is iterated by the thread that waits for results. Any other iterable is iterated
    by one thread of its own, so that a slow one delays nothing else.

    Args:
        rows: The caller's iterable.
        tasks: Where to start the thread.
        took: Called with each row.
        ended: Called when there are no more rows.
        failed: Called with what the iterable raises; it is tried again with the next request.
    """

    def __init__(
        self,
        rows: Iterable[T],
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
        self._is_over = False

    def request(self, until: int) -> None:
        """Take rows as they come, up to this number in all."""
        self._until = max(self._until, until)
        if isinstance(self._rows, Collection):
            self._take()
        elif self._wakeup is None:
            self._wakeup = AutoResetEvent()
            self._tasks.start(self._iterate)
        if self._wakeup is not None:
            self._wakeup.set()

    def _take(self) -> None:
        try:
            if self._iterator is None:
                self._iterator = iter(self._rows)
            while self._count < self._until and not self._is_over:
                for row in self._iterator:
                    self._count += 1
                    self._took(row)
                    break
                else:
                    self._is_over = True
                    self._ended()
        except Exception as error:  # the iterable is the caller's own; the job ends with what it raised
            self._until = self._count
            self._failed(error)

    def _iterate(self) -> None:
        while not self._is_over and not self._tasks.is_stopped:
            self._take()
            if self._wakeup is not None and self._count >= self._until:
                self._wakeup.wait(1)
