"""Where calls become HTTP. The only module of this package that imports the HTTP library."""

from __future__ import annotations

import logging
import math
import ssl
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import lru_cache

import httpx

from ..._core.http.bodies import StreamedBody
from ..._core.http.call import Call, HTTPResponse, connection_error
from ..._core.http.compression import CutShort
from ..._core.http.logs import log_attempt, logger
from ..._core.http.retry import Failure, RetryConfig, is_retried_status, parse_retry_after, plan
from ..._core.http.retry_budget import RetryBudget
from ...errors import (
    APIConnectionError,
    APITimeoutError,
    ClientClosedError,
    ConfigurationError,
    CyberdeskError,
    DeadlineExceededError,
    InvalidArgumentError,
    shorten,
)
from ..platform.attempt import AttemptScope, attempt_scope
from ..platform.event_loops import EventLoopLocal
from ..platform.limiter import ConcurrencyLimiter
from ..platform.primitives import cleanup_scope, io_timeout, notify
from .connection_pool import ATTEMPT, PooledTransport
from .request_body import BodyStream
from .response_body import Exchange, Sink, TimeIsUp, read_answer

_EXCHANGE = "cyberdesk.exchange"
_CONTENT = "cyberdesk.content"
_CLOSE_SECONDS = 2.0


class Transport:
    """Sends calls and returns their answers, through the retry middleware.

    Args:
        inner: What sends one HTTP request.
        retry: How large the budget of retries is; the rest is up to each call.
        slots: How many attempts may be under way at once.
        max_bytes: The largest body that is taken into memory.
    """

    def __init__(
        self, inner: httpx.AsyncBaseTransport, retry: RetryConfig, *, slots: float, max_bytes: float
    ) -> None:
        self._outer = RetryTransport(inner, retry, slots=slots, max_bytes=max_bytes)

    async def send(self, call: Call, sink: Sink | None = None) -> HTTPResponse:
        """Send a call until it has an answer.

        Args:
            call: What to send.
            sink: Takes the body of a success in pieces; without one the answer holds it. What it raises ends the
                call, and arrives unchanged.

        Raises:
            CyberdeskError: When no attempt got a whole answer.
        """
        body = BodyStream(call.content) if isinstance(call.content, StreamedBody) else call.content
        request = _http_request(call, body, sink)
        try:
            response = await self._outer.handle_async_request(request)
        finally:
            if isinstance(body, BodyStream):  # an attempt may have left a file open
                with cleanup_scope(_CLOSE_SECONDS):
                    await body.aclose()
        return HTTPResponse(response.status_code, dict(response.headers), response.extensions[_CONTENT])

    @property
    def is_closed(self) -> bool:
        """Whether `aclose` was called."""
        return self._outer.is_closed

    async def aclose(self) -> None:
        """End the calls under way and close all connections."""
        await self._outer.aclose()


