"""The emulator's clock; the rules never read a real one."""

import abc
import asyncio
import contextlib
import time
from collections.abc import Coroutine
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

__all__ = ["Clock", "SystemClock"]


class Clock(abc.ABC):
    """The clock of an emulator: its present time, and waiting.

    Everything in the emulator waits with `sleep`, and registers work with
    `create_task` or `working`: a virtual clock does not advance while there is work. Endless loops (heartbeats)
    must not use `sleep`, because a clock that advances by itself would never stop.
    """

    @abc.abstractmethod
    def now(self) -> datetime:
        """The present moment, aware and in UTC."""

    @abc.abstractmethod
    async def sleep(self, seconds: float) -> None:
        """Return after `seconds` of this clock's time."""

    def advance(self, seconds: float, *, timeout: float = 60.0) -> None:
        """Advance the clock; only a `VirtualClock` can.

        Args:
            seconds: how much of the clock's time.
            timeout: how many real seconds to wait for the work that becomes due.

        Raises:
            RuntimeError: this clock follows real time.
        """
        raise RuntimeError("Real time cannot be advanced: use CyberdeskEmulator(clock=VirtualClock())")

    def create_task(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start a task that counts as work while it does not sleep on this clock."""
        return asyncio.get_running_loop().create_task(coroutine)

    def working(self) -> AbstractContextManager[None]:
        """A block that counts as work while it does not sleep on this clock."""
        return contextlib.nullcontext()

    @abc.abstractmethod
    def resume_from(self, moment: datetime) -> None:
        """Continue from the time at which a state was saved; called when nothing sleeps."""


class SystemClock(Clock):
    """The system clock, or a faster or slower one.

    Args:
        speed: how many seconds of this clock pass in a real second.

    Example:
        >>> from cyberdesk.emulator import CyberdeskEmulator, SystemClock
        >>> emulator = CyberdeskEmulator(clock=SystemClock(speed=10), running_seconds=30)
        >>> emulator.clock.now().tzinfo
        datetime.timezone.utc
    """

    def __init__(self, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError(f"speed must be a positive number, not {speed!r}")
        self._speed = speed
        self._ahead = timedelta()
        self._started = time.time()

    def __repr__(self) -> str:
        return f"SystemClock(speed={self._speed:g})"

    @property
    def speed(self) -> float:
        """How many seconds of this clock pass in a real second."""
        return self._speed

    def now(self) -> datetime:
        """The present moment, in UTC."""
        present = time.time()
        gained = (present - self._started) * (self._speed - 1)
        return datetime.fromtimestamp(present + gained, UTC) + self._ahead

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds` of this clock's time."""
        await asyncio.sleep(seconds / self._speed)

    def resume_from(self, moment: datetime) -> None:
        """Continue from `moment`, if it is later than now, as with a faster clock."""
        self._ahead += max(timedelta(), moment - self.now())
