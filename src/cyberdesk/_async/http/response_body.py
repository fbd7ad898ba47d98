"""Reading a response's body: whole and decompressed, or piece by piece into a sink."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import cast

import attrs
import httpx

from ..._core.http.call import Call
from ..._core.http.compression import (
    MAX_RATIO,
    BodyCutShort,
    BodyTooLarge,
    DecompressionFailure,
    decompress,
    encodings,
)
from ...errors import CyberdeskError, ResponseDecodeError, ResponseTooLargeError
from ..platform.primitives import bounded, unwind
from .request_body import BodyStream
from .transport_errors import AttemptTimedOut

Sink = Callable[[AsyncIterator[bytes], int | None], Awaitable[None]]
"""Takes the body of a success, and its length if it was announced.

It is called again, from the first byte, when an attempt is repeated.
"""

_MAX_ERROR_BYTES = 1024 * 1024
_WITHOUT_BODY = frozenset({204, 304})


@attrs.define(eq=False, repr=False)
class AttemptContext:
    """What the attempts of one call share.

    Attributes:
        call: The call.
        sink: Takes the body of a success.
        body: The request's body, when it is read while it is sent.
        request: The request of the HTTP library.
        sink_error: What the sink raised.
    """

    call: Call
    sink: Sink | None
    body: BodyStream | None
    request: httpx.Request = attrs.field(init=False, repr=False)
    sink_error: BaseException | None = None

    @property
    def host(self) -> str:
        """Where the request goes, for messages."""
        return self.request.url.netloc.decode("ascii", "replace")

    def __repr__(self) -> str:
        return f"AttemptContext({self.call!r})"


async def read_body(response: httpx.Response, context: AttemptContext, ends_at: float, max_bytes: float) -> bytes:
    """Read a body; one that went into a sink is returned as empty.

    The raw stream is read to its end before anything is decompressed, as an error in the middle would abandon the
    HTTP library's nested generators.
    """
    sink = context.sink if response.is_success else None
    if response.is_stream_consumed:  # by an event hook of the user's own HTTP client
        content = response.content
    else:
        stream = bounded(cast("httpx.AsyncByteStream", response.stream), ends_at, AttemptTimedOut)
        if sink is not None and not encodings(response.headers.get("content-encoding", "")):
            await _pour(stream, _announced_length(response), sink, context)
            return b""
        content = await _collect(stream, response, context.call, max_bytes)
    if sink is None:
        return content
    await _pour(_single(content), len(content), sink, context)
    return b""


def _announced_length(response: httpx.Response) -> int | None:
    if response.status_code in _WITHOUT_BODY or "transfer-encoding" in response.headers:
        return None
    length = response.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else None


async def _collect(stream: AsyncIterator[bytes], response: httpx.Response, call: Call, max_bytes: float) -> bytes:
    """Read a body into memory, and decompress it."""
    is_success = call.is_success(response.status_code)
    limit = max_bytes if is_success else min(max_bytes, _MAX_ERROR_BYTES)
    raw, is_whole = await _read_at_most(stream, limit)
    encoding = response.headers.get("content-encoding")
    try:
        if not is_whole:
            raise BodyTooLarge
        if call.method != "HEAD":
            _check_length(len(raw), _announced_length(response))
        return raw if encoding is None else decompress(raw, encoding, limit)
    except DecompressionFailure as failure:
        if not is_success:
            # The status says what went wrong; as much of the body as can be read is kept.
            return b"" if encodings(encoding or "") else raw[: int(limit)]
        if isinstance(failure, BodyCutShort):
            raise
        raise _unreadable(failure, response, call, max_bytes) from None


async def _read_at_most(stream: AsyncIterator[bytes], limit: float) -> tuple[bytes, bool]:
    """Read a stream; tells whether that was all, or more than the limit."""
    first = b""
    buffer: io.BytesIO | None = None
    async for chunk in stream:
        if buffer is not None:
            buffer.write(chunk)
        elif first:
            buffer = io.BytesIO()  # grows in place, where joining a list of chunks would need twice the memory
            buffer.write(first)
            buffer.write(chunk)
        else:
            first = chunk
        if (buffer.tell() if buffer is not None else len(first)) > limit:
            await unwind(stream)
            return first if buffer is None else buffer.getvalue(), False
    return first if buffer is None else buffer.getvalue(), True


def _unreadable(
    failure: DecompressionFailure, response: httpx.Response, call: Call, max_bytes: float
) -> CyberdeskError:
    about = call.about(response.headers.get("x-request-id"))
    status = response.status_code
    if isinstance(failure, BodyTooLarge):
        reason = (
            f"the response is larger than {max_bytes:.0f} bytes (see max_response_bytes),"
            f" or than {MAX_RATIO} times its compressed size"
        )
        return ResponseTooLargeError(reason, status_code=status, **about)
    return ResponseDecodeError(f"the body cannot be decompressed: {failure}", status_code=status, **about)


async def _pour(stream: AsyncIterator[bytes], total: int | None, sink: Sink, context: AttemptContext) -> None:
    """Give a body to a sink, and distinguish errors of the stream from errors of the sink."""
    source = _Source(stream, total)
    try:
        await sink(source, total)
    except Exception as error:  # the sink may raise anything
        if source.error is not None:
            raise source.error from None
        context.sink_error = error
        raise
    finally:
        await unwind(stream)


class _Source:
    """A stream that remembers how it failed, and fails when it ends too early."""

    def __init__(self, stream: AsyncIterator[bytes], total: int | None) -> None:
        self._stream = stream
        self._total = total
        self._count = 0
        self.error: Exception | None = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk = await self._next()
        except StopAsyncIteration:
            raise
        except Exception as error:  # remembered only
            self.error = error
            raise
        self._count += len(chunk)
        return chunk

    async def _next(self) -> bytes:
        try:
            return await self._stream.__anext__()
        except StopAsyncIteration:
            _check_length(self._count, self._total)
            raise


def _check_length(count: int, announced: int | None) -> None:
    """Refuse a body that is shorter than announced; not every transport checks that."""
    if announced is not None and count < announced:
        raise BodyCutShort(f"{count} of {announced} bytes of the response arrived")


async def _single(content: bytes) -> AsyncIterator[bytes]:
    yield content
