"""The thread of an emulator, with its own event loop."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextvars import Context
from typing import Any, Protocol, TypeVar

from starlette.types import ASGIApp

from cyberdesk.emulator._serving.exchange import RequestExchange

__all__ = ["LoopThread", "NoListener", "Service"]

Result = TypeVar("Result")


class Service(Protocol):
    """What runs in the event loop until `end` is called."""

    async def run(self, on_ready: Callable[[], None]) -> None:
        """Run until the end; call `on_ready` after the start."""
        ...

    def end(self) -> None:
        """Let `run` return soon; called in the event loop."""
        ...


class NoListener:
    """Listens on no socket: requests arrive by `LoopThread.submit` only."""

    def __init__(self) -> None:
        self._end = asyncio.Event()

    async def run(self, on_ready: Callable[[], None]) -> None:
        """Wait for the end."""
        on_ready()
        await self._end.wait()

    def end(self) -> None:
        """Let `run` return."""
        self._end.set()


class LoopThread:
    """Runs a service and the submitted requests in a background thread.

    Args:
        service: runs from the start to the stop.
        app: the application that serves submitted requests.
        on_start: called in the event loop before the first request.
        on_stop: awaited in the event loop after the service has ended.
    """

    def __init__(
        self,
        service: Service,
        app: ASGIApp,
        on_start: Callable[[], None],
        on_stop: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        self._service = service
        self._app = app
        self._on_start = on_start
        self._on_stop = on_stop
        self._settled = threading.Event()
        self._failure: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="cyberdesk-emulator")
        # Held while an exchange is added and while the service ends, so that no exchange is lost in between.
        self._lock = threading.Lock()
        self._exchanges: set[RequestExchange] | None = set()

    def start(self) -> None:
        """Start the thread and wait until the service is ready."""
        self._thread.start()
        self._settled.wait()
        if self._failure is not None:
            self._thread.join()
            raise RuntimeError("The emulator could not start") from self._failure

    def stop(self) -> None:
        """End the service, and wait for the thread to end."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed when the service has failed
                self._loop.call_soon_threadsafe(self._service.end)
        self._thread.join()

    @property
    def is_running(self) -> bool:
        """Whether there is an event loop in which the state may be accessed."""
        return self._loop is not None and self._thread.is_alive()

    def call(self, function: Callable[[], Result]) -> Result:
        """Run a function in the event loop, where the state may be accessed; return its result."""
        if self._loop is None or not self.is_running or threading.current_thread() is self._thread:
            return function()
        future: Future[Result] = Future()
        # A context of its own, as for exchanges.
        self._loop.call_soon_threadsafe(_resolve, future, function, context=Context())
        return future.result()

    def submit(self, exchange: RequestExchange) -> bool:
        """Submit a request; return False when the emulator has ended."""
        with self._lock:
            if self._loop is None or self._exchanges is None:
                return False
            self._exchanges.add(exchange)
            # Inside the lock: the loop is closed only after the lock was held to end the service.
            exchange.start(self._app, self._loop, self._forget)
            return True

    def _forget(self, exchange: RequestExchange) -> None:
        with self._lock:
            if self._exchanges is not None:
                self._exchanges.discard(exchange)

    def _run(self) -> None:
        try:
            asyncio.run(self._main())
        except BaseException as error:  # raised by `start`, or when the thread has ended
            self._failure = error
        finally:
            # Matters when the start failed: `start` must not wait forever.
            self._settled.set()

    def _begin(self) -> None:
        self._on_start()
        self._settled.set()

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        try:
            await self._service.run(self._begin)
        finally:
            with self._lock:
                left, self._exchanges = self._exchanges or set[RequestExchange](), None
            await asyncio.gather(*(exchange.cancel() for exchange in left))
            await self._on_stop()


def _resolve(future: "Future[Result]", function: Callable[[], Result]) -> None:
    try:
        future.set_result(function())
    except BaseException as error:  # raised again by `future.result()`
        future.set_exception(error)
