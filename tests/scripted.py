"""An HTTP server on raw sockets that misbehaves as scripted, and records what it received."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self


@dataclass
class Received:
    """A request as it came over the wire."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def said(self) -> tuple[str, str, Any]:
        """The method, the path with its query, and the JSON body or None."""
        return self.method, self.target, self.json if self.body else None


@dataclass
class Reply:
    """What to do with one request.

    Attributes:
        status: The status of the response.
        body: Bytes, or a value to send as JSON.
        headers: More headers.
        cut: Send only so many bytes of the body, then close.
        reset: Reset the connection instead of responding.
        pause: Seconds to wait before responding.
        drip: Seconds to wait after each byte of the body.
        head_cut: Send only so many bytes of the status line and headers, then close.
        head_drip: Seconds to wait after each byte of the status line and headers.
        raw: Send these bytes instead of a response, then close.
        hang: Instead of closing after a cut, keep the connection open and send nothing more.
        abort: Instead of closing after a cut, reset the connection.
        chunked: Send the body in chunks, without its length.
        hang_up: Close the connection after the response, without announcing it.
    """

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    cut: int | None = None
    reset: bool = False
    pause: float = 0.0
    drip: float = 0.0
    head_cut: int | None = None
    head_drip: float = 0.0
    raw: bytes | None = None
    hang: bool = False
    abort: bool = False
    chunked: bool = False
    hang_up: bool = False

    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()

    def head(self) -> bytes:
        headers = {"content-length": str(len(self.content())), "content-type": "application/json"}
        if self.chunked:
            headers["transfer-encoding"] = "chunked"
        if self.chunked or self.status == 204:
            del headers["content-length"]
        headers.update(self.headers)
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    def framed(self) -> bytes:
        """The body as it goes over the wire."""
        content = self.content()
        if not self.chunked:
            return content
        pieces = [content[at : at + 7] for at in range(0, len(content), 7)]
        return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


class ScriptedServer:
    """Responds to the nth request with the nth reply, and the rest with the last one."""

    def __init__(self) -> None:
        self.replies: list[Reply] = [Reply()]
        self.received: list[Received] = []
        self.connections = 0
        self.resets = 0
        self.stops_reading = False
        self._handler: Callable[[Received], Reply] | None = None
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self._stop = threading.Event()
        self._lock = threading.Lock()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def script(self, *replies: Reply) -> None:
        """Set how to respond from now on."""
        self.received.clear()
        self._handler = None
        self.replies = list(replies)

    def handle(self, handler: Callable[[Received], Reply]) -> None:
        """Let a function choose the response to each request; it is called for one at a time."""
        self.received.clear()
        self._handler = handler

    @property
    def open_connections(self) -> int:
        """How many connections the other side has not closed."""
        with self._lock:
            return sum(1 for connection in self._sockets if connection.fileno() >= 0)

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop.set()
        # Closing a listener does not wake its accept, a connection does.
        socket.create_connection(self._listener.getsockname()).close()
        with self._lock:
            for connection in self._sockets:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        self._listener.close()

    def _start(self, target: Any, *args: Any) -> None:
        thread = threading.Thread(target=target, args=args)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._stop.is_set():
                connection.close()
                return
            with self._lock:
                self.connections += 1
                is_reset, self.resets = self.resets > 0, max(0, self.resets - 1)
                self._sockets.append(connection)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if is_reset:
                _reset(connection)
                connection.close()
            else:
                self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            if self.stops_reading:
                self._stop.wait()
            with connection, connection.makefile("rb") as stream:
                while not self._stop.is_set() and (request := _read(stream)) is not None:
                    with self._lock:
                        self.received.append(request)
                        reply = self._reply(request)
                    if not self._respond(connection, reply):
                        return
        except (OSError, ValueError):  # ValueError: a request that was cut in the middle
            return

    def _reply(self, request: Received) -> Reply:
        if self._handler is not None:
            return self._handler(request)
        return self.replies[min(len(self.received), len(self.replies)) - 1]

    def _respond(self, connection: socket.socket, reply: Reply) -> bool:
        """Send a reply; tells whether the connection stays open."""
        self._stop.wait(reply.pause)
        if reply.reset:
            _reset(connection)
            return False
        if reply.raw is not None:
            connection.sendall(reply.raw)
            return False
        head, body = reply.head(), reply.framed()
        if reply.head_drip:
            self._drip(connection, head, reply.head_drip)
        else:
            connection.sendall(head[: reply.head_cut])
        if reply.head_cut is not None:
            return self._break_off(connection, reply)
        if reply.drip:
            return self._drip(connection, body, reply.drip)
        connection.sendall(body[: reply.cut])
        return (reply.cut is None and not reply.hang_up) or self._break_off(connection, reply)

    def _break_off(self, connection: socket.socket, reply: Reply) -> bool:
        if reply.hang:
            connection.settimeout(0.05)
            while not self._stop.is_set():  # until the other side gives up
                with contextlib.suppress(TimeoutError):
                    if not connection.recv(1024):
                        break
        if reply.abort:
            _reset(connection)
        return False

    def _drip(self, connection: socket.socket, content: Iterable[int], seconds: float) -> bool:
        for byte in content:
            connection.sendall(bytes([byte]))
            if self._stop.wait(seconds):
                return False
        return True


def _reset(connection: socket.socket) -> None:
    """Make closing send a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _read(stream: Any) -> Received | None:
    line = stream.readline().decode("latin-1")
    if not line:
        return None
    method, target, _ = line.split(" ", 2)
    headers: dict[str, str] = {}
    while (line := stream.readline().decode("latin-1").rstrip("\r\n")) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return Received(method, target, headers, stream.read(int(headers.get("content-length", "0"))))


def wait_until(condition: Any, seconds: float = 10.0) -> None:
    """Wait for something that another thread does."""
    ends_at = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > ends_at:
            raise AssertionError("it did not happen")
        time.sleep(0.005)


RUN: dict[str, Any] = {
    "id": "6a1f6a52-5a0c-4e3e-9d6e-0d6f0d6f0d6f",
    "workflow_id": "0b8b4b1e-1111-4222-8333-444455556666",
    "machine_id": None,
    "status": "scheduling",
    "created_at": "2026-01-02T03:04:05Z",
}
"""The smallest run the API may send."""


class Runs:
    """Creates runs as the API does, once for each idempotency key, and responds to some requests badly.

    A fault after the run was created is a lost response.

    Args:
        fault: The fault of the nth request, from 1, or None.
        per_key: Whether requests are counted for each key, or all together.
    """

    def __init__(self, fault: Callable[[int], Reply | None], *, per_key: bool = True) -> None:
        self.by_key: dict[str, str] = {}
        self._fault = fault
        self._per_key = per_key
        self._counts: dict[str, int] = {}

    @property
    def ids(self) -> list[str]:
        return list(self.by_key.values())

    def __call__(self, request: Received) -> Reply:
        key = request.headers["idempotency-key"]
        count = self._counts[key] = self._counts.get(key, 0) + 1
        number = count if self._per_key else sum(self._counts.values())
        run_id = self.by_key.setdefault(key, str(uuid.uuid4()))
        fault = self._fault(number) if count <= 3 else None  # a call makes four attempts
        return fault or Reply(201, {**RUN, "id": run_id})
