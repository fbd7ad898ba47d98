"""Where calls become HTTP. The only module of this package that imports the HTTP library."""

from __future__ import annotations

import logging
import math
import ssl
import time
from collections.abc import Callable, Iterator
from typing import cast

import attrs
import httpx

from .._core.bodies import StreamedBody
from .._core.call import Answer, Call, connection_error
from .._core.retry import Failure, is_retried_status, parse_retry_after, plan
from ..errors import (
    APIConnectionError,
    APITimeoutError,
    ClientClosedError,
    ConfigurationError,
    CyberdeskError,
    DeadlineExceededError,
    InvalidArgumentError,
    ResponseDecodeError,
    shorten,
)
from ._primitives import attempt_scope, bounded, cleanup_scope, notify, pool_timeout, sleep, unwind
from .bodies import BodyStream

Sink = Callable[[Iterator[bytes]], None]
"""Takes the body of a successful answer. It is called again, from the first byte, when an attempt is repeated."""

_logger = logging.getLogger("cyberdesk")

_EXCHANGE = "cyberdesk.exchange"
_CLOSE_SECONDS = 2.0


@attrs.frozen(eq=False)
class Exchange:
    """What travels beside an HTTP request to the middleware that sends it."""

    call: Call
    sink: Sink | None


class _TimeIsUp(Exception):
    """The attempt's seconds are over."""


class Transport:
    """Sends calls and returns their answers, through the retry middleware.

    Args:
        inner: What sends one HTTP request.
    """

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._outer = RetryTransport(inner)

    def send(self, call: Call, sink: Sink | None = None) -> Answer:
        """Send a call until it has an answer.

        Args:
            call: What to send.
            sink: Takes the body of a success in pieces; without one the answer holds it.

        Raises:
            CyberdeskError: When no attempt got a whole answer.
        """
        body = BodyStream(call.content) if isinstance(call.content, StreamedBody) else call.content
        request = _http_request(call, body, sink)
        try:
            response = self._outer.handle_request(request)
        finally:
            if isinstance(body, BodyStream):  # an attempt may have left a file open
                with cleanup_scope(_CLOSE_SECONDS):
                    body.close()
        return Answer(response.status_code, dict(response.headers), response.content)

    @property
    def is_closed(self) -> bool:
        """Whether `close` was called."""
        return self._outer.is_closed

    def close(self) -> None:
        """Close all connections."""
        self._outer.close()


class RetryTransport(httpx.BaseTransport):
    """Middleware around another transport: repeats a request until it has a whole answer that is worth having.

    An attempt lasts until its body was read, so a body that breaks off is repeated as well.
    """

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner
        self.is_closed = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request that carries an `Exchange`; the response is closed, and holds what no sink took."""
        exchange: Exchange = request.extensions[_EXCHANGE]
        call = exchange.call
        while True:
            try:
                response = self._attempt(request, exchange)
            except CyberdeskError:
                raise
            except Exception as cause:  # a transport of the user's own may raise anything
                error, failure = _translate(cause, call)
                if not self._wait_for_retry(call, failure):
                    raise error from cause
            else:
                unwanted = _failure_of(response, call)
                if unwanted is None or not self._wait_for_retry(call, unwanted):
                    return response

    def close(self) -> None:
        """Close the transport below. Calls under way make no further attempt."""
        self.is_closed = True
        self._inner.close()

    def _attempt(self, request: httpx.Request, exchange: Exchange) -> httpx.Response:
        call = exchange.call
        if self.is_closed:
            raise ClientClosedError("the client is closed", **call.about())
        seconds = call.attempt_timeout()
        if seconds <= 0:
            raise _TimeIsUp
        call.attempts += 1
        limit = None if math.isinf(seconds) else seconds
        limits = {"connect": limit, "read": limit, "write": limit, "pool": pool_timeout(limit)}
        request.extensions["timeout"] = limits
        with attempt_scope(seconds):
            response = self._inner.handle_request(request)
            try:
                return _read(response, exchange.sink, time.monotonic() + seconds)
            finally:
                with cleanup_scope(_CLOSE_SECONDS):
                    response.close()
                    if self.is_closed:  # a connection that was in use then is idle now
                        self._inner.close()
        raise _TimeIsUp

    def _wait_for_retry(self, call: Call, failure: Failure) -> bool:
        retry = plan(
            call.retry,
            failure,
            attempts=call.attempts,
            may_repeat=call.may_repeat,
            remaining=call.expires_at - time.monotonic(),
        )
        if retry is None:
            return False
        _logger.debug("%s %s: %s, retry in %.2f s", call.method, call.route, retry.reason, retry.delay)
        if call.retry.on_retry is not None:
            try:
                notify(call.retry.on_retry, retry)
            except Exception:  # an observer must not break what it observes
                _logger.warning("on_retry raised an exception", exc_info=True)
        sleep(retry.delay)
        return True


class ClientTransport(httpx.BaseTransport):
    """Sends through a client that the user made, and leaves closing it to the user."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send without following redirects."""
        return self._client.send(request, stream=True, follow_redirects=False)


