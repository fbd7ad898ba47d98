"""One request that reaches the application without a socket, and its response as events."""

import asyncio
import contextlib
import enum
import logging
from collections.abc import Callable, Sequence
from contextvars import Context

import attrs
from starlette.types import ASGIApp, Message, Scope

from cyberdesk.emulator._http.connection import with_connection

__all__ = ["Break", "Chunk", "End", "Event", "Head", "RequestExchange", "WantsBody"]

logger = logging.getLogger("cyberdesk.emulator")


@attrs.frozen
class WantsBody:
    """The application waits for the next piece of the request's body."""


@attrs.frozen
class Head:
    """The response begins."""

    status: int
    headers: Sequence[tuple[bytes, bytes]]


@attrs.frozen
class Chunk:
    """A piece of the response's body."""

    data: bytes


@attrs.frozen
class End:
    """The response is complete."""


class Break(enum.Enum):
    """The response is aborted."""

    RESET = enum.auto()
    CLOSED = enum.auto()


Event = WantsBody | Head | Chunk | End | Break


class RequestExchange:
    """A request and its response, between the thread of the sender and the emulator's.

    The sender's thread calls `start`, `give` and `leave`; all else runs in the emulator's. Events are not
    acknowledged: a sender that does not read does not block the application.

    Args:
        scope: the request.
        deliver: called with each event, in the emulator's thread; none follows `End` or a `Break`.
    """

    def __init__(self, scope: Scope, deliver: Callable[[Event], None]) -> None:
        self._scope = with_connection(scope, self)
        self._deliver = deliver
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._has_body = True
        self._next: asyncio.Future[tuple[bytes, bool]] | None = None
        self._over = asyncio.Event()

    def start(
        self, app: ASGIApp, loop: asyncio.AbstractEventLoop, on_end: Callable[["RequestExchange"], None]
    ) -> None:
        """Run the application in the emulator's event loop."""
        self._loop = loop

        def begin() -> None:
            if not self._over.is_set():
                self._task = loop.create_task(self._run(app))
                self._task.add_done_callback(lambda _: on_end(self))

        # A context of its own: that of the sender may name another async library, which anyio would then use here.
        loop.call_soon_threadsafe(begin, context=Context())

    def give(self, piece: bytes, *, is_last: bool) -> None:
        """Send a piece of the body, which may be empty, after `WantsBody`."""
        self._call(self._take, piece, is_last)

    def leave(self) -> None:
        """Stop receiving events. The request is processed to its end, as after a disconnect."""
        self._call(self._over.set)

    def reset(self) -> None:
        """End the response as a reset connection does."""
        self._finish(Break.RESET)

    def close(self) -> None:
        """End the response as a closed connection does."""
        self._finish(Break.CLOSED)

    async def cancel(self) -> None:
        """Abort it, and wait until its task has ended."""
        self.close()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def _call(self, function: Callable[..., None], *arguments: object) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed
                self._loop.call_soon_threadsafe(function, *arguments, context=Context())

    def _take(self, piece: bytes, is_last: bool) -> None:
        if self._next is not None and not self._next.done():
            self._next.set_result((piece, is_last))

    async def _run(self, app: ASGIApp) -> None:
        try:
            await app(self._scope, self._receive, self._send)
        except Exception:  # closed below, so that the caller gets a connection error
            logger.exception("%s %s failed", self._scope["method"], self._scope["path"])
        finally:
            self.close()

    async def _receive(self) -> Message:
        if self._has_body and not self._over.is_set():
            self._next = asyncio.get_running_loop().create_future()
            over = asyncio.ensure_future(self._over.wait())
            try:
                self._deliver(WantsBody())
                await asyncio.wait((self._next, over), return_when=asyncio.FIRST_COMPLETED)
                if self._next.done():
                    piece, is_last = self._next.result()
                    self._has_body = not is_last
                    return {"type": "http.request", "body": piece, "more_body": not is_last}
            finally:
                over.cancel()
        await self._over.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if self._over.is_set():
            return
        if message["type"] == "http.response.start":
            self._deliver(Head(message["status"], list(message["headers"])))
        elif message["type"] == "http.response.body":
            body = message.get("body", b"")
            if body and self._scope["method"] != "HEAD":
                self._deliver(Chunk(body))
            if not message.get("more_body", False):
                self._finish(End())

    def _finish(self, event: Event) -> None:
        if not self._over.is_set():
            self._over.set()
            self._deliver(event)
