"""The way of every call: request, options and settings in, a decoded response or a typed error out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .._core.call import finish, prepare
from .._core.recording import record
from ..errors import ClientClosedError

if TYPE_CHECKING:
    from .._core.request import Request, RequestOptions, Response
    from .._core.settings import Settings
    from .answers import Sink
    from .transport import Transport

T = TypeVar("T")


class Pipeline:
    """Sends requests with one client's settings over its transport."""

    def __init__(self, settings: Settings, transport: Transport) -> None:
        self.settings = settings
        self.transport = transport

    async def send(self, request: Request[T], options: RequestOptions, *, sink: Sink | None = None) -> Response[T]:
        """Send a request.

        Args:
            request: What to ask.
            options: What the caller set for this call.
            sink: Takes the body of a success in pieces; `parsed` is then made from an empty body.

        Raises:
            CyberdeskError: When there is no good answer.
        """
        if self.transport.is_closed:
            raise ClientClosedError("the client is closed")
        call = prepare(request, options, self.settings)
        return record(finish(request, call, await self.transport.send(call, sink)))
