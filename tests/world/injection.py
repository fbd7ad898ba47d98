"""Cancellations at the n-th suspension of some work, for every n.

A step is one suspension of any task of the event loop. Work that is repeated with a cancellation at step 1, 2, 3
and so on is therefore cancelled wherever it can be: before a request is sent, while it is under way, and after its
response has arrived, whether the work awaits it itself or a task that it has started does.

    async def work() -> None:
        async with client.session() as session:
            await session.run(workflow_id)

    for outcome in every_cancellation(work, backend="asyncio", kind="task.cancel"):
        assert not machines_reserved(), outcome

`work` is called anew for each cancellation, in an event loop of its own. To choose the moments inside of one event
loop, use `cancelled_at`.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator, Iterator
from typing import Any, Generic, Literal, TypeVar, cast

import anyio
import attrs
import sniffio
import trio

T = TypeVar("T")

Kind = Literal["task.cancel", "late task.cancel", "task.cancel twice", "asyncio.timeout", "scope"]
"""What cancels.

- `task.cancel`: asyncio's own cancellation arrives while the awaited thing is not ready.
- `late task.cancel`: it arrives when the awaited thing is ready, and its value is lost with it.
- `task.cancel twice`: a second one follows three steps after the first, as from somebody who is impatient.
- `asyncio.timeout`: the cancellation of a time limit, which becomes a `TimeoutError` outside of the work.
- `scope`: anyio's cancellation, on asyncio or on trio.
"""

KINDS: dict[str, tuple[Kind, ...]] = {
    "asyncio": ("task.cancel", "late task.cancel", "task.cancel twice", "asyncio.timeout", "scope"),
    "trio": ("scope",),
}


@attrs.frozen
class Outcome(Generic[T]):
    """How work ended that was cancelled.

    Attributes:
        at: The step at which the cancellation was injected.
        kind: What was injected.
        is_injected: Whether the work had that many steps. If it had not, it ended undisturbed.
        steps: How many steps there were until the work ended.
        is_cancelled: Whether the work ended with the cancellation.
        value: What it returned.
        error: What it raised instead, except for the cancellation.
        told: All that the exceptions say, their notes and causes included; also of the cancellation.
    """

    at: int
    kind: Kind
    is_injected: bool
    steps: int
    is_cancelled: bool
    value: T | None
    error: BaseException | None
    told: str

    def __str__(self) -> str:
        end = "cancelled" if self.is_cancelled else repr(self.error or self.value)
        return f"{self.kind} at step {self.at} of {self.steps}: {end} {self.told}"


class _Counter:
    """Counts steps, and injects at one of them."""

    def __init__(self, at: int, inject: Callable[[Any], None], *, again_after: int = 0) -> None:
        self.at = at
        self.steps = 0
        self.is_injected = False
        self._inject = inject
        self._again_at = at + again_after if again_after else 0
        self.is_over = False

    def step(self, awaited: Any) -> None:
        if self.is_over:
            return
        self.steps += 1
        if self.steps == self.at:
            self.is_injected = True
            self._inject(awaited)
        elif self.is_injected and self.steps == self._again_at:
            self._inject(awaited)


class _Counted:
    """Awaits a coroutine and counts its suspensions."""

    def __init__(self, coroutine: Generator[Any, Any, Any] | Coroutine[Any, Any, Any], counter: _Counter) -> None:
        self._coroutine = coroutine
        self._counter = counter

    def __await__(self) -> Generator[Any, Any, Any]:
        sent: Any = None
        thrown: BaseException | None = None
        while True:
            try:
                # Nothing here keeps an exception: it would keep all that the work has in its frames.
                awaited = self._coroutine.send(sent) if thrown is None else self._coroutine.throw(thrown)
            except StopIteration as stop:
                return stop.value
            finally:
                sent = thrown = None
            self._counter.step(awaited)
            try:
                sent = yield awaited
            except BaseException as error:  # thrown into the work, whatever it is
                thrown = error
            finally:
                del awaited


async def _drive(coroutine: Any, counter: _Counter) -> Any:
    return await _Counted(coroutine, counter)


async def cancelled_at(at: int, kind: Kind, work: Callable[[], Awaitable[T]]) -> Outcome[T]:
    """Do some work in this event loop, and cancel it at a step.

    Args:
        at: The step, from 1. Other tasks of the event loop count as well.
        kind: What cancels it.
        work: The work.
    """
    if kind == "scope":
        return await _scope_cancelled_at(at, work)
    return await _task_cancelled_at(at, kind, work)


async def _task_cancelled_at(at: int, kind: Kind, work: Callable[[], Awaitable[T]]) -> Outcome[T]:
    loop = asyncio.get_running_loop()
    task: asyncio.Task[T]

    def cancel(done: object) -> None:
        task.cancel()

    def inject(awaited: Any) -> None:
        if kind == "asyncio.timeout":
            limit.reschedule(loop.time() - 1)
        elif kind != "late task.cancel" or task is not asyncio.current_task():
            task.cancel()
        elif awaited is None:  # asyncio.sleep(0): the cancellation is due before the task goes on
            loop.call_soon(task.cancel)
        else:
            awaited.add_done_callback(cancel)

    limit: asyncio.Timeout

    async def limited() -> T:
        nonlocal limit
        if kind != "asyncio.timeout":
            return await work()
        async with asyncio.timeout(None) as limit:
            return await work()

    counter = _Counter(at, inject, again_after=3 if kind == "task.cancel twice" else 0)
    with _counting_on_asyncio(loop, counter):
        task = loop.create_task(limited())
        await asyncio.wait([task])
        counter.is_over = True
    if task.cancelled():
        return Outcome(at, kind, counter.is_injected, counter.steps, True, None, None, _told_of(task))
    error = task.exception()
    is_cancelled = isinstance(error, TimeoutError) and isinstance(error.__cause__, asyncio.CancelledError)
    value = task.result() if error is None else None
    error_told = None if is_cancelled else error
    return Outcome(at, kind, counter.is_injected, counter.steps, is_cancelled, value, error_told, told(error))


def _told_of(task: asyncio.Task[Any]) -> str:
    try:
        task.result()
    except asyncio.CancelledError as error:
        return told(error)
    return ""


async def _scope_cancelled_at(at: int, work: Callable[[], Awaitable[T]]) -> Outcome[T]:
    value: T | None = None
    error: BaseException | None = None
    said = ""
    scope = anyio.CancelScope()
    counter = _Counter(at, lambda _: scope.cancel())
    try:
        with scope:
            try:
                async with _counting(counter):
                    value = await _started(work)
            except BaseException as raised:
                said = told(raised)
                raise
            finally:
                counter.is_over = True
    except Exception as raised:  # a cancellation, and a group of nothing else, ends at the scope
        error = raised
    return Outcome(at, "scope", counter.is_injected, counter.steps, scope.cancelled_caught, value, error, said)


async def _started(work: Callable[[], Awaitable[T]]) -> T:
    """The work, in a task of its own on asyncio, so that its suspensions are counted."""
    if sniffio.current_async_library() != "asyncio":
        return await work()
    results: list[T] = []

    async def run() -> None:
        results.append(await work())

    try:
        async with anyio.create_task_group() as group:
            group.start_soon(run)
    except BaseExceptionGroup as raised:
        if len(raised.exceptions) == 1:
            raise raised.exceptions[0] from raised.exceptions[0].__cause__
        raise
    return results[0]


@contextlib.asynccontextmanager
async def _counting(counter: _Counter) -> AsyncGenerator[None]:
    if sniffio.current_async_library() == "asyncio":
        with _counting_on_asyncio(asyncio.get_running_loop(), counter):
            yield
    else:
        instrument = _Instrument(counter)
        trio.lowlevel.add_instrument(instrument)
        try:
            yield
        finally:
            trio.lowlevel.remove_instrument(instrument)


@contextlib.contextmanager
def _counting_on_asyncio(loop: asyncio.AbstractEventLoop, counter: _Counter) -> Generator[None]:
    """Count the suspensions of all tasks that are made from now on."""
    before = loop.get_task_factory()

    def make(loop: asyncio.AbstractEventLoop, coroutine: Any, **options: Any) -> Any:
        return asyncio.Task(_drive(coroutine, counter), loop=loop, **options)

    loop.set_task_factory(make)
    try:
        yield
    finally:
        loop.set_task_factory(before)


_TRIOS_OWN = ("TrioToken.", "EntryQueue.", "Runner.")
"""The coroutines of trio's own tasks, whose steps depend on the machine."""


