"""Who may send, who waits, and how calls under way are ended. Written by hand on both sides."""

from __future__ import annotations

import contextlib
import math
import os
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")

__all__ = ["Attempt", "Gate", "Line", "PerLoop", "attempt_scope", "lock"]


class AttemptOver(Exception):
    """The attempt's time is over, or the client was closed."""


class Attempt:
    """What bounds an attempt: nothing can interrupt a blocking call, so each of its reads and writes asks here."""

    def __init__(self, ends_at: float) -> None:
        self.ends_at = ends_at
        self.is_cancelled = False
        self.line: Line | None = None

    def cap(self, timeout: float | None) -> float | None:
        """How long one read or write may take."""
        left = self.ends_at - time.monotonic()
        if left <= 0 or self.is_cancelled:
            raise AttemptOver
        if math.isinf(left):
            return timeout
        return left if timeout is None else min(timeout, left)

    def cancel(self) -> None:
        """End it from another thread."""
        self.is_cancelled = True
        if self.line is not None:
            self.line.interrupt()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        return exc_type is AttemptOver


def attempt_scope(seconds: float) -> Attempt:
    """Limit the reads and writes inside; `cancel` ends it early."""
    return Attempt(time.monotonic() + seconds)


def lock() -> AbstractContextManager[object]:
    """Threads share a client."""
    return threading.Lock()


class Gate:
    """Lets so many attempts through at once, first come first served, until it is closed.

    Args:
        slots: How many; infinity for no limit.
    """

    def __init__(self, slots: float) -> None:
        self.is_closed = False
        self._free = slots
        self._waiting: OrderedDict[threading.Event, None] = OrderedDict()
        self._attempts: set[Attempt] = set()
        self._closed = threading.Event()
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    def enter(self, expires_at: float) -> bool:
        """Wait for a slot; False when the time is over first, or the gate was closed."""
        with self._lock:
            if self.is_closed:
                return False
            if self._free > 0:
                self._free -= 1
                return True
            turn = threading.Event()
            self._waiting[turn] = None
        try:
            turn.wait(None if math.isinf(expires_at) else max(0.0, expires_at - time.monotonic()))
        except BaseException:  # such as KeyboardInterrupt
            with self._lock:
                came = self._waiting.pop(turn, self) is self
            if came and not self.is_closed:
                self.leave()
            raise
        with self._lock:
            missed = self._waiting.pop(turn, self) is None
            return not missed and not self.is_closed

    def leave(self) -> None:
        """Hand the slot to whoever has waited longest."""
        with self._lock:
            if self._waiting:
                turn, _ = self._waiting.popitem(last=False)
                turn.set()
            else:
                self._free += 1

    def begin(self, attempt: Attempt) -> None:
        """Note an attempt that closing shall end."""
        with self._lock:
            self._attempts.add(attempt)
            is_closed = self.is_closed
        if is_closed:
            attempt.cancel()

    def end(self, attempt: Attempt) -> None:
        """Forget it."""
        with self._lock:
            self._attempts.discard(attempt)

    def pause(self, seconds: float) -> None:
        """Wait; closing ends it early."""
        self._closed.wait(seconds)

    def close(self) -> None:
        """Let nobody through any more, and end the attempts under way."""
        with self._lock:
            self.is_closed = True
            self._closed.set()
            for turn in self._waiting:
                turn.set()
            self._waiting.clear()
            attempts = list(self._attempts)
        for attempt in attempts:
            attempt.cancel()

    def drained(self) -> None:
        """Each attempt closes its own connection, in its own thread."""


class Line:
    """The wire of one connection: bounds each read and write by what is left of the attempt.

    The HTTP library starts its time-out anew with each read, so that a server that drips would never hit it.
    """

    def __init__(self) -> None:
        self._stream: Any = None
        self._attempt: Attempt | None = None

    def extensions(self, attempt: object, *, secure: bool) -> dict[str, Any]:
        """What to send along with a request."""
        self._attempt = attempt if isinstance(attempt, Attempt) else None
        if self._attempt is not None:
            self._attempt.line = self
        return {"trace": self._trace}

    def close(self) -> None:
        """Close what is still open."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with contextlib.suppress(Exception):
                stream.close()

    def interrupt(self) -> None:
        """Wake the thread that reads or writes."""
        stream = self._stream
        if stream is not None:
            with contextlib.suppress(Exception):
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event.endswith(("connect_tcp.complete", "start_tls.complete", "connect_unix_socket.complete")):
            self._adopt(info["return_value"])

    def _adopt(self, stream: Any) -> None:
        self._stream = stream
        read, write = stream.read, stream.write

        def bounded_read(max_bytes: int, timeout: float | None = None) -> bytes:
            received: bytes = read(max_bytes, self._cap(timeout))
            return received

        def bounded_write(buffer: bytes, timeout: float | None = None) -> None:
            write(buffer, self._cap(timeout))

        stream.read, stream.write = bounded_read, bounded_write

    def _cap(self, timeout: float | None) -> float | None:
        return timeout if self._attempt is None else self._attempt.cap(timeout)


class PerLoop(Generic[T]):
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