def open_transport(
    transport: httpx.BaseTransport | None,
    http_client: httpx.Client | None,
    *,
    max_connections: int,
) -> Transport:
    """Make the transport of a client: on the user's own transport or HTTP client, else on a new pool."""
    if transport is not None and http_client is not None:
        raise ConfigurationError("transport and http_client exclude each other")
    if isinstance(max_connections, bool) or not isinstance(max_connections, int) or max_connections < 1:
        raise ConfigurationError(f"max_connections must be a positive whole number, not {max_connections!r}")
    if http_client is not None:
        return Transport(ClientTransport(http_client))
    limits = httpx.Limits(max_connections=max_connections, max_keepalive_connections=max_connections)
    return Transport(transport or httpx.HTTPTransport(limits=limits))


def _read(response: httpx.Response, sink: Sink | None, ends_at: float) -> httpx.Response:
    """Read a body, and give back an answer that needs no connection any more.

    The raw stream is read to its end before anything is decoded, as an error in the middle would abandon the HTTP
    library's nested generators.
    """
    if response.is_stream_consumed:  # by an event hook of the user's own HTTP client
        if sink is not None and response.is_success:
            sink(_pieces(response.content))
        return response
    stream = bounded(cast("httpx.SyncByteStream", response.stream), ends_at, _TimeIsUp)
    is_plain = response.headers.get("content-encoding", "identity") == "identity"
    if sink is not None and response.is_success and is_plain:
        try:
            sink(stream)
        finally:
            unwind(stream)
        return httpx.Response(response.status_code, headers=response.headers)
    raw = b"".join([chunk for chunk in stream])
    try:
        whole = httpx.Response(response.status_code, headers=response.headers, content=raw)
    except httpx.DecodingError:
        if response.is_success:
            raise
        # The status says what went wrong; what the body says is lost.
        return httpx.Response(response.status_code, headers=_without_encoding(response.headers))
    if sink is not None and whole.is_success:
        sink(_pieces(whole.content))
    return whole


def _without_encoding(headers: httpx.Headers) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "content-encoding"}


def _pieces(content: bytes) -> Iterator[bytes]:
    yield content


def _http_request(call: Call, body: bytes | BodyStream | None, sink: Sink | None) -> httpx.Request:
    # What goes to a sink piece by piece is wanted as it is: decompression happens in one go.
    headers = call.headers if sink is None else {**call.headers, "accept-encoding": "identity"}
    files = {name: (f.filename, f.content, f.content_type) for name, f in (call.files or {}).items()}
    if isinstance(call.content, StreamedBody):
        headers = {**headers, "content-length": str(call.content.length)}
    try:
        return httpx.Request(
            call.method,
            call.url,
            headers=headers,
            content=body,
            files=files or None,
            extensions={_EXCHANGE: Exchange(call, sink)},
        )
    except (httpx.InvalidURL, TypeError, ValueError, AttributeError) as error:
        raise InvalidArgumentError(f"{call.method} {call.route} cannot be sent: {error}") from error


def _failure_of(response: httpx.Response, call: Call) -> Failure | None:
    status = response.status_code
    if status in call.answer_statuses or not is_retried_status(status, response.headers):
        return None
    return Failure(
        f"status {status}",
        status,
        parse_retry_after(response.headers.get("retry-after"), time.time()),
    )


def _translate(cause: Exception, call: Call) -> tuple[CyberdeskError, Failure]:
    """Name what went wrong below, and tell whether another attempt could go better."""
    if isinstance(cause, _TimeIsUp | httpx.TimeoutException):
        if time.monotonic() >= call.expires_at:
            error = connection_error(call, DeadlineExceededError, "the deadline of the call is over")
            return error, Failure("deadline", is_final=True)
        reason = f"no whole answer within {call.timeout:g} s"
        return connection_error(call, APITimeoutError, reason), Failure(reason)
    reason = shorten(str(cause) or type(cause).__name__, 200)
    if isinstance(cause, httpx.DecodingError):
        reason = f"the body cannot be decompressed: {reason}"
        return connection_error(call, ResponseDecodeError, reason), Failure(reason, is_final=True)
    reason = f"no answer: {reason}"
    was_sent = not isinstance(cause, httpx.ConnectError)
    error = connection_error(call, APIConnectionError, reason, was_sent=was_sent)
    return error, Failure(reason, is_final=_is_final(cause))


def _is_final(cause: BaseException | None) -> bool:
    if isinstance(cause, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return True
    if not isinstance(cause, httpx.TransportError | OSError):
        return True
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
