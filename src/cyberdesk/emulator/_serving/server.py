"""Serving an application on a socket."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from cyberdesk.emulator._http.connection import with_connection

__all__ = ["Server", "bind"]

# How long the end waits for requests that are still being received or processed.
_GRACE_SECONDS = 1


class _Config(uvicorn.Config):
    """uvicorn's settings; unlike the original it leaves the logging of the process alone."""

    def configure_logging(self) -> None:
        pass


class _Uvicorn(uvicorn.Server):
    """uvicorn's server, with a callback when it is ready and an `end` without delay."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._end = asyncio.Event()

    def end(self) -> None:
        self.should_exit = True
        self._end.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_ready()

    async def main_loop(self) -> None:
        # As uvicorn does, but it wakes up for the end: it matters to suites that start an emulator for each test.
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._end.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # As uvicorn does, but without its pauses of a tenth of a second.
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_GRACE_SECONDS):
                # uvicorn has no event for this.
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110  # see above
                    await asyncio.sleep(0.002)
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class _Tcp:
    """The TCP connection of a request."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def reset(self) -> None:
        """Close it with a reset (RST)."""
        connection = self._transport.get_extra_info("socket")
        # With a linger time of zero, closing discards unsent data and sends a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def abort(self) -> None:
        """Close it at once, if it is open, without what was not sent yet."""
        self._transport.abort()

    def close(self) -> None:
        """Close it after all data was sent."""
        self._transport.close()


class _Protocol(H11Protocol):
    """uvicorn's protocol, which gives the application access to the connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        app, connection = self.app, _Tcp(transport)

        async def connected(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await app(with_connection(scope, connection), receive, send)
            except asyncio.CancelledError:
                # The server ends. uvicorn would print a traceback, and respond with 500 on an open connection.
                connection.abort()
                await asyncio.sleep(0)  # until uvicorn has noticed that it is closed

        self.app = connected


def bind(host: str, port: int) -> socket.socket:
    """Open the listening socket; in the caller's thread, so that a port in use raises there.

    Raises:
        OSError: the address cannot be used.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
        listener.setblocking(False)
    except BaseException:
        listener.close()
        raise
    return listener


class Server:
    """Serves an application as long as it runs.

    Args:
        app: the application.
        listener: the socket to listen on; the server closes it.
    """

    def __init__(self, app: ASGIApp, listener: socket.socket) -> None:
        self._listener = listener
        self._config = _Config(
            app,
            loop="asyncio",
            http=_Protocol,
            ws="none",
            lifespan="off",
            server_header=False,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        self._uvicorn: _Uvicorn | None = None

    async def run(self, on_ready: Callable[[], None]) -> None:
        """Serve until the end."""
        self._uvicorn = _Uvicorn(self._config, on_ready)
        with contextlib.closing(self._listener):
            await self._uvicorn.serve(sockets=[self._listener])

    def end(self) -> None:
        """Stop serving; called in the event loop."""
        if self._uvicorn is not None:
            self._uvicorn.end()
