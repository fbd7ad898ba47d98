"""Several calls at once. Written by hand on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from tests.scripted import wait_until

T = TypeVar("T")


def at_once(*calls: Callable[[], T]) -> list[T | Exception]:
    """Run functions side by side; gives what each returned or raised."""

    def outcome(future: Future[T]) -> T | Exception:
        try:
            return future.result(60)
        except Exception as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pool:
        return [outcome(future) for future in [pool.submit(call) for call in calls]]


def until(condition: Callable[[], object]) -> None:
    """Wait for something that happens elsewhere."""
    wait_until(condition)


def each(items: Iterable[T]) -> Iterator[T]:
    """Items one by one."""
    yield from items
