"""The path of every call: request, options and settings in, a decoded response or a typed error out."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from ..._core.http.call import prepare, prepare_link
from ..._core.http.recording import record
from ..._core.http.request import Request
from ..._core.http.responses import finish
from ...errors import ClientClosedError, ConfigurationError, InvalidArgumentError
from ..platform.callbacks import checked_callback

if TYPE_CHECKING:
    from ..._core.http.request import RequestOptions, Response
    from ..._core.http.settings import ClientSettings
    from .response_body import Sink
    from .sender import CallSender

_LOCK = threading.Lock()


class Shared(Protocol):
    """What a client shares with those that `with_options` makes of it; closing one of them closes it for all."""

    def __init__(self, pipeline: Pipeline) -> None: ...

    def end(self) -> None:
        """End whatever is under way, in all event loops; from any thread."""

    async def drop(self) -> None:
        """Let go of what belongs to the running event loop."""


S = TypeVar("S", bound=Shared)
T = TypeVar("T")


class Pipeline:
    """Sends requests with one client's settings."""

    def __init__(self, settings: ClientSettings, sender: CallSender) -> None:
        try:
            checked_callback("on_retry", settings.retry.on_retry)
        except InvalidArgumentError as error:
            raise ConfigurationError(error.message) from None
        self.settings = settings
        self._sender = sender
        self._parent: Pipeline | None = None
        self._shared: dict[type[Shared], Shared] = {}
        self._before_close: set[weakref.WeakMethod[Callable[[], Awaitable[None]]]] = set()

    def derived(self, settings: ClientSettings) -> Pipeline:
        """The same connections and shared objects, with other settings."""
        pipeline = Pipeline(settings, self._sender)
        pipeline._parent = self._parent or self
        return pipeline

    @property
    def is_closed(self) -> bool:
        """Whether `aclose` was called."""
        return self._sender.is_closed

    @property
    def slots(self) -> float:
        """How many attempts may run at once."""
        return self._sender.slots

    def shared(self, kind: type[S]) -> S:
        """The one object of a class that this client shares with all that were derived from the same one.

        Args:
            kind: The class; it is called with the pipeline of the first of these clients, when it is first needed.
        """
        if self._parent is not None:
            return self._parent.shared(kind)
        with _LOCK:
            if kind not in self._shared:
                self._shared[kind] = kind(self)
            return cast("S", self._shared[kind])

    def call_before_close(self, method: Callable[[], Awaitable[None]]) -> None:
        """Call a method when the client is closed, unless its object is gone by then."""
        root = self._parent or self
        with _LOCK:
            root._before_close.add(weakref.WeakMethod(method, root._before_close.discard))

    async def aclose(self) -> None:
        """Close what depends on the client, end all waits, in all event loops, and close the connections."""
        try:
            await self._close_dependents()
        finally:
            with _LOCK:
                all_shared = list(self._shared.values())
            for shared in all_shared:
                shared.end()
            try:
                await self._sender.aclose()
            finally:
                for shared in all_shared:
                    await shared.drop()

    async def _close_dependents(self) -> None:
        with _LOCK:
            references, self._before_close = list(self._before_close), set()
        errors: list[BaseException] = []
        for reference in references:
            method = reference()
            try:
                if method is not None:
                    await method()
            except BaseException as error:
                errors.append(error)  # the others are closed all the same
        if errors:
            raise errors[0]

    async def send(self, request: Request[T], options: RequestOptions, *, sink: Sink | None = None) -> Response[T]:
        """Send a request.

        Args:
            request: The request.
            options: What the caller set for this call.
            sink: Takes the body of a success in pieces; `parsed` is then made from an empty body.

        Raises:
            CyberdeskError: When the call fails; see `cyberdesk.errors`.
        """
        self.refuse_when_closed()
        call = prepare(request, options, self.settings)
        checked_callback("on_retry", call.retry.on_retry)
        del options  # headers among them may be secret, and an exception keeps the variables of this frame
        return record(finish(request, call, await self._sender.send(call, sink)))

    async def fetch(self, url: str, options: RequestOptions) -> bytes:
        """Get what a signed link leads to, without sending the key there.

        Raises:
            CyberdeskError: When the call fails; see `cyberdesk.errors`.
        """
        self.refuse_when_closed()
        call = prepare_link(url, options, self.settings)
        checked_callback("on_retry", call.retry.on_retry)
        del url, options  # as above
        request = Request("link", call.method, call.route, "/", bytes)
        return finish(request, call, await self._sender.send(call)).parsed

    def refuse_when_closed(self) -> None:
        """Raise an error if `aclose` was called."""
        if self._sender.is_closed:
            raise ClientClosedError("the client is closed")
