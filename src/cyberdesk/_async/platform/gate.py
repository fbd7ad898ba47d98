"""Who may send, who waits, and how calls under way are ended. Written by hand on both sides."""

from __future__ import annotations

import contextlib
import math
import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Generic, TypeVar

import anyio
from anyio.lowlevel import current_token

T = TypeVar("T")

__all__ = ["Attempt", "Gate", "Line", "PerLoop", "attempt_scope", "lock"]

Attempt = anyio.CancelScope

_DRAIN_SECONDS = 2.0


def attempt_scope(seconds: float) -> Attempt:
    """Limit what is awaited inside; `cancel` ends it early."""
    return anyio.move_on_after(None if math.isinf(seconds) else max(0.0, seconds))


def lock() -> AbstractContextManager[object]:
    """One event loop needs none."""
    return nullcontext()


class Gate:
    """Lets so many attempts through at once, first come first served, until it is closed.

    Args:
        slots: How many; infinity for no limit.
    """

    def __init__(self, slots: float) -> None:
        self.is_closed = False
        self._free = slots
        self._waiting: OrderedDict[anyio.Event, None] = OrderedDict()
        self._attempts: set[Attempt] = set()
        self._closed: anyio.Event | None = None
        self._drained: anyio.Event | None = None

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    async def enter(self, expires_at: float) -> bool:
        """Wait for a slot; False when the time is over first, or the gate was closed."""
        if self._free > 0 and not self.is_closed:
            self._free -= 1
            return True
        if self.is_closed or time.monotonic() >= expires_at:
            return False
        turn = anyio.Event()
        self._waiting[turn] = None
        try:
            with attempt_scope(expires_at - time.monotonic()):
                await turn.wait()
        except BaseException:
            if turn not in self._waiting and not self.is_closed:
                self.leave()  # the slot came at the moment of the cancellation
            raise
        finally:
            missed = turn in self._waiting
            self._waiting.pop(turn, None)
        return not missed and not self.is_closed

    def leave(self) -> None:
        """Hand the slot to whoever has waited longest."""
        if self._waiting:
            turn, _ = self._waiting.popitem(last=False)
            turn.set()
        else:
            self._free += 1

    def begin(self, attempt: Attempt) -> None:
        """Note an attempt that closing shall end."""
        self._attempts.add(attempt)
        if self.is_closed:
            attempt.cancel()

    def end(self, attempt: Attempt) -> None:
        """Forget it."""
        self._attempts.discard(attempt)
        if self._drained is not None and not self._attempts:
            self._drained.set()

    async def pause(self, seconds: float) -> None:
        """Wait; closing ends it early."""
        if self._closed is None:
            self._closed = anyio.Event()
        if not self.is_closed:
            with anyio.move_on_after(seconds):
                await self._closed.wait()

    def close(self) -> None:
        """Let nobody through any more, and end the attempts under way."""
        self.is_closed = True
        if self._closed is not None:
            self._closed.set()
        while self._waiting:
            turn, _ = self._waiting.popitem(last=False)
            turn.set()
        for attempt in list(self._attempts):
            attempt.cancel()

    async def drained(self) -> None:
        """Wait until the attempts that `close` has ended are gone, but not for ever."""
        if self._attempts:
            self._drained = anyio.Event()
            with anyio.move_on_after(_DRAIN_SECONDS, shield=True):
                await self._drained.wait()


class Line:
    """The wire of one connection, as far as it must be known beside the HTTP library.

    A TLS handshake that is cancelled leaves its socket to the garbage collector, so it is noted here.
    """

    def __init__(self) -> None:
        self._stream: Any = None

    def extensions(self, attempt: object, *, secure: bool) -> dict[str, Any]:
        """What to send along with a request."""
        return {"trace": self._trace} if secure else {}

    async def aclose(self) -> None:
        """Close what is still open."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with contextlib.suppress(Exception):
                await stream.aclose()

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event.endswith("connect_tcp.complete"):
            self._stream = info["return_value"]


class PerLoop(Generic[T]):
    """One value for each event loop that uses a client, as connections cannot leave theirs.

    Args:
        make: Makes the value.
        end: Called with it in its loop, when that ends or the value is dropped.
    """

    def __init__(self, make: Callable[[], T], end: Callable[[T], Awaitable[None]]) -> None:
        self._make = make
        self._end = end
        self._values: dict[object, tuple[T, AsyncGenerator[None, None]]] = {}

    async def get(self) -> T:
        """The value of the running loop."""
        token = current_token()
        found = self._values.get(token)
        if found is not None:
            return found[0]
        for other in [it for it in self._values if _is_over(it)]:
            del self._values[other]
        value = self._make()
        guard = self._until_the_loop_ends(token, value)
        self._values[token] = (value, guard)
        await anext(guard)
        return value

    async def drop(self) -> None:
        """End the value of the running loop. Those of other loops end with them."""
        found = self._values.pop(current_token(), None)
        if found is not None:
            await found[1].aclose()

    def all(self) -> list[T]:
        """The values of all loops."""
        return [value for value, _ in list(self._values.values())]  # other threads may have loops of their own

    async def _until_the_loop_ends(self, token: object, value: T) -> AsyncGenerator[None, None]:
        # Both asyncio and trio close the generators that are open when a run ends, which is the last moment at
        # which connections can be closed properly.
        try:
            yield
        finally:
            self._values.pop(token, None)
            with anyio.CancelScope(shield=True):
                await self._end(value)


def _is_over(token: object) -> bool:
    is_closed = getattr(getattr(token, "native_token", token), "is_closed", None)
    return is_closed is not None and bool(is_closed())
