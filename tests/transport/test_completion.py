"""What must be done in the end is done, whoever is cancelled or interrupted meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import anyio
import pytest
import trio

from cyberdesk._async.platform.completion import run_to_completion
from cyberdesk._sync.platform.completion import run_to_completion as run_to_completion_in_sync


class Work:
    """Takes a moment, and notes whether it was finished."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.calls = 0
        self.is_finished = False
        self.has_begun = anyio.Event()
        self._failure = failure

    async def __call__(self) -> str:
        self.calls += 1
        self.has_begun.set()
        for _ in range(10):
            await anyio.sleep(0.001)
        self.is_finished = True
        if self._failure is not None:
            raise self._failure
        return "result"


async def cancelled_task(work: Work) -> None:
    task = asyncio.create_task(run_to_completion(10, work))
    await work.has_begun.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert task.cancelled()


async def timed_out(work: Work) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.001):
            await run_to_completion(10, work)


async def waited_for(work: Work) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(run_to_completion(10, work), 0.001)


async def in_a_task_group(work: Work) -> None:
    with pytest.raises(ExceptionGroup):
        async with asyncio.TaskGroup() as group:
            group.create_task(run_to_completion(10, work))
            await work.has_begun.wait()
            raise ZeroDivisionError


async def in_a_scope(work: Work) -> None:
    with anyio.CancelScope() as scope:
        async with anyio.create_task_group() as group:
            group.start_soon(run_to_completion, 10, work)
            await work.has_begun.wait()
            scope.cancel()


@pytest.mark.parametrize("cancel", [cancelled_task, timed_out, waited_for, in_a_task_group, in_a_scope])
def test_no_cancellation_in_asyncio_reaches_the_function(cancel: Callable[[Work], Awaitable[None]]) -> None:
    work = Work()
    asyncio.run(_checked(cancel, work))
    assert (work.is_finished, work.calls) == (True, 1)


def test_no_cancellation_in_trio_reaches_the_function() -> None:
    work = Work()
    trio.run(_checked, in_a_scope, work)
    assert (work.is_finished, work.calls) == (True, 1)


async def _checked(cancel: Callable[[Work], Awaitable[None]], work: Work) -> None:
    await cancel(work)
    await anyio.lowlevel.checkpoint()  # nothing of a cancellation is left


def test_it_finishes_when_the_event_loop_ends() -> None:
    work = Work()

    async def main() -> None:
        # In the background, so that ending the loop cancels all tasks at once.
        main.task = asyncio.create_task(run_to_completion(10, work))  # type: ignore[attr-defined]  # keeps it alive
        await work.has_begun.wait()

    asyncio.run(main())
    assert (work.is_finished, work.calls) == (True, 2)


@pytest.mark.parametrize("run", [asyncio.run, trio.run])
def test_an_interruption_inside_the_function(run: Callable[..., object]) -> None:
    calls: list[str] = []

    async def function() -> None:
        await anyio.lowlevel.checkpoint()
        calls.append("called")
        if len(calls) == 1:
            raise KeyboardInterrupt

    async def main() -> None:
        await run_to_completion(10, function)

    # asyncio ends its loop with the exception itself, whichever task raises it.
    with pytest.raises(KeyboardInterrupt):
        run(main() if run is asyncio.run else main)
    assert calls == ["called", "called"]


async def hang() -> None:
    await anyio.sleep_forever()


async def _bounded() -> None:
    with pytest.raises(TimeoutError, match=r"within 0\.01 s"):
        await run_to_completion(0.01, hang)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_it_is_bounded(backend: str) -> None:
    anyio.run(_bounded, backend=backend)


async def _cancelled_although_it_failed() -> None:
    failure = ValueError("disk full")
    work = Work(failure)
    task = asyncio.create_task(run_to_completion(10, work))
    await work.has_begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError) as caught:
        await task
    assert caught.value.__cause__ is failure


def test_the_cancellation_has_the_functions_error_as_its_cause() -> None:
    asyncio.run(_cancelled_although_it_failed())


async def _without_a_cancellation() -> None:
    assert await run_to_completion(10, Work()) == "result"
    with pytest.raises(ValueError, match="disk full"):
        await run_to_completion(10, Work(ValueError("disk full")))


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_what_the_function_returns_and_raises(backend: str) -> None:
    anyio.run(_without_a_cancellation, backend=backend)


@pytest.mark.parametrize("interruptions", [0, 1, 2, 3, 4])
def test_an_interruption_of_synchronous_code(interruptions: int) -> None:
    calls: list[str] = []

    def function() -> str:
        calls.append("called")
        if len(calls) <= interruptions:
            raise KeyboardInterrupt
        return "result"

    with pytest.raises(KeyboardInterrupt) if interruptions else contextlib.nullcontext():
        assert run_to_completion_in_sync(10, function) == "result"
    assert len(calls) == min(3, interruptions + 1)


def test_an_interruption_of_synchronous_code_that_then_fails() -> None:
    failures: list[BaseException] = [KeyboardInterrupt(), ValueError("disk full")]

    def function() -> None:
        raise failures.pop(0)

    with pytest.raises(KeyboardInterrupt) as caught:
        run_to_completion_in_sync(10, function)
    assert isinstance(caught.value.__cause__, ValueError)
