"""What bounds one attempt of a call, and the stream of its connection. Written by hand on both sides."""

from __future__ import annotations

import contextlib
import math
from typing import Any

import anyio

__all__ = ["AttemptScope", "ConnectionStream", "attempt_scope"]

AttemptScope = anyio.CancelScope


def attempt_scope(seconds: float) -> AttemptScope:
    """Limit what is awaited inside; `cancel` ends it early."""
    return anyio.move_on_after(None if math.isinf(seconds) else max(0.0, seconds))


class ConnectionStream:
    """The stream below one connection of the HTTP library.

    A TLS handshake that is cancelled leaves its socket to the garbage collector, so the stream is kept here and
    closed.
    """

    def __init__(self) -> None:
        self._stream: Any = None

    def extensions(self, attempt: object, *, secure: bool) -> dict[str, Any]:
        """Extensions to add to a request."""
        return {"trace": self._trace} if secure else {}

    async def aclose(self) -> None:
        """Close the stream if it is still open."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with contextlib.suppress(Exception):
                await stream.aclose()

    async def _trace(self, event: str, info: dict[str, Any]) -> None:
        if event.endswith("connect_tcp.complete"):
            self._stream = info["return_value"]
