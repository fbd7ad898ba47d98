"""An HTTP server on raw sockets that misbehaves as told, and remembers what it was sent."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Iterable, Mapping
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
        status: The status of the answer.
        body: Bytes, or a value to send as JSON.
        headers: More headers.
        cut: Send only so many bytes of the body, then close.
        reset: Reset the connection instead of answering.
        pause: Seconds to wait before answering.
        drip: Seconds to wait after each byte of the body.
    """

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    cut: int | None = None
    reset: bool = False
    pause: float = 0.0
    drip: float = 0.0

    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class ScriptedServer:
    """Answers the nth request with the nth reply, and the rest with the last one."""

    def __init__(self) -> None:
        self.replies: list[Reply] = [Reply()]
        self.received: list[Received] = []
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._sockets: list[socket.socket] = []
        self._stop = threading.Event()
        self._lock = threading.Lock()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def script(self, *replies: Reply) -> None:
        """Say how to answer from now on."""
        self.received.clear()
        self.replies = list(replies)

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
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._sockets.append(connection)
                self.connections += 1
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        try:
            with connection, connection.makefile("rb") as stream:
                while (request := _read(stream)) is not None:
                    with self._lock:
                        self.received.append(request)
                        reply = self.replies[min(len(self.received), len(self.replies)) - 1]
                    if not self._answer(connection, reply):
                        return
        except OSError:
            return

    def _answer(self, connection: socket.socket, reply: Reply) -> bool:
        self._stop.wait(reply.pause)
        if reply.reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        content = reply.content()
        headers = {"content-length": str(len(content)), "content-type": "application/json", **reply.headers}
        if reply.status == 204:
            del headers["content-length"]
        lines = [f"HTTP/1.1 {reply.status} Scripted", *(f"{name}: {value}" for name, value in headers.items())]
        connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        if reply.drip:
            return self._drip(connection, content, reply.drip)
        connection.sendall(content[: reply.cut])
        return reply.cut is None

    def _drip(self, connection: socket.socket, content: Iterable[int], seconds: float) -> bool:
        for byte in content:
            connection.sendall(bytes([byte]))
            if self._stop.wait(seconds):
                return False
        return True


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
