"""From a call to a request of the HTTP library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import lru_cache

import httpx

from ..._core.http.bodies import StreamedBody
from ..._core.http.call import Call
from ...errors import InvalidArgumentError
from .request_body import BodyStream
from .response_body import AttemptContext


def build_request(context: AttemptContext) -> httpx.Request:
    """Make the HTTP request of a call, which all of its attempts send.

    Raises:
        InvalidArgumentError: When HTTP cannot express it.
    """
    call, body = context.call, context.body
    request = _new_request(call, body, into_sink=context.sink is not None)
    if isinstance(request, str):
        # Raised here, where no frame holds headers or the body.
        raise InvalidArgumentError(f"{call.method} {call.route} cannot be sent: {request}")
    stream = request.stream
    if body is not None:
        request.stream = _Restartable(lambda: aiter(body))
    elif (call.files or call.content.reveal()) and isinstance(stream, Iterable):
        request.stream = _Restartable(lambda: _Parts(iter(stream)))
    return request


def _new_request(call: Call, body: BodyStream | None, *, into_sink: bool) -> httpx.Request | str:
    """The request with the HTTP library's own stream, or why there can be none."""
    content, headers = call.content.reveal(), call.headers.reveal()
    if isinstance(content, StreamedBody):
        headers["content-length"] = str(content.length)
    if into_sink:
        # What goes to a sink piece by piece must come as it is: decompression needs the whole body.
        headers["accept-encoding"] = "identity"
    files = {} if call.files is None else call.files.reveal()
    parts = {name: (file.filename, file.content, file.content_type) for name, file in files.items()}
    try:
        return httpx.Request(
            call.method,
            _parsed(call.url.reveal()),
            headers=headers,
            content=body if isinstance(content, StreamedBody) else content,
            files=parts or None,
        )
    except (httpx.InvalidURL, TypeError, ValueError, AttributeError) as error:
        return str(error)


class _Restartable(httpx.AsyncByteStream):
    """The body of a request, in an iterator that may be abandoned: the HTTP library's own is a generator.

    Args:
        start: Starts the body from its beginning.
    """

    def __init__(self, start: Callable[[], AsyncIterator[bytes]]) -> None:
        self._start = start

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._start()


class _Parts:
    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        for part in self._parts:
            return part
        raise StopAsyncIteration


@lru_cache(maxsize=256)
def _parsed(url: str) -> httpx.URL:
    """Parsing takes a twentieth of a call, and whoever waits for a run requests the same URL many times."""
    return httpx.URL(url)
