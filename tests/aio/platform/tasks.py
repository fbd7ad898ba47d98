"""Several calls at once. Written by hand on both sides."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import TypeVar

import anyio
import anyio.lowlevel

T = TypeVar("T")


async def at_once(*calls: Callable[[], Awaitable[T]]) -> list[T | Exception]:
    """Run functions side by side; gives what each returned or raised."""
    results: dict[int, T | Exception] = {}

    async def run(place: int, call: Callable[[], Awaitable[T]]) -> None:
        try:
            results[place] = await call()
        except Exception as error:
            results[place] = error

    async with anyio.create_task_group() as group:
        for place, call in enumerate(calls):
            group.start_soon(run, place, call)
    return [results[place] for place in range(len(calls))]


async def until(condition: Callable[[], object]) -> None:
    """Wait for something that happens elsewhere."""
    with anyio.fail_after(10):
        while not condition():  # noqa: ASYNC110  # threads set no event of an event loop
            await anyio.sleep(0.002)


async def each(items: Iterable[T]) -> AsyncIterator[T]:
    """Items that come asynchronously."""
    for item in items:
        await anyio.lowlevel.checkpoint()
        yield item
