"""The fake API on a loopback socket: one thread serves all worlds of a process."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Self

from .api import API_KEY, FakeAPI, Plan, Reply, Request, error, parse
from .switches import Switches


class _Loop:
    """An event loop in a thread of its own, for as long as the process lives."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, name="fake API", daemon=True).start()


_loops: list[_Loop] = []
_lock = threading.Lock()


def _loop() -> asyncio.AbstractEventLoop:
    with _lock:
        if not _loops:
            _loops.append(_Loop())
        return _loops[0].loop


class World(FakeAPI):
    """A fake API that is served while the block lasts."""

    def __init__(self, switches: Switches | None = None) -> None:
        super().__init__(switches)
        self.base_url = ""
        self._connections: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.under_way = 0

    def __enter__(self) -> Self:
        asyncio.run_coroutine_threadsafe(self._open(), _loop()).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), _loop()).result(10)

    async def _open(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1000)
        self.base_url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def _close(self) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._connections):
            task.cancel()
        if self._connections:
            await asyncio.wait(list(self._connections), timeout=5)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            if self.is_away:
                _reset(writer)
                return
            while (request := await self._read(reader)) is not None:
                if not await self._handle(request, reader, writer):
                    return
        except (OSError, EOFError, asyncio.CancelledError):
            pass
        finally:
            self._connections.discard(task)
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Request | None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        except asyncio.IncompleteReadError:
            return None
        method, target, _ = head[0].split(" ")
        headers = {
            name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)
        }
        if "chunked" in headers.get("transfer-encoding", ""):
            body = b"".join([chunk async for chunk in _chunks(reader)])
        else:
            body = await reader.readexactly(int(headers.get("content-length", "0")))
        return parse(self.now(), method, target, headers, body)

    async def _handle(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Deal with a request; say whether the connection goes on."""
        plan = self.plan(request)
        if plan.arrival == "reset":
            _reset(writer)
            return False
        if plan.hang:
            await reader.read()
            return False
        if plan.instead is not None:
            await asyncio.sleep(plan.delay)
            return await _send(self.decorate(plan.instead), plan, writer)
        if request.headers.get("authorization") != f"Bearer {API_KEY}":
            return await _send(error(401, "no such key"), plan, writer)
        return await _send(await self._do(request, plan), plan, writer)

    async def _do(self, request: Request, plan: Plan) -> Reply:
        known = self.begin(request)
        if known is not None:
            return known
        self.under_way += 1
        try:
            await asyncio.sleep(plan.delay)
            return self.respond(request)
        except asyncio.CancelledError:
            self.forget(request)
            raise
        except Exception as raised:
            self.note(f"the fake API failed: {raised!r}")
            raise
        finally:
            self.under_way -= 1


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while size := int((await reader.readline()).split(b";")[0], 16):
        yield await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readline()


async def _send(reply: Reply, plan: Plan, writer: asyncio.StreamWriter) -> bool:
    lines = [f"HTTP/1.1 {reply.status} Status", *(f"{name}: {value}" for name, value in reply.headers.items())]
    head = "\r\n".join([*lines, f"Content-Length: {len(reply.body)}", "", ""]).encode()
    if plan.departure == "reset":
        _reset(writer)
        return False
    if plan.departure == "truncated":
        writer.write(head + reply.body[: len(reply.body) // 2])
        await writer.drain()
        return False
    if plan.departure == "dripping":
        whole = head + reply.body
        for part in range(0, len(whole), len(whole) // 4 + 1):
            writer.write(whole[part : part + len(whole) // 4 + 1])
            await writer.drain()
            await asyncio.sleep(0.02)
        return True
    writer.write(head + reply.body)
    await writer.drain()
    return plan.departure != "closed"


def _reset(writer: asyncio.StreamWriter) -> None:
    """End a connection as a broken network does."""
    sock: socket.socket | None = writer.get_extra_info("socket")
    with contextlib.suppress(OSError):
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
