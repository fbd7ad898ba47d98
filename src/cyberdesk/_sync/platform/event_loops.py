"""Values that belong to one event loop. Written by hand on both sides."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

__all__ = ["EventLoopLocal"]


class EventLoopLocal(Generic[T]):
    """One value for each process that uses a client, as a fork must not share the connections of its parent.

    Args:
        make: Makes the value.
        end: Called with it when it is dropped.
    """

    def __init__(self, make: Callable[[], T], end: Callable[[T], None]) -> None:
        self._make = make
        self._end = end
        self._values: dict[int, T] = {}

    def get(self) -> T:
        """The value of the running process."""
        process = os.getpid()
        found = self._values.get(process)
        return found if found is not None else self._values.setdefault(process, self._make())

    def drop(self) -> None:
        """End the value of the running process."""
        found = self._values.pop(os.getpid(), None)
        if found is not None:
            self._end(found)

    def all(self) -> list[T]:
        """The value of the running process."""
        found = self._values.get(os.getpid())
        return [] if found is None else [found]
