"""A clock that advances on request, or when everything waits for it."""

import asyncio
import contextlib
import heapq
import itertools
from collections.abc import Coroutine, Generator
from contextvars import ContextVar, copy_context
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

from cyberdesk.emulator._time.clock import Clock

__all__ = ["VirtualClock"]

_START = datetime(2026, 1, 1, tzinfo=UTC)

# How many iterations of the event loop without work count as idle: tasks that a handler started are not registered
# as work, and have these iterations to reach their next sleep.
_TURNS = 4


@attrs.define(eq=False)
class _Work:
    """Work that the clock waits for: a task or a request, with the tasks it started."""

    sleepers: int = 0
    ended: bool = False


@attrs.define(order=True)
class _Timer:
    due: datetime
    number: int
    woken: asyncio.Future[None] = attrs.field(order=False, eq=False)
    work: _Work | None = attrs.field(order=False, eq=False)


@attrs.define(order=True)
class _Goal:
    """A call of `advance` that waits for a time."""

    moment: datetime
    number: int
    reached: asyncio.Future[None] = attrs.field(order=False, eq=False)


_current: ContextVar[_Work | None] = ContextVar("cyberdesk_emulator_work", default=None)


class VirtualClock(Clock):
    """A clock that does not move until it is advanced, so that hours pass in milliseconds.

    It waits for work: for handlers that compute, await something real or run in a thread.
    A handler waits on this clock with `await run.sleep(seconds)`. One clock serves one emulator.

    Args:
        start: the initial time; without a zone it is UTC. The default is fixed, so that a
            seeded emulator is reproducible to the microsecond.
        auto_advance: whether to advance to the next time at which something is due whenever everything in
            the emulator waits for time. Can be changed later by the attribute of the same name.

    Example:
        >>> from cyberdesk.emulator import CyberdeskEmulator, VirtualClock, takes
        >>> with CyberdeskEmulator(clock=VirtualClock()) as emulator:
        ...     before = emulator.clock.now()
        ...     emulator.clock.advance(3600)
        ...     print(emulator.clock.now() - before)
        1:00:00
    """

    def __init__(self, start: datetime = _START, *, auto_advance: bool = False) -> None:
        self._now = start.replace(tzinfo=UTC) if start.tzinfo is None else start.astimezone(UTC)
        self._auto_advance = auto_advance
        self._loop: asyncio.AbstractEventLoop | None = None
        self._numbers = itertools.count()
        self._timers: list[_Timer] = []
        self._goals: list[_Goal] = []
        self._awake = 0
        self._rest = 0

    def __repr__(self) -> str:
        return f"VirtualClock({self._now.isoformat()})"

    @property
    def auto_advance(self) -> bool:
        """Whether the clock advances by itself when everything waits for it."""
        return self._auto_advance

    @auto_advance.setter
    def auto_advance(self, value: bool) -> None:
        self._auto_advance = value
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._look_for_rest)

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self._now

    def advance(self, seconds: float, *, timeout: float = 60.0) -> None:
        """Advance the clock; return when everything due meanwhile has happened, in order.

        It blocks: in an event loop that handlers depend on, call it in a thread.

        Args:
            seconds: by how many seconds; 0 only waits for the work in progress.
            timeout: how many real seconds to wait at most.

        Raises:
            RuntimeError: called by a handler, which would wait for itself: use `run.sleep`.
            TimeoutError: work did not end in time, for example a handler that waits for something real.

        Example:
            >>> emulator = CyberdeskEmulator(clock=VirtualClock(), serve=False)
            >>> with emulator, emulator.client() as client:
            ...     workflow = emulator.add_workflow(takes(7200))
            ...     run = client.runs.create(workflow_id=workflow.id)
            ...     emulator.clock.advance(3600)
            ...     print(client.runs.get(run.id).status)
            running
        """
        if seconds < 0:
            raise ValueError(f"seconds must be a non-negative number, not {seconds!r}")
        loop = self._loop
        if loop is None or loop.is_closed():
            self._now += timedelta(seconds=seconds)
            return
        with contextlib.suppress(RuntimeError):
            if asyncio.get_running_loop() is loop:
                loop = None
        if loop is None:
            raise RuntimeError("A handler cannot advance its own clock: use `await run.sleep(seconds)`")
        reached = asyncio.run_coroutine_threadsafe(self._reach(seconds), loop)
        try:
            reached.result(timeout)
        except TimeoutError:
            reached.cancel()
            raise TimeoutError(f"Work in the emulator had not ended after {timeout:g} seconds") from None

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds` of this clock's time."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        self._loop = asyncio.get_running_loop()
        work = _current.get()
        due = self._now + timedelta(seconds=seconds)
        timer = _Timer(due, next(self._numbers), self._loop.create_future(), work)
        heapq.heappush(self._timers, timer)
        self._fall_asleep(work)
        try:
            await timer.woken
        except asyncio.CancelledError:
            # A cancelled future was not woken by `_wake`, so this work was not counted as awake again.
            if timer.woken.cancelled():
                self._wake_up(work)
            raise

    def create_task(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start a task that counts as work while it does not sleep on this clock."""
        self._loop = asyncio.get_running_loop()
        work = self._begin()
        context = copy_context()
        context.run(_current.set, work)
        task = self._loop.create_task(coroutine, context=context)
        task.add_done_callback(lambda _: self._end(work))
        return task

    @contextlib.contextmanager
    def working(self) -> Generator[None]:
        """A block that counts as work while it does not sleep on this clock."""
        self._loop = asyncio.get_running_loop()
        work = self._begin()
        token = _current.set(work)
        try:
            yield
        finally:
            _current.reset(token)
            self._end(work)

    def resume_from(self, moment: datetime) -> None:
        """Go on from `moment`, earlier or later."""
        self._now = moment

    def _begin(self) -> _Work:
        self._awake += 1
        return _Work()

    def _end(self, work: _Work) -> None:
        work.ended = True
        if not work.sleepers:
            self._awake -= 1
        self._look_for_rest()

    def _fall_asleep(self, work: _Work | None) -> None:
        if work is not None:
            work.sleepers += 1
            if work.sleepers == 1 and not work.ended:
                self._awake -= 1
        self._look_for_rest()

    def _wake_up(self, work: _Work | None) -> None:
        if work is not None:
            work.sleepers -= 1
            if work.sleepers == 0 and not work.ended:
                self._awake += 1
        self._look_for_rest()

    def _look_for_rest(self) -> None:
        # Only the latest check counts: callbacks that were queued before it have run by then.
        self._rest += 1
        if self._awake == 0 and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon(self._turn, self._rest, _TURNS)

    def _turn(self, rest: int, left: int) -> None:
        if rest != self._rest or self._awake or self._loop is None:
            return
        if left:
            self._loop.call_soon(self._turn, rest, left - 1)
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Everything waits: wake what is due next, or complete a call of `advance`."""
        while self._timers and self._timers[0].woken.done():
            heapq.heappop(self._timers)
        while self._goals and self._goals[0].reached.done():
            heapq.heappop(self._goals)
        due = self._timers[0].due if self._timers else None
        if self._goals and (due is None or due > self._goals[0].moment):
            goal = heapq.heappop(self._goals)
            self._now = max(self._now, goal.moment)
            goal.reached.set_result(None)
            self._look_for_rest()
        elif due is not None and (self._goals or self._auto_advance or due <= self._now):
            self._now = max(self._now, due)
            self._wake(due)

    def _wake(self, due: datetime) -> None:
        while self._timers and self._timers[0].due <= due:
            timer = heapq.heappop(self._timers)
            if not timer.woken.done():
                timer.woken.set_result(None)
                self._wake_up(timer.work)

    async def _reach(self, seconds: float) -> None:
        loop = self._loop = asyncio.get_running_loop()
        moment = self._now + timedelta(seconds=seconds)
        goal = _Goal(moment, next(self._numbers), loop.create_future())
        heapq.heappush(self._goals, goal)
        self._look_for_rest()
        await goal.reached
