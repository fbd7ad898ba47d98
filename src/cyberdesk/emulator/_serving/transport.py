"""Requests that reach an emulator without a socket: an httpx transport, and an ASGI application to mount."""

import asyncio
import contextlib
import queue
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Self, cast
from urllib.parse import unquote

import anyio
import httpx
from anyio.abc import TaskGroup
from starlette.types import ASGIApp, Receive, Scope, Send

from cyberdesk.emulator._http.connection import gone
from cyberdesk.emulator._serving.exchange import Break, Chunk, End, Event, Head, RequestExchange, WantsBody

__all__ = ["EmulatorTransport", "Submit", "as_app"]

# The keys of a scope that the application receives; the others belong to the framework around it.
_SCOPE = (
    "type",
    "asgi",
    "http_version",
    "method",
    "scheme",
    "path",
    "raw_path",
    "query_string",
    "root_path",
    "headers",
    "client",
    "server",
)


Submit = Callable[[RequestExchange], bool]
"""Submits a request to an emulator; returns False when it is not running."""


class EmulatorTransport(httpx.AsyncBaseTransport, httpx.BaseTransport):
    """An httpx transport that submits requests to an emulator: asynchronous (asyncio and trio) and synchronous.

    The emulator runs in its own thread, so no call waits for the caller's event loop or thread.
    Closing the transport aborts the calls in progress. Read timeouts are observed.
    """

    def __init__(self, submit: Submit) -> None:
        self._submit = submit
        self._open: set[_Inbox | _AsyncInbox] = set()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request from an event loop."""
        inbox = _AsyncInbox(request)
        exchange = self._begin(request, inbox)
        try:
            head = await _head(inbox, exchange, request)
        except BaseException:
            self._end(exchange, inbox)
            raise
        stream = _AsyncResponseBody(inbox, _Reading(exchange, request), lambda: self._end(exchange, inbox))
        return httpx.Response(head.status, headers=list(head.headers), stream=stream, request=request)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request from a thread without an event loop."""
        inbox = _Inbox(request)
        exchange = self._begin(request, inbox)
        try:
            head = _sync_head(inbox, exchange, request)
        except BaseException:
            self._end(exchange, inbox)
            raise
        stream = _ResponseBody(inbox, _Reading(exchange, request), lambda: self._end(exchange, inbox))
        return httpx.Response(head.status, headers=list(head.headers), stream=stream, request=request)

    async def aclose(self) -> None:
        """Abort the calls in progress."""
        self.close()

    def close(self) -> None:
        """Abort the calls in progress."""
        for inbox in list(self._open):
            inbox.deliver(Break.CLOSED)

    def _begin(self, request: httpx.Request, inbox: "_Inbox | _AsyncInbox") -> RequestExchange:
        exchange = RequestExchange(_scope(request), inbox.deliver)
        if not self._submit(exchange):
            raise httpx.ConnectError("The emulator is not running", request=request)
        self._open.add(inbox)
        return exchange

    def _end(self, exchange: RequestExchange, inbox: "_Inbox | _AsyncInbox") -> None:
        exchange.leave()
        self._open.discard(inbox)


class _Inbox:
    """The events of an exchange, received by a thread."""

    def __init__(self, request: httpx.Request) -> None:
        self._request = request
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def deliver(self, event: Event) -> None:
        """Pass an event on; called in the emulator's thread."""
        self._events.put(event)

    def get(self) -> Event:
        """The next event."""
        try:
            return self._events.get(timeout=_read_timeout(self._request))
        except queue.Empty:
            raise httpx.ReadTimeout("The read operation timed out", request=self._request) from None


class _AsyncInbox:
    """The events of an exchange, received by a task of another event loop."""

    def __init__(self, request: httpx.Request | None = None) -> None:
        self._request = request
        self._call_soon = _call_soon()
        self._events: deque[Event] = deque()
        self._wakeup = anyio.Event()

    def deliver(self, event: Event) -> None:
        """Pass an event on; called in the emulator's thread."""
        self._events.append(event)
        with contextlib.suppress(RuntimeError):  # the event loop is closed, so no task waits
            self._call_soon(self._wake_up)

    def _wake_up(self) -> None:
        # Read here and not in the other thread, where it might be the event of an earlier wait.
        self._wakeup.set()

    async def get(self) -> Event:
        """The next event."""
        if not self._events:
            with anyio.move_on_after(None if self._request is None else _read_timeout(self._request)):
                while not self._events:
                    self._wakeup = anyio.Event()
                    await self._wakeup.wait()
        if not self._events:
            raise httpx.ReadTimeout("The read operation timed out", request=self._request)
        return self._events.popleft()


async def _head(inbox: _AsyncInbox, exchange: RequestExchange, request: httpx.Request) -> Head:
    """Send the application the body that it requests, until its response begins."""
    async with _Upload(request) as body:
        while True:
            match await inbox.get():
                case WantsBody():
                    piece = await body.next()
                    exchange.give(piece or b"", is_last=piece is None)
                case Head() as head:
                    return head
                case event:
                    raise _failure(event, request)


class _Upload:
    """The body of a request, which may be abandoned at any time."""

    def __init__(self, request: httpx.Request) -> None:
        stream = request.stream
        # Most bodies are both; the synchronous iterator needs no closing when it is abandoned.
        self._pieces = iter(stream) if isinstance(stream, httpx.SyncByteStream) else aiter(stream)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        close = getattr(self._pieces, "aclose", None)
        if close is not None:
            with anyio.CancelScope(shield=True):
                await close()

    async def next(self) -> bytes | None:
        """The next piece; None after the last."""
        if isinstance(self._pieces, AsyncIterator):
            return await anext(self._pieces, None)
        return next(self._pieces, None)


