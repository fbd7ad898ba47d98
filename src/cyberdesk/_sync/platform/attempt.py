"""What bounds one attempt of a call, and the stream of its connection. Written by hand on both sides."""

from __future__ import annotations

import contextlib
import math
import socket
import time
from types import TracebackType
from typing import Any, Self

__all__ = ["AttemptScope", "ConnectionStream", "attempt_scope"]


class AttemptOver(Exception):
    """The attempt took longer than it may, or the client was closed."""


class AttemptScope:
    """What bounds an attempt: a blocking call cannot be interrupted, so each read and write gets its time from here."""

    def __init__(self, ends_at: float) -> None:
        self.ends_at = ends_at
        self.is_cancelled = False
        self.stream: ConnectionStream | None = None

    def cap(self, timeout: float | None) -> float | None:
        """How long one read or write may take."""
        remaining = self.ends_at - time.monotonic()
        if remaining <= 0 or self.is_cancelled:
            raise AttemptOver
        if math.isinf(remaining):
            return timeout
        return remaining if timeout is None else min(timeout, remaining)

    def cancel(self) -> None:
        """End it from another thread."""
        self.is_cancelled = True
        if self.stream is not None:
            self.stream.interrupt()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        return exc_type is AttemptOver


def attempt_scope(seconds: float) -> AttemptScope:
    """Limit the reads and writes inside; `cancel` ends it early."""
    return AttemptScope(time.monotonic() + seconds)


class ConnectionStream:
    """The stream below one connection of the HTTP library: bounds each read and write by what is left of the attempt.

    The HTTP library applies its time limit to each single read, which a server that drips never exceeds.
    """

    def __init__(self) -> None:
        self._stream: Any = None
        self._attempt: AttemptScope | None = None

    def extensions(self, attempt: object, *, secure: bool) -> dict[str, Any]:
        """Extensions to add to a request."""
        self._attempt = attempt if isinstance(attempt, AttemptScope) else None
        if self._attempt is not None:
            self._attempt.stream = self
        return {"trace": self._trace}

    def close(self) -> None:
        """Close the stream if it is still open."""
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
