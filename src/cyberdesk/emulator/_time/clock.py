"""The emulator's time, behind a seam so that the rules never read a real clock."""

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
    """Where the emulator gets the time of day from, and how it waits.

    Whatever in the emulator waits for time does so with `sleep`, and whatever works says so with
    `create_task` or `working`: a virtual clock stands still while there is work. Endless loops (heartbeats)
    must not sleep here, because a clock that advances by itself would follow them for ever.
    """

    @abc.abstractmethod
    def now(self) -> datetime:
        """The present moment, aware and in UTC."""

    @abc.abstractmethod
    async def sleep(self, seconds: float) -> None:
        """Return after `seconds` of this clock's time."""

    def advance(self, seconds: float, *, timeout: float = 60.0) -> None:
        """Let time pass at once; only a `VirtualClock` can.

        Args:
            seconds: how much of the clock's time.
            timeout: how many real seconds to wait for what happens meanwhile.

        Raises:
            RuntimeError: this clock shows real time.
        """
        raise RuntimeError("Real time cannot be advanced: use CyberdeskEmulator(clock=VirtualClock())")

    def create_task(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start a task that is work as long as it does not sleep on this clock."""
        return asyncio.get_running_loop().create_task(coroutine)

    def working(self) -> AbstractContextManager[None]:
        """A block that is work as long as it does not sleep on this clock."""
        return contextlib.nullcontext()

    @abc.abstractmethod
    def resume_from(self, moment: datetime) -> None:
        """Go on from the moment at which a state was saved; called when nothing sleeps."""


class SystemClock(Clock):
    """The real time of the machine, or a multiple of it.

    Args:
        speed: how many seconds pass here in a real one.

    Example:
        >>> from cyberdesk.emulator import CyberdeskEmulator, SystemClock
        >>> emulator = CyberdeskEmulator(clock=SystemClock(speed=10), running_seconds=30)
        >>> emulator.clock.now().tzinfo
        datetime.timezone.utc
    """

    def __init__(self, speed: float = 1.0) -> None:
        if speed <= 0:
            raise ValueError("The speed of a clock is greater than 0")
        self._speed = speed
        self._ahead = timedelta()
        self._started = time.time()

    def __repr__(self) -> str:
        return f"SystemClock(speed={self._speed:g})"

    @property
    def speed(self) -> float:
        """How many seconds pass here in a real one."""
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
        """Never show a time before `moment`, which a faster clock may have reached already."""
        self._ahead += max(timedelta(), moment - self.now())
