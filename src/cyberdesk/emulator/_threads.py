"""The threads of synchronous handlers, and calls from them into the event loop."""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextvars import Context
from typing import Any, TypeVar

__all__ = ["HandlerThreads"]

Result = TypeVar("Result")


class HandlerThreads:
    """The threads of synchronous handlers, one for each call; they cannot be stopped."""

    def __init__(self) -> None:
        self._threads: set[threading.Thread] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()
        self._waiting: set[Future[Any]] = set()
        self._closed = False

    def bind(self) -> None:
        """Make the running event loop the one in which the state may be accessed."""
        self._loop = asyncio.get_running_loop()

    async def call(self, function: Callable[[], object]) -> object:
        """Run a function in a new thread and wait for it; cancellation ends only the waiting."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[tuple[object, BaseException | None]] = loop.create_future()

        def deliver(result: object, error: BaseException | None) -> None:
            if not future.done():
                future.set_result((result, error))

        def work() -> None:
            result: object = None
            error: BaseException | None = None
            try:
                result = function()
            except BaseException as raised:  # raised again where the result is waited for
                error = raised
            self._threads.discard(threading.current_thread())
            with contextlib.suppress(RuntimeError):  # the loop may have been closed while the function ran
                loop.call_soon_threadsafe(deliver, result, error)

        # A daemon, so that a handler that never returns does not prevent the interpreter's exit.
        thread = threading.Thread(target=work, name="cyberdesk-emulator-handler", daemon=True)
        self._threads.add(thread)
        thread.start()
        result, error = await future
        if error is not None:
            raise error
        return result

    def in_loop(self, function: Callable[[], Result]) -> Result:
        """Run a function in the event loop, where the state may be accessed, and wait for it.

        Raises:
            RuntimeError: the emulator has been stopped.
        """
        if self._loop is None or _running_loop() is self._loop:
            return function()
        future: Future[Result] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("The emulator has been stopped")
            self._waiting.add(future)
        try:
            self._loop.call_soon_threadsafe(_serve, future, function, context=Context())
            return future.result()
        except CancelledError:
            raise RuntimeError("The emulator has been stopped") from None
        finally:
            self._waiting.discard(future)

    def join(self, timeout: float) -> int:
        """Wait at most `timeout` seconds for the threads; return how many still run."""
        with self._lock:
            self._closed = True
            # The loop has ended, so these calls will never run.
            for future in list(self._waiting):
                future.cancel()
        deadline = time.monotonic() + timeout
        threads = list(self._threads)
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return sum(thread.is_alive() for thread in threads)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _serve(future: "Future[Result]", function: Callable[[], Result]) -> None:
    if future.set_running_or_notify_cancel():
        try:
            future.set_result(function())
        except BaseException as error:  # raised again by `future.result()`
            future.set_exception(error)
