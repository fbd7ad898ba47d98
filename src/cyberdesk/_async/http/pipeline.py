"""The way of every call: request, options and settings in, a decoded response or a typed error out."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from ..._core.http.call import finish, prepare, prepare_link
from ..._core.http.recording import record
from ..._core.http.request import Request
from ...errors import ClientClosedError

if TYPE_CHECKING:
    from ..._core.http.request import RequestOptions, Response
    from ..._core.http.settings import Settings
    from ..waiting.poller import Poller
    from ..waiting.registry import PollerRegistry
    from .response_body import Sink
    from .transport import Transport

_LOCK = threading.Lock()
T = TypeVar("T")


class Pipeline:
    """Sends requests with one client's settings over its transport."""

    def __init__(self, settings: Settings, transport: Transport) -> None:
        self.settings = settings
        self.transport = transport
        self._parent: Pipeline | None = None
        self._waiting: PollerRegistry | None = None

    def derived(self, settings: Settings) -> Pipeline:
        """The same transport, and the same waits, with other settings."""
        pipeline = Pipeline(settings, self.transport)
        pipeline._parent = self._parent or self
        return pipeline

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
        """Who looks at the runs that are waited for in the running event loop."""
        self._refuse_when_closed()
        return await self.waiting.poller()

    async def aclose(self) -> None:
        """End all waits, in all event loops, and close the transport."""
        if self._waiting is not None:
            self._waiting.end()
        try:
            await self.transport.aclose()
        finally:
            if self._waiting is not None:
                await self._waiting.drop()

    async def send(self, request: Request[T], options: RequestOptions, *, sink: Sink | None = None) -> Response[T]:
        """Send a request.

        Args:
            request: What to ask.
            options: What the caller set for this call.
            sink: Takes the body of a success in pieces; `parsed` is then made from an empty body.

        Raises:
            CyberdeskError: When there is no good answer.
        """
        self._refuse_when_closed()
        call = prepare(request, options, self.settings)
        return record(finish(request, call, await self.transport.send(call, sink)))

    async def fetch(self, url: str, options: RequestOptions) -> bytes:
        """Get what a link of the API leads to, without sending the key there.

        Raises:
            CyberdeskError: When there is no good answer.
        """
        self._refuse_when_closed()
        call = prepare_link(url, options, self.settings)
        request = Request("link", call.method, call.route, "/", bytes)
        return finish(request, call, await self.transport.send(call)).parsed

    def _refuse_when_closed(self) -> None:
        if self.transport.is_closed:
            raise ClientClosedError("the client is closed")
