"""Sending a call until it succeeds or must be given up. The only place where requests are sent again."""

from __future__ import annotations

import sys
import time
from typing import TypeAlias

import httpx

from ..._core.http.call import Call, connection_error
from ..._core.http.logs import log_attempt, log_retry, logger
from ..._core.http.responses import HTTPResponse
from ..._core.http.retry import FailedAttempt, RetryConfig, is_retried_status, is_unprocessed_status, plan
from ..._core.http.retry_budget import RetryBudget
from ..._core.http.status_errors import retry_after_of
from ...errors import ClientClosedError, CyberdeskError
from ..platform.attempt import AttemptScope, attempt_scope
from ..platform.event_loops import EventLoopLocal
from ..platform.limiter import ConcurrencyLimiter
from ..platform.primitives import cleanup_scope, io_timeout, notify
from .connection_pool import ATTEMPT
from .own_clients import ClientTransport
from .request import build_request
from .request_body import BodyStream
from .response_body import AttemptContext, Sink, read_body
from .transport_errors import AttemptTimedOut, translate, without_tracebacks

_CLOSE_SECONDS = 2.0
_Attempted: TypeAlias = tuple[HTTPResponse | CyberdeskError, FailedAttempt | None, Exception | None]


class CallSender:
    """Sends calls over an httpx transport: limits how many run at once, bounds each attempt, and retries.

    An attempt lasts until the response's body has been read, so a body that breaks off is retried as well.

    Args:
        transport: What sends one HTTP request.
        retry: The size of the retry budget; everything else is up to each call.
        slots: How many attempts may run at once.
        max_bytes: The largest body that is taken into memory.
    """

    def __init__(
        self, transport: httpx.BaseTransport, retry: RetryConfig, *, slots: float, max_bytes: float
    ) -> None:
        self.is_closed = False
        self._transport = transport
        self._max_bytes = max_bytes
        self._budget = RetryBudget(retry, time.monotonic())
        self.slots = slots
        self._limiters = EventLoopLocal(lambda: ConcurrencyLimiter(slots), ConcurrencyLimiter.drained)

    def send(self, call: Call, sink: Sink | None = None) -> HTTPResponse:
        """Send a call until it gets a complete response, retries included.

        Args:
            call: What to send.
            sink: Takes the body of a success in pieces; without one the response holds it. What it raises ends the
                call, and reaches the caller unchanged.

        Returns:
            The last response, whatever its status.

        Raises:
            CyberdeskError: When no attempt got a complete response.
        """
        if self.is_closed:
            raise ClientClosedError("the client is closed", **call.about())
        context = AttemptContext(call, sink, BodyStream.of(call.content))
        context.request = build_request(context)
        if isinstance(self._transport, ClientTransport) and not call.is_link:
            self._transport.add_defaults(context.request)
        try:
            return self._retry(context)
        finally:
            if context.body is not None:  # an attempt may have left a file open
                with cleanup_scope(_CLOSE_SECONDS):
                    context.body.close()

    def close(self) -> None:
        """End the calls of this event loop that are being sent, and close the transport."""
        self.is_closed = True
        (self._limiters.get()).close()
        for limiter in self._limiters.all():  # attempts in other event loops cannot be interrupted, only retries
            limiter.is_closed = True
        self._limiters.drop()
        self._transport.close()

    def _retry(self, context: AttemptContext) -> HTTPResponse:
        call = context.call
        limiter = self._limiters.get()
        while True:
            outcome, failure, cause = self._outcome(context, limiter)
            if failure is None or not self._wait_for_retry(call, failure, limiter):
                break
        if isinstance(outcome, HTTPResponse):
            return outcome
        raise outcome from cause

    def _outcome(self, context: AttemptContext, limiter: ConcurrencyLimiter) -> _Attempted:
        """Make one attempt: what came of it, why it failed if it may be repeated, and the cause of an error."""
        call, started = context.call, time.monotonic()
        handled = sys.exc_info()[1]
        try:
            received = self._attempt(context, limiter)
        except Exception as cause:  # a transport of the user's own may raise anything
            if cause is context.sink_error:
                raise
            without_tracebacks(cause, handled)
            if isinstance(cause, CyberdeskError):
                raise
            if limiter.is_closed:
                return connection_error(call, ClientClosedError, "the client was closed"), None, cause
            error, failure = translate(cause, call, context.host)
            log_attempt(call, failure.reason, seconds=time.monotonic() - started)
            return error, failure, cause
        request_id = received.headers.get("x-request-id")
        log_attempt(call, received.status_code, seconds=time.monotonic() - started, request_id=request_id)
        unwanted = _failure_of(received, call)
        if unwanted is None:
            self._budget.earn(call.retry)
        return received, unwanted, None

    def _attempt(self, context: AttemptContext, limiter: ConcurrencyLimiter) -> HTTPResponse:
        # The time in the limiter's queue is not part of the attempt: only the deadline bounds it.
        if not limiter.acquire(context.call.expires_at):
            raise AttemptTimedOut
        try:
            return self._bounded(context, limiter)
        finally:
            limiter.release()

    def _bounded(self, context: AttemptContext, limiter: ConcurrencyLimiter) -> HTTPResponse:
        seconds = context.call.attempt_timeout()
        if seconds <= 0:
            raise AttemptTimedOut
        context.call.attempts += 1
        with attempt_scope(seconds) as attempt:
            limiter.track(attempt)
            try:
                return self._exchange(context, attempt, seconds)
            finally:
                limiter.untrack(attempt)
        raise AttemptTimedOut

    def _exchange(self, context: AttemptContext, attempt: AttemptScope, seconds: float) -> HTTPResponse:
        limit = io_timeout(seconds)
        ends_at = time.monotonic() + seconds
        context.request.extensions["timeout"] = {"connect": limit, "read": limit, "write": limit, "pool": limit}
        context.request.extensions[ATTEMPT] = attempt
        response = self._transport.handle_request(context.request)
        try:
            content = read_body(response, context, ends_at, self._max_bytes)
            response.close()
        except BaseException:
            with cleanup_scope(_CLOSE_SECONDS):
                response.close()
            raise
        finally:
            if self.is_closed:  # a connection of the user's own transport that was in use then is idle now
                with cleanup_scope(_CLOSE_SECONDS):
                    self._transport.close()
        return HTTPResponse(response.status_code, dict(response.headers), content)

    def _wait_for_retry(self, call: Call, failure: FailedAttempt, limiter: ConcurrencyLimiter) -> bool:
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
        log_retry(call, retry)
        if call.retry.on_retry is not None:
            try:
                notify(call.retry.on_retry, retry)
            except Exception:  # an observer must not break what it observes
                logger.warning("on_retry raised an exception", exc_info=True)
        limiter.pause(retry.delay)
        if limiter.is_closed:
            raise connection_error(call, ClientClosedError, "the client was closed")
        return True


def _failure_of(received: HTTPResponse, call: Call) -> FailedAttempt | None:
    status = received.status_code
    if status in call.accepted_statuses or not is_retried_status(status, received.headers):
        return None
    retry_after = retry_after_of(received.headers, received.content, time.time())
    return FailedAttempt(
        f"status {status}", status, retry_after, is_unprocessed=is_unprocessed_status(status, retry_after)
    )