class _Instrument(trio.abc.Instrument):
    def __init__(self, counter: _Counter) -> None:
        self._counter = counter

    def after_task_step(self, task: trio.lowlevel.Task) -> None:
        if not str(getattr(task.coro, "__qualname__", "")).startswith(_TRIOS_OWN):
            self._counter.step(None)


def every_cancellation(
    work: Callable[[], Awaitable[T]],
    *,
    backend: str,
    kind: Kind,
    first: int = 1,
    stride: int = 1,
    most: int = 1000,
) -> Iterator[Outcome[T]]:
    """Do some work again and again, each time with a cancellation one step later.

    Args:
        work: What to do; called anew each time, in a new event loop.
        backend: `asyncio` or `trio`.
        kind: What cancels it.
        first: The first step to inject at.
        stride: The distance of the steps. A stride without a common divisor with the work's own rhythm meets all
            kinds of moments in less time.
        most: How many steps the work has at most; more are an error.

    Yields:
        One outcome for each step, until the work ends before it is cancelled; the last one is undisturbed.
    """
    for at in range(first, most + stride, stride):

        async def once(at: int = at) -> Outcome[T]:
            return await cancelled_at(at, kind, work)

        outcome = anyio.run(once, backend=backend)
        yield outcome
        if not outcome.is_injected:
            return
    raise AssertionError(f"the work has more than {most} steps")


def told(error: BaseException | None) -> str:
    """All that an exception says: its text, its notes, and those of its parts, its cause and its context."""
    said: list[str] = []
    waiting = [error]
    known: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in known:
            continue
        known.add(id(one))
        said += [f"{type(one).__name__}: {one}", *getattr(one, "__notes__", ())]
        if isinstance(one, BaseExceptionGroup):
            waiting += cast("BaseExceptionGroup[BaseException]", one).exceptions
        waiting += [one.__cause__, one.__context__]
    return " | ".join(said)
