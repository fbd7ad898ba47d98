"""The middleware of every request: it records the request, assigns the request id, and applies faults."""

import logging
import time
from datetime import datetime

import attrs
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http.fault_injection import inject
from cyberdesk.emulator._rules.http.faults import Fault, FaultKind
from cyberdesk.emulator._rules.http.redaction import without_secrets
from cyberdesk.emulator._settings import REQUEST_LOGGER
from cyberdesk.emulator._views import ReceivedRequest

__all__ = ["REQUEST_ID", "RecordingMiddleware"]

REQUEST_ID = "cyberdesk.request_id"
"""The key of the request id in the scope of a request."""

logger = logging.getLogger(REQUEST_LOGGER)

_LOGGED_BODY_BYTES = 1024 * 1024
_CLIENT_LEFT = 499


class RecordingMiddleware:
    """Records each request, gives it a request id, and applies faults; the first middleware of the API."""

    def __init__(self, app: ASGIApp, backend: Backend) -> None:
        self._app = app
        self._backend = backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = await _whole_body(receive)
        request = _received(scope, body or b"", self._backend.ids.request(), self._backend.clock.now())
        scope[REQUEST_ID] = request.request_id
        exchange = _RequestRecord(self._backend, request, send)
        if body is None:
            # The client has disconnected; the status is only recorded.
            exchange.record(_CLIENT_LEFT)
            return
        if _is_of_the_api(request.path):
            with self._backend.clock.working():
                await self._serve(exchange, scope, _replayed(body, receive))
        else:
            await self._app(scope, _replayed(body, receive), exchange.send)
        exchange.log()

    async def _serve(self, exchange: "_RequestRecord", scope: Scope, receive: Receive) -> None:
        fault = self._backend.faults.take(exchange.request)
        if fault is None:
            await self._app(scope, receive, exchange.send)
        else:
            await self._disturb(fault, exchange, scope, receive)

    async def _disturb(self, fault: Fault, exchange: "_RequestRecord", scope: Scope, receive: Receive) -> None:
        exchange.fault = fault.kind
        if fault.kind is FaultKind.RESET:
            # Before it happens: whoever sees the reset finds it recorded.
            exchange.record(0)

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            async def recorded(message: Message) -> None:
                exchange.note(message)
                await send(message)

            await self._app(scope, receive, recorded)

        await inject(fault, app, scope, receive, exchange.send, clock=self._backend.clock)


class _RequestRecord:
    """One request from its arrival to the end of its response."""

    def __init__(self, backend: Backend, request: ReceivedRequest, send: Send) -> None:
        self.fault: FaultKind | None = None
        self._backend = backend
        self.request = request
        self._send = send
        self._started = time.perf_counter()
        self._status: int | None = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message["headers"], (b"x-request-id", self.request.request_id.encode())]
            message = {**message, "headers": headers}
            # Before the first byte is sent, so that a client that has the response finds the request recorded.
            self.note(message)
        await self._send(message)

    def note(self, message: Message) -> None:
        """Record the request when its response begins."""
        if message["type"] == "http.response.start":
            self.record(message["status"])

    def record(self, status: int) -> None:
        """Keep the request with the status of its response; only the first call counts."""
        if self._status is None:
            self._status = status
            fault = None if self.fault is None else str(self.fault)
            self._backend.requests.append(attrs.evolve(self.request, status=status, fault=fault))

    def log(self) -> None:
        """Log a request whose response has ended."""
        if logger.isEnabledFor(logging.INFO):
            milliseconds = 1000 * (time.perf_counter() - self._started)
            remark = "" if self.fault is None else f" (fault: {self.fault})"
            request = self.request
            # A path may hold anything, once it is decoded; a line must stay one.
            path = "".join(letter if letter.isprintable() else "?" for letter in request.path)
            logger.info("%s %s %s %.0f ms%s", request.method, path, self._status or "-", milliseconds, remark)


def _is_of_the_api(path: str) -> bool:
    return path.startswith(("/v1/", "/files/"))


async def _whole_body(receive: Receive) -> bytes | None:
    """The body; None when the client disconnected before it was complete."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return parts[0] if len(parts) == 1 else b"".join(parts)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Receives a body that was read already, then what comes after it."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay


def _received(scope: Scope, body: bytes, request_id: str, now: datetime) -> ReceivedRequest:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    if "authorization" in headers:
        headers["authorization"] = "***"
    query = scope["query_string"].decode("latin-1")
    return ReceivedRequest(
        method=scope["method"],
        path=scope["path"].removeprefix(scope.get("root_path", "")) + (f"?{query}" if query else ""),
        headers=headers,
        body=without_secrets(body)[:_LOGGED_BODY_BYTES],
        status=0,
        request_id=request_id,
        received_at=now,
    )
