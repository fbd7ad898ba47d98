"""The path of every call: request, options and settings in, a decoded response or a typed error out."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from ..._core.http.call import prepare, prepare_link
from ..._core.http.recording import record
from ..._core.http.request import Request
from ..._core.http.responses import finish
from ...errors import ClientClosedError

if TYPE_CHECKING:
    from ..._core.http.request import RequestOptions, Response
    from ..._core.http.settings import ClientSettings
    from ..waiting.poller import Poller
    from ..waiting.registry import PollerRegistry
    from .response_body import Sink
    from .sender import CallSender

_LOCK = threading.Lock()
T = TypeVar("T")


class Pipeline:
    """Sends requests with one client's settings."""

    def __init__(self, settings: ClientSettings, sender: CallSender) -> None:
        self.settings = settings
        self._sender = sender
        self._parent: Pipeline | None = None
        self._waiting: PollerRegistry | None = None

    def derived(self, settings: ClientSettings) -> Pipeline:
        """The same connections and the same waits, with other settings."""
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

    @property
    def waiting(self) -> PollerRegistry:
        """The waits of this client and of all that were derived from the same one."""
        if self._parent is not None:
            return self._parent.waiting
        if self._waiting is None:
            from ..waiting.registry import PollerRegistry  # noqa: PLC0415  # loads its models when first used

            with _LOCK:
                self._waiting = self._waiting or PollerRegistry(self)
        return self._waiting

    async def poller(self) -> Poller:
        """The poller of the running event loop, which all that wait for runs share."""
        self._refuse_when_closed()
        return await self.waiting.poller()

    async def aclose(self) -> None:
        """End all waits, in all event loops, and close the connections."""
        if self._waiting is not None:
            self._waiting.end()
        try:
            await self._sender.aclose()
        finally:
            if self._waiting is not None:
                await self._waiting.drop()

    async def send(self, request: Request[T], options: RequestOptions, *, sink: Sink | None = None) -> Response[T]:
        """Send a request.

        Args:
            request: The request.
            options: What the caller set for this call.
            sink: Takes the body of a success in pieces; `parsed` is then made from an empty body.

        Raises:
            CyberdeskError: When the call fails; see `cyberdesk.errors`.
        """
        self._refuse_when_closed()
        call = prepare(request, options, self.settings)
        del options  # headers among them may be secret, and an exception keeps the variables of this frame
        return record(finish(request, call, await self._sender.send(call, sink)))

    async def fetch(self, url: str, options: RequestOptions) -> bytes:
        """Get what a signed link leads to, without sending the key there.

        Raises:
            CyberdeskError: When the call fails; see `cyberdesk.errors`.
        """
        self._refuse_when_closed()
        call = prepare_link(url, options, self.settings)
        del url, options  # as above
        request = Request("link", call.method, call.route, "/", bytes)
        return finish(request, call, await self._sender.send(call)).parsed

    def _refuse_when_closed(self) -> None:
        if self._sender.is_closed:
            raise ClientClosedError("the client is closed")
