"""From what a transport raises to the error that the caller gets."""

from __future__ import annotations

import ssl
import time

import httpx

from ..._core.http.call import Call, connection_error
from ..._core.http.compression import BodyCutShort
from ..._core.http.retry import FailedAttempt
from ...errors import APIConnectionError, APITimeoutError, CyberdeskError, DeadlineExceededError, shorten

_NOT_TLS = frozenset(
    {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE"}
)
_NEVER_SENT = (httpx.ConnectError, httpx.ProxyError)


class AttemptTimedOut(Exception):
    """The attempt took longer than it may."""


def translate(cause: Exception, call: Call, host: str) -> tuple[CyberdeskError, FailedAttempt]:
    """Name what went wrong below, and decide whether another attempt could succeed."""
    if isinstance(cause, AttemptTimedOut | httpx.TimeoutException | TimeoutError):
        if time.monotonic() >= call.expires_at:
            error = connection_error(call, DeadlineExceededError, "the deadline of the call was exceeded")
            return error, FailedAttempt("deadline", is_final=True)
        reason = f"no complete response within {call.timeout:g} s"
        return connection_error(call, APITimeoutError, reason), FailedAttempt(reason)
    if _speaks_no_tls(cause):
        reason = (
            f"the server at {host} does not speak TLS: should base_url start with http:// instead of https://?"
        )
    else:
        reason = f"no response from {host}: {_words_of(cause)}"
    was_sent = not isinstance(cause, _NEVER_SENT)
    error = connection_error(call, APIConnectionError, reason, was_sent=was_sent)
    error.is_temporary = not _is_final(cause)
    return error, FailedAttempt(reason, is_final=not error.is_temporary, is_unprocessed=not was_sent)


def without_tracebacks(cause: BaseException, handled: BaseException | None) -> None:
    """Drop the tracebacks of what the HTTP library raised: its frames hold the headers and bytes that it sent.

    Exceptions of other kinds are mistakes in a transport of the user's own, which need their traceback.

    Args:
        cause: What was raised.
        handled: The exception that the caller was handling before, which keeps its traceback.
    """
    if not isinstance(cause, httpx.HTTPError | OSError | CyberdeskError | AttemptTimedOut | BodyCutShort):
        return
    pending: list[BaseException | None] = [cause]
    done = {id(handled)}
    while pending:
        error = pending.pop()
        if error is not None and id(error) not in done:
            done.add(id(error))
            error.__traceback__ = None
            pending += [error.__cause__, error.__context__]


def _words_of(cause: Exception) -> str:
    if isinstance(cause, httpx.ConnectError) and any(_is_end_of_stream(it) for it in _chain(cause)):
        return "the connection was closed during the TLS handshake (does the server speak TLS?)"
    return shorten(str(cause) or type(cause).__name__, 200)


def _is_end_of_stream(cause: BaseException) -> bool:
    # Event loops have errors of their own for it, which are not imported here.
    return isinstance(cause, ssl.SSLEOFError) or type(cause).__name__ in ("EndOfStream", "BrokenResourceError")


def _is_final(cause: BaseException) -> bool:
    if isinstance(cause, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return True
    if not isinstance(cause, httpx.TransportError | OSError | BodyCutShort):
        return True
    return _speaks_no_tls(cause) or any(isinstance(it, ssl.SSLCertVerificationError) for it in _chain(cause))


def _speaks_no_tls(cause: BaseException) -> bool:
    return any(isinstance(it, ssl.SSLError) and getattr(it, "reason", None) in _NOT_TLS for it in _chain(cause))


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
