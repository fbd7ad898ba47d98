"""Time that passes only when told to, or when all are waiting for it."""

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

# How often the event loop goes round before a pause counts as rest: tasks that a handler started have no work of
# their own, and get these turns to reach their next sleep.
_TURNS = 4


@attrs.define(eq=False)
class _Work:
    """Something the clock waits for: a task or a request, with whatever tasks it started."""

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
    """A call of `advance` that waits until the clock has come this far."""

    moment: datetime
    number: int
    reached: asyncio.Future[None] = attrs.field(order=False, eq=False)


_current: ContextVar[_Work | None] = ContextVar("cyberdesk_emulator_work", default=None)


class VirtualClock(Clock):
    """A clock that stands still until it is advanced, so that hours pass in milliseconds.

    It never passes over work: a handler that computes, awaits something real or runs in a thread is waited for.
    A handler waits on this clock with `await run.sleep(seconds)`. One clock serves one emulator.

    Args:
        start: the time at the beginning; without a zone it is UTC. The same by default each time, so that a
            seeded emulator repeats itself to the microsecond.
        auto_advance: whether to go on to the next moment at which something is due whenever all that happens in
            the emulator is waiting for time. It can be switched later, by the attribute of the same name.

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
        """Whether the clock goes on by itself when all are waiting."""
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
        """Let time pass; return when all that was due meanwhile has happened, in its order, and has settled.

        Code in an event loop that handlers of the emulator depend on calls it in a thread.

        Args:
            seconds: how much of the clock's time; 0 only waits for the work that is under way.
            timeout: how many real seconds to wait at most.

        Raises:
            RuntimeError: called from a handler, which would wait for itself: use `run.sleep`.
            TimeoutError: something did not settle, for example a handler that waits for something real.

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
            raise ValueError("Time does not go back")
        loop = self._loop
        if loop is None or loop.is_closed():
            self._now += timedelta(seconds=seconds)
            return
        with contextlib.suppress(RuntimeError):
            if asyncio.get_running_loop() is loop:
                loop = None
        if loop is None:
            raise RuntimeError("A handler cannot advance the clock it runs on: use `await run.sleep(seconds)`")
        reached = asyncio.run_coroutine_threadsafe(self._reach(seconds), loop)
        try:
            reached.result(timeout)
        except TimeoutError:
            reached.cancel()
            raise TimeoutError(f"What the emulator does had not settled after {timeout:g} seconds") from None

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
            # A cancelled future was never woken by `_wake`, so this work has not been counted as awake again.
            if timer.woken.cancelled():
                self._wake_up(work)
            raise

    def create_task(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start a task that is work as long as it does not sleep on this clock."""
        self._loop = asyncio.get_running_loop()
        work = self._begin()
        context = copy_context()
        context.run(_current.set, work)
        task = self._loop.create_task(coroutine, context=context)
        task.add_done_callback(lambda _: self._end(work))
        return task

    @contextlib.contextmanager
    def working(self) -> Generator[None]:
        """A block that is work as long as it does not sleep on this clock."""
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
        # Only the last look counts: callbacks that were queued before it have then had their turn.
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
        """All are waiting: let the next thing happen, or end what waits for this rest."""
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
