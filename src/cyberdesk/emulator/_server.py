"""The thread in which an emulator listens, with an event loop of its own."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import uvicorn
from starlette.types import ASGIApp

__all__ = ["Server", "bind"]

Result = TypeVar("Result")

# How long a request that is still being received or answered may hold up the end.
_GRACE_SECONDS = 1


class _Config(uvicorn.Config):
    """uvicorn's settings, without its hold on the logging of the whole process."""

    def configure_logging(self) -> None:
        pass


class _Uvicorn(uvicorn.Server):
    """uvicorn's server, which tells when it is ready, and ends as soon as it is told to."""

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
        # As uvicorn does, but not asleep when the end comes: it matters to suites with an emulator for each test.
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._end.wait(), 0.1)


def bind(host: str, port: int) -> socket.socket:
    """Open the listening socket; here rather than in the thread, so that a taken port is the caller's error.

    Raises:
        OSError: the address cannot be had.
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
    """Serves an application from a background thread.

    Args:
        app: the application.
        listener: the socket to listen on; the server closes it.
        on_start: called in the event loop before the first request.
        on_stop: awaited in the event loop after the last request.
    """

    def __init__(
        self,
        app: ASGIApp,
        listener: socket.socket,
        on_start: Callable[[], None],
        on_stop: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        self._listener = listener
        self._on_start = on_start
        self._on_stop = on_stop
        self._settled = threading.Event()
        self._failure: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        config = _Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            server_header=False,
            timeout_keep_alive=60,
            timeout_graceful_shutdown=_GRACE_SECONDS,
        )
        self._uvicorn = _Uvicorn(config, self._settled.set)
        self._thread = threading.Thread(target=self._run, name="cyberdesk-emulator")

    def start(self) -> None:
        """Start the thread and wait until it serves."""
        self._thread.start()
        self._settled.wait()
        if self._failure is not None:
            self._thread.join()
            raise RuntimeError("The emulator could not start") from self._failure

    def stop(self) -> None:
        """Stop serving, and wait for the thread to end."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed when the server has died by itself
                self._loop.call_soon_threadsafe(self._uvicorn.end)
        self._thread.join()

    def call(self, function: Callable[[], Result]) -> Result:
        """Run a function in the server's event loop, where the state may be touched; return its result."""
        if self._loop is None or threading.current_thread() is self._thread or not self._thread.is_alive():
            return function()
        future = asyncio.run_coroutine_threadsafe(_as_coroutine(function), self._loop)
        return future.result()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            self._failure = error
        finally:
            # Only matters when the start failed: nobody must wait for it for ever.
            self._settled.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        with contextlib.closing(self._listener):
            try:
                self._on_start()
                await self._uvicorn.serve(sockets=[self._listener])
            finally:
                await self._on_stop()


async def _as_coroutine(function: Callable[[], Result]) -> Result:
    return function()
