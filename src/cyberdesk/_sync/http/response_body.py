"""Reading what came back: an answer's body, whole and unpacked, or piece by piece into a sink."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

import attrs
import httpx

from ..._core.http.call import Call
from ..._core.http.compression import CutShort, TooLarge, UnpackFailure, encodings, unpack
from ...errors import CyberdeskError, ResponseDecodeError, ResponseTooLargeError
from ..platform.primitives import bounded, unwind

Sink = Callable[[Iterator[bytes], int | None], None]
"""Takes the body of a successful answer, and its length if it was announced.

It is called again, from the first byte, when an attempt is repeated.
"""

_MAX_ERROR_BYTES = 1024 * 1024


@attrs.define(eq=False)
class Exchange:
    """What travels beside an HTTP request to the middleware that sends it."""

    call: Call
    sink: Sink | None
    sink_error: BaseException | None = None


class TimeIsUp(Exception):
    """The attempt's seconds are over."""


def read_answer(response: httpx.Response, exchange: Exchange, ends_at: float, max_bytes: float) -> bytes:
    """Read a body; what a sink took is not given back.

    The raw stream is read to its end before anything is unpacked, as an error in the middle would abandon the HTTP
    library's nested generators.
    """
    sink = exchange.sink if exchange.sink is not None and response.is_success else None
    if response.is_stream_consumed:  # by an event hook of the user's own HTTP client
        content = response.content
    else:
        stream = bounded(cast("httpx.SyncByteStream", response.stream), ends_at, TimeIsUp)
        if sink is not None and not encodings(response.headers.get("content-encoding", "")):
            _pour(stream, _announced(response), sink, exchange)
            return b""
        content = _collect(stream, response, exchange.call, max_bytes)
    if sink is None:
        return content
    _pour(_pieces(content), len(content), sink, exchange)
    return b""


def _announced(response: httpx.Response) -> int | None:
    length = response.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else None


def _collect(stream: Iterator[bytes], response: httpx.Response, call: Call, max_bytes: float) -> bytes:
    """Read a body into memory, and unpack it."""
    status = response.status_code
    is_success = 200 <= status < 300 or status in call.accepted_statuses
    limit = max_bytes if is_success else min(max_bytes, _MAX_ERROR_BYTES)
    chunks: list[bytes] = []
    size = 0
    for chunk in stream:
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            unwind(stream)
            break
    raw = chunks[0] if len(chunks) == 1 else b"".join(chunks)
    try:
        if size > limit:
            raise TooLarge
        encoding = response.headers.get("content-encoding")
        return raw if encoding is None else unpack(raw, encoding, limit)
    except UnpackFailure as failure:
        if not is_success:
            # The status says what went wrong; of what the body says, as much as is readable is kept.
            return b"" if encodings(response.headers.get("content-encoding", "")) else raw[: int(limit)]
        if isinstance(failure, CutShort):
            raise
        raise _unreadable(failure, response, call, max_bytes) from None


def _unreadable(failure: UnpackFailure, response: httpx.Response, call: Call, max_bytes: float) -> CyberdeskError:
    about = call.about(response.headers.get("x-request-id"))
    status = response.status_code
    if isinstance(failure, TooLarge):
        reason = f"the answer is larger than {max_bytes:.0f} bytes: see max_response_bytes"
        return ResponseTooLargeError(reason, status_code=status, **about)
    return ResponseDecodeError(f"the body cannot be decompressed: {failure}", status_code=status, **about)


def _pour(stream: Iterator[bytes], total: int | None, sink: Sink, exchange: Exchange) -> None:
    """Give a body to a sink, and tell the stream's errors from the sink's own."""
    source = _Source(stream)
    try:
        sink(source, total)
    except Exception as error:
        if source.error is not None:
            raise source.error from None
        exchange.sink_error = error
        raise
    finally:
        unwind(stream)


class _Source:
    """A stream that remembers how it broke."""

    def __init__(self, stream: Iterator[bytes]) -> None:
        self._stream = stream
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            return self._stream.__next__()
        except StopIteration:
            raise
        except Exception as error:
            self.error = error
            raise


def _pieces(content: bytes) -> Iterator[bytes]:
    yield content