class RetryTransport(httpx.AsyncBaseTransport):
    """Middleware around another transport: repeats a request until it has a whole answer that is worth having.

    An attempt lasts until its body was read, so a body that breaks off is repeated as well.
    """

    def __init__(
        self, inner: httpx.AsyncBaseTransport, config: RetryConfig, *, slots: float, max_bytes: float
    ) -> None:
        self._inner = inner
        self._max_bytes = max_bytes
        self._budget = RetryBudget(config, time.monotonic())
        self._limiters = EventLoopLocal(lambda: ConcurrencyLimiter(slots), ConcurrencyLimiter.drained)
        self.is_closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request that carries an `Exchange`; the response is closed, its content is an extension of it."""
        exchange: Exchange = request.extensions[_EXCHANGE]
        call = exchange.call
        if self.is_closed:
            raise ClientClosedError("the client is closed", **call.about())
        limiter = await self._limiters.get()
        while True:
            started = time.monotonic()
            try:
                response = await self._attempt(request, exchange, limiter)
            except CyberdeskError:
                raise
            except Exception as cause:  # a transport of the user's own may raise anything
                if cause is exchange.sink_error:
                    raise
                error, failure = _translate(cause, call)
                _log(call, failure.reason, started)
                if limiter.is_closed:
                    raise connection_error(call, ClientClosedError, "the client was closed") from cause
                if not await self._wait_for_retry(call, failure, limiter):
                    raise error from cause
            else:
                unwanted = _failure_of(response, call)
                _log(call, response.status_code, started, response.headers)
                if unwanted is None:
                    self._budget.earn(call.retry)
                    return response
                if not await self._wait_for_retry(call, unwanted, limiter):
                    return response

    async def aclose(self) -> None:
        """End the calls under way in this event loop, and close the transport below."""
        self.is_closed = True
        (await self._limiters.get()).close()
        for limiter in self._limiters.all():  # another loop's calls can only be told not to go on
            limiter.is_closed = True
        await self._limiters.drop()
        await self._inner.aclose()

    async def _attempt(
        self, request: httpx.Request, exchange: Exchange, limiter: ConcurrencyLimiter
    ) -> httpx.Response:
        # The wait for a slot is no part of the attempt: only the deadline bounds it.
        if not await limiter.acquire(exchange.call.expires_at):
            raise TimeIsUp
        try:
            return await self._exchange(request, exchange, limiter)
        finally:
            limiter.release()

    async def _exchange(
        self, request: httpx.Request, exchange: Exchange, limiter: ConcurrencyLimiter
    ) -> httpx.Response:
        call = exchange.call
        seconds = call.attempt_timeout()
        if seconds <= 0:
            raise TimeIsUp
        call.attempts += 1
        limit = io_timeout(seconds)
        with attempt_scope(seconds) as attempt:
            limiter.track(attempt)
            try:
                request.extensions["timeout"] = {"connect": limit, "read": limit, "write": limit, "pool": limit}
                request.extensions[ATTEMPT] = attempt
                return await self._answer(request, exchange, attempt, time.monotonic() + seconds)
            finally:
                limiter.untrack(attempt)
        raise TimeIsUp

    async def _answer(
        self, request: httpx.Request, exchange: Exchange, attempt: AttemptScope, ends_at: float
    ) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        try:
            response.extensions[_CONTENT] = await read_answer(response, exchange, ends_at, self._max_bytes)
            await response.aclose()
        except BaseException:
            with cleanup_scope(_CLOSE_SECONDS):
                await response.aclose()
            raise
        finally:
            if self.is_closed:  # a connection of the user's own transport that was in use then is idle now
                with cleanup_scope(_CLOSE_SECONDS):
                    await self._inner.aclose()
        return response

    async def _wait_for_retry(self, call: Call, failure: Failure, limiter: ConcurrencyLimiter) -> bool:
        now = time.monotonic()
        retry = plan(
            call.retry,
            failure,
            attempts=call.attempts,
            may_repeat=call.may_repeat,
            remaining=call.expires_at - now,
        )
        if retry is None or not self._budget.spend(call.retry, now):
            return False
        logger.debug("%s %s: %s, retry in %.2f s", call.method, call.route, retry.reason, retry.delay)
        if call.retry.on_retry is not None:
            try:
                await notify(call.retry.on_retry, retry)
            except Exception:  # an observer must not break what it observes
                logger.warning("on_retry raised an exception", exc_info=True)
        await limiter.pause(retry.delay)
        if limiter.is_closed:
            raise connection_error(call, ClientClosedError, "the client was closed")
        return True


class ClientTransport(httpx.AsyncBaseTransport):
    """Sends through a client that the user made, and leaves closing it to the user."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send without following redirects."""
        return await self._client.send(request, stream=True, follow_redirects=False)


