"""The lifetime of an emulator: from its start to its stop."""

import threading
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._serving.extra import require_extra

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from cyberdesk.emulator._serving.exchange import RequestExchange
    from cyberdesk.emulator._serving.loop import LoopThread, Service

__all__ = ["Lifetime"]

Result = TypeVar("Result")

_HANDLER_GRACE_SECONDS = 5.0
# A reserved name that never resolves: requests without the emulator's transport fail.
_UNSERVED_URL = "https://emulator.invalid"


class Lifetime:
    """Starts and stops the thread of an emulator, and passes functions and requests to it.

    Args:
        backend: the emulator.
        address: the host and port to listen on, or None to listen nowhere. Port 0 picks a free one.
    """

    def __init__(self, backend: Backend, address: tuple[str, int] | None) -> None:
        self._backend = backend
        self._address = address
        self._thread: LoopThread | None = None
        self._stopped = False
        # Held by the start and the stop, which may come from different threads when a start is cancelled.
        self._transition = threading.Lock()

    @property
    def has_begun(self) -> bool:
        """Whether the emulator was started; it stays so after the stop."""
        return self._thread is not None

    @property
    def base_url(self) -> str:
        """The URL of the API.

        Raises:
            RuntimeError: the emulator was not started.
        """
        if not self.has_begun:
            raise RuntimeError("The emulator has no URL before it is started: use it in a with block")
        if self._address is None:
            return _UNSERVED_URL
        # A wildcard address is for listening; connecting to it does not work on every system.
        host, port = self._address
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # replaced, not listened on
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def start(self) -> None:
        """Start the emulator.

        Raises:
            ImportError: the extra is not installed.
            RuntimeError: it was started before, or cannot be.
        """
        with self._transition:
            if self._thread is not None or self._stopped:
                raise RuntimeError("An emulator can be started only once")
            require_extra()
            # Imported here, so that without the extra `require_extra` reports what is missing.
            from cyberdesk.emulator._serving.application import make_app  # noqa: PLC0415  # as above
            from cyberdesk.emulator._serving.loop import LoopThread  # noqa: PLC0415  # as above

            app = make_app(self._backend)
            thread = LoopThread(self._service(app), app, self._backend.start, self._backend.stop)
            thread.start()
            self._thread = thread

    def stop(self) -> None:
        """Stop the emulator, and wait until it has stopped."""
        with self._transition:
            self._stopped = True
            if self._thread is None:
                self._backend.close()
                return
            self._thread.stop()
            self._backend.close()
            left = self._backend.engine.join_threads(_HANDLER_GRACE_SECONDS)
        if left:
            text = f"{left} synchronous handler(s) did not return; long ones should check run.cancelled"
            warnings.warn(text, ResourceWarning, stacklevel=3)

    def call(self, function: Callable[[], Result]) -> Result:
        """Run a function where the state may be accessed."""
        # Before the start and after the end only the caller's thread accesses the state.
        if self._thread is None or not self._thread.is_running:
            with self._backend.step():
                return function()

        def work() -> Result:
            with self._backend.clock.working(), self._backend.step():
                return function()

        return self._thread.call(work)

    def submit(self, exchange: "RequestExchange") -> bool:
        """Submit a request; return False when the emulator is not running."""
        return self._thread is not None and self._thread.submit(exchange)

    def _service(self, app: "ASGIApp") -> "Service":
        if self._address is None:
            from cyberdesk.emulator._serving.loop import NoListener  # noqa: PLC0415  # needs the extra

            return NoListener()
        from cyberdesk.emulator._serving.server import Server, bind  # noqa: PLC0415  # as above

        listener = bind(*self._address)
        self._address = (self._address[0], listener.getsockname()[1])
        return Server(app, listener)