def _sync_head(inbox: _Inbox, exchange: RequestExchange, request: httpx.Request) -> Head:
    body = iter(cast("httpx.SyncByteStream", request.stream))
    while True:
        match inbox.get():
            case WantsBody():
                piece = next(body, None)
                exchange.give(piece or b"", is_last=piece is None)
            case Head() as head:
                return head
            case event:
                raise _failure(event, request)


def _call_soon() -> Callable[[Callable[[], object]], object]:
    """A function with which other threads schedule calls in the running event loop."""
    trio = sys.modules.get("trio")
    if trio is not None and trio.lowlevel.in_trio_run():
        return cast("Callable[[Callable[[], object]], object]", trio.lowlevel.current_trio_token().run_sync_soon)
    return asyncio.get_running_loop().call_soon_threadsafe


class _Reading:
    """The progress of reading the body of a response."""

    def __init__(self, exchange: RequestExchange, request: httpx.Request) -> None:
        self._exchange = exchange
        self._request = request
        self.is_over = False

    def piece(self, event: Event) -> bytes | None:
        """The piece of the body in an event, if any; sets `is_over` at the end."""
        match event:
            case Chunk(data):
                return data
            case End():
                self.is_over = True
            case WantsBody():
                # The response has begun before the body was read; the rest of the body does not matter.
                self._exchange.give(b"", is_last=True)
            case _:
                self.is_over = True
                raise _failure(event, self._request, has_begun=True)
        return None


class _AsyncResponseBody(httpx.AsyncByteStream):
    """The body of a response, streamed."""

    def __init__(self, inbox: _AsyncInbox, reading: _Reading, on_close: Callable[[], None]) -> None:
        self._inbox = inbox
        self._reading = reading
        self._on_close = on_close

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        while not self._reading.is_over:
            piece = self._reading.piece(await self._inbox.get())
            if piece is not None:
                return piece
        raise StopAsyncIteration

    async def aclose(self) -> None:
        """Discard the rest of the response."""
        self._reading.is_over = True
        self._on_close()


class _ResponseBody(httpx.SyncByteStream):
    """The body of a response, streamed."""

    def __init__(self, inbox: _Inbox, reading: _Reading, on_close: Callable[[], None]) -> None:
        self._inbox = inbox
        self._reading = reading
        self._on_close = on_close

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        while not self._reading.is_over:
            piece = self._reading.piece(self._inbox.get())
            if piece is not None:
                return piece
        raise StopIteration

    def close(self) -> None:
        """Discard the rest of the response."""
        self._reading.is_over = True
        self._on_close()


def _read_timeout(request: httpx.Request) -> float | None:
    timeout: dict[str, float | None] = request.extensions.get("timeout", {})
    return timeout.get("read")


def _scope(request: httpx.Request) -> Scope:
    url = request.url
    path = url.raw_path.partition(b"?")[0]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": url.scheme,
        "path": unquote(path.decode("ascii")),
        "raw_path": path,
        "query_string": url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": (url.host, url.port),
        "client": ("127.0.0.1", 0),
    }


def _failure(event: Event, request: httpx.Request, *, has_begun: bool = False) -> httpx.TransportError:
    """The exception that httpx raises for the same event on a socket."""
    if event is Break.RESET:
        return httpx.ReadError("Connection reset by peer", request=request)
    if has_begun:
        text = "peer closed connection without sending complete message body"
    else:
        text = "Server disconnected without sending a response."
    return httpx.RemoteProtocolError(text, request=request)


def as_app(submit: Submit) -> ASGIApp:
    """Make an ASGI application that any server or framework can run, in any event loop."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        if scope["type"] != "http":
            raise RuntimeError(f"The emulator supports HTTP only, not {scope['type']}")
        inbox = _AsyncInbox()
        passed_on = {name: scope[name] for name in _SCOPE if name in scope}
        exchange = RequestExchange(passed_on, inbox.deliver)
        if not submit(exchange):
            raise RuntimeError("The emulator is not running: enter its with block first")
        broken = False
        try:
            async with anyio.create_task_group() as group:
                broken = await _relay(inbox, exchange, receive, send, group)
                group.cancel_scope.cancel()
        finally:
            exchange.leave()
        if broken:
            raise ConnectionResetError("A fault reset or closed the connection")

    return app


async def _live(receive: Receive, send: Send) -> None:
    """Complete the lifespan protocol, for which there is nothing to do: the emulator has its own lifetime."""
    for step in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{step}.complete"})


async def _relay(
    inbox: _AsyncInbox, exchange: RequestExchange, receive: Receive, send: Send, group: TaskGroup
) -> bool:
    """Forward a request and its response; return whether the response was aborted."""

    async def watch() -> None:
        await gone(receive)
        exchange.leave()
        group.cancel_scope.cancel()

    while True:
        match await inbox.get():
            case WantsBody():
                message = await receive()
                if message["type"] == "http.disconnect":
                    return False
                is_last = not message.get("more_body", False)
                exchange.give(message.get("body", b""), is_last=is_last)
                if is_last:
                    group.start_soon(watch)
            case Head(status, headers):
                await send({"type": "http.response.start", "status": status, "headers": headers})
            case Chunk(data):
                await send({"type": "http.response.body", "body": data, "more_body": True})
            case End():
                await send({"type": "http.response.body"})
                return False
            case _:
                return True