def open_transport(
    transport: httpx.AsyncBaseTransport | None,
    http_client: httpx.AsyncClient | None,
    *,
    max_connections: int,
    max_response_bytes: int | None,
    retry: RetryConfig,
) -> Transport:
    """Make the transport of a client: on the user's own transport or HTTP client, else on a new pool."""
    if transport is not None and http_client is not None:
        raise ConfigurationError("transport and http_client exclude each other")
    limits = {"max_connections": max_connections}
    if max_response_bytes is not None:
        limits["max_response_bytes"] = max_response_bytes
    for name, value in limits.items():
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise ConfigurationError(f"{name} must be a positive whole number, not {value!r}")
    max_bytes = math.inf if max_response_bytes is None else max_response_bytes
    own = ClientTransport(http_client) if http_client is not None else transport
    if own is not None:
        return Transport(own, retry, slots=math.inf, max_bytes=max_bytes)
    return Transport(PooledTransport(max_connections), retry, slots=max_connections, max_bytes=max_bytes)


class _Body(httpx.AsyncByteStream):
    """The body of a request, in an iterator that may be abandoned: the HTTP library's own is a generator.

    Args:
        begin: Starts the body from its beginning.
    """

    def __init__(self, begin: Callable[[], AsyncIterator[bytes]]) -> None:
        self._begin = begin

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._begin()


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
    """Parsing is a twentieth of a call, and whoever waits for a run asks for the same URL again and again."""
    return httpx.URL(url)


def _http_request(call: Call, body: bytes | BodyStream | None, sink: Sink | None) -> httpx.Request:
    # What goes to a sink piece by piece is wanted as it is: decompression happens in one go.
    headers = call.headers if sink is None else {**call.headers, "accept-encoding": "identity"}
    files = {name: (f.filename, f.content, f.content_type) for name, f in (call.files or {}).items()}
    if isinstance(call.content, StreamedBody):
        headers = {**headers, "content-length": str(call.content.length)}
    try:
        request = httpx.Request(
            call.method,
            _parsed(call.url),
            headers=headers,
            content=body,
            files=files or None,
            extensions={_EXCHANGE: Exchange(call, sink)},
        )
    except (httpx.InvalidURL, TypeError, ValueError, AttributeError) as error:
        raise InvalidArgumentError(f"{call.method} {call.route} cannot be sent: {error}") from error
    parts = request.stream
    if isinstance(body, BodyStream):
        request.stream = _Body(lambda: aiter(body))
    elif (files or body) and isinstance(parts, Iterable):
        request.stream = _Body(lambda: _Parts(iter(parts)))
    return request


def _log(call: Call, outcome: object, started: float, headers: httpx.Headers | None = None) -> None:
    level = logging.INFO if isinstance(outcome, int) else logging.DEBUG
    if logger.isEnabledFor(level):
        request_id = None if headers is None else headers.get("x-request-id")
        seconds = time.monotonic() - started
        log_attempt(
            level,
            call.method,
            call.route,
            outcome,
            attempt=call.attempts,
            seconds=seconds,
            request_id=request_id,
        )


def _failure_of(response: httpx.Response, call: Call) -> Failure | None:
    status = response.status_code
    if status in call.accepted_statuses or not is_retried_status(status, response.headers):
        return None
    return Failure(
        f"status {status}",
        status,
        parse_retry_after(response.headers.get("retry-after"), time.time()),
    )


def _translate(cause: Exception, call: Call) -> tuple[CyberdeskError, Failure]:
    """Name what went wrong below, and tell whether another attempt could go better."""
    if isinstance(cause, TimeIsUp | httpx.TimeoutException | TimeoutError):
        if time.monotonic() >= call.expires_at:
            error = connection_error(call, DeadlineExceededError, "the deadline of the call is over")
            return error, Failure("deadline", is_final=True)
        reason = f"no whole answer within {call.timeout:g} s"
        return connection_error(call, APITimeoutError, reason), Failure(reason)
    reason = shorten(str(cause) or type(cause).__name__, 200)
    reason = f"no answer from {_parsed(call.url).netloc.decode()}: {reason}"
    was_sent = not isinstance(cause, httpx.ConnectError)
    error = connection_error(call, APIConnectionError, reason, was_sent=was_sent)
    error.is_temporary = not _is_final(cause)
    return error, Failure(reason, is_final=not error.is_temporary)


def _is_final(cause: BaseException | None) -> bool:
    if isinstance(cause, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return True
    if not isinstance(cause, httpx.TransportError | OSError | CutShort):
        return True
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
