"""All errors that this package raises: one tree below `CyberdeskError`.

Errors can be pickled, and their text never contains an API key, an input or the content of a file. The body of the
server's response is kept in `body`, cut to a bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from . import models  # each model is loaded when it is first used, by `typing.get_type_hints` too

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ChainError",
    "ClientClosedError",
    "ConfigurationError",
    "ConflictError",
    "CyberdeskError",
    "DeadlineExceededError",
    "InvalidArgumentError",
    "LocalFileError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ReleaseUnconfirmedError",
    "ResponseDecodeError",
    "ResponseTooLargeError",
    "RunCancelledError",
    "RunError",
    "RunFailedError",
    "ServerError",
    "SessionEndedError",
    "UnprocessableEntityError",
    "ValidationIssue",
    "WaitTimeoutError",
    "WebhookSignatureError",
]

MAX_TEXT = 1000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SHOWN_ISSUES = 5


class CyberdeskError(Exception):
    """Root of all errors.

    Attributes:
        message: What went wrong, in the server's own words if it sent a message.
        status_code: The HTTP status of the last response, if there was one.
        request_id: The server's id of the request, if it sent one.
        method: The HTTP method of the call, if the error belongs to one.
        path: The call's path as a template, such as `/v1/runs/{run_id}`.
        attempts: How many requests were sent.
        is_temporary: Whether the same call may succeed later: the network failed, a time limit was exceeded, or
            the server was overloaded or unavailable. The call's own retries have been used up by then.
    """

    is_temporary: bool = False

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        request_id: str | None = None,
        method: str | None = None,
        path: str | None = None,
        attempts: int = 0,
        **details: Any,
    ) -> None:
        self.message = shorten(message)
        self.status_code = status_code
        self.request_id = shorten(request_id, 200) if request_id else request_id
        self.method = method
        self.path = path
        self.attempts = attempts
        for name, value in details.items():
            setattr(self, name, value)
        super().__init__(self.message)

    def __str__(self) -> str:
        about = [f"{self.method} {self.path}"] if self.method else []
        if self.status_code is not None:
            about.append(f"status {self.status_code}")
        if self.request_id:
            about.append(f"request {self.request_id}")
        if self.attempts > 1:
            about.append(f"{self.attempts} attempts")
        return f"{self._text()} ({', '.join(about)})" if about else self._text()

    def _text(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        # Not through __init__, which would shorten the message once more and which a subclass may have changed.
        return _rebuild, (type(self), self.args, dict(self.__dict__))


class ConfigurationError(CyberdeskError, ValueError):
    """A setting of the client is missing or malformed: a key, a URL, a certificate file, a proxy.

    Most are found when the client is made, those of the environment's certificates and proxies with the first
    call.
    """


class InvalidArgumentError(CyberdeskError, ValueError):
    """An argument of a call is malformed; nothing was sent."""


class ChainError(InvalidArgumentError):
    """A chain, or a run of a session, is not valid as it is written; nothing was sent.

    Attributes:
        step: The alias of the step; None when it is about the whole chain.
        place: Where in the step, such as `inputs.query.id`.
    """

    step: str | None = None
    place: str | None = None


class LocalFileError(CyberdeskError):
    """A file on this machine cannot be read or written."""


class ClientClosedError(CyberdeskError, RuntimeError):
    """The client is closed, or was closed during the call: `attempts` shows whether it was sent."""


class APIConnectionError(CyberdeskError):
    """No complete response arrived: the connection was refused, reset or interrupted, or it was not HTTP.

    `is_temporary` is False when no later attempt can succeed: the server's certificate is not valid, or it does
    not speak TLS.
    """

    is_temporary = True


class APITimeoutError(APIConnectionError, TimeoutError):
    """An attempt took longer than its `timeout`."""


class DeadlineExceededError(CyberdeskError, TimeoutError):
    """The call, with its retries and the delays between them, took longer than its `deadline`."""

    is_temporary = True


class ResponseDecodeError(CyberdeskError):
    """The body of a response is not what the API promises.

    Attributes:
        body: The body's first bytes.
        is_html: Whether the body is an HTML page. The API sends none: it comes from a proxy, a gateway or a login
            page in between, often for a short time only. Waits continue after it, for a limited time.
        is_mismatch: Whether it is another run than the requested one. The API sends none: it comes from a faulty
            cache in between. Waits continue after it, for a limited time.
        session_id: The session of a chain whose response does not have exactly one run for each step.
        run_ids: The runs in such a response; they exist.
    """

    body: bytes = b""
    is_html: bool = False
    is_mismatch: bool = False
    session_id: UUID | None = None
    run_ids: tuple[UUID, ...] = ()


class ResponseTooLargeError(CyberdeskError):
    """A response's body is too large: larger than `max_response_bytes`, or far larger than its compressed form."""


class ValidationIssue(NamedTuple):
    """What is wrong with one field of a request.

    Attributes:
        location: The field, as a path of names and indexes such as `("body", "workflow_id")`; empty when it is not
            known.
        message: What is wrong with it.
    """

    location: tuple[str | int, ...]
    message: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.location))}: {self.message}" if self.location else self.message


class APIStatusError(CyberdeskError):
    """The server responded with an error status.

    Attributes:
        body: The decoded JSON of the response, else its text, else None. Of a long body it is the start of the
            text, and what a validation error repeats of the request is left out.
        errors: What the server reports about single fields, if it does.
        retry_after: Seconds to wait, from a header or the body; None when the server sent neither.
    """

    body: Any = None
    errors: tuple[ValidationIssue, ...] = ()
    retry_after: float | None = None

    def _text(self) -> str:
        issues = [str(issue) for issue in self.errors[:_SHOWN_ISSUES] if issue.message not in self.message]
        return f"{self.message}: {'; '.join(issues)}" if issues else self.message


class BadRequestError(APIStatusError):
    """400: the server rejected the request."""


class AuthenticationError(APIStatusError):
    """401: the API key is missing, wrong or revoked."""


class PermissionDeniedError(APIStatusError):
    """403: the API key may not do this."""


class NotFoundError(APIStatusError):
    """404: the resource does not exist, or belongs to another organisation."""


class ConflictError(APIStatusError):
    """409: the state of the resource does not allow this."""


class UnprocessableEntityError(APIStatusError):
    """422: a parameter, the body, or the values for a workflow's input schema are invalid.

    Attributes:
        errors: What is invalid; at least one, whatever form the response has.
    """


class RateLimitError(APIStatusError):
    """429: too many requests; `retry_after` is how long to wait, if the server sent it."""


class ServerError(APIStatusError):
    """5xx: the server failed."""


class RunError(CyberdeskError):
    """Root of the errors about a run that was waited for.

    Attributes:
        run: The run as it was last fetched.
        step: Its alias, when it was waited for as a step of a chain or a run of a session.
    """

    run: models.RunResponseWithIncludes
    step: str | None = None


class RunFailedError(RunError):
    """The run ended as `task_failed` (the task could not be done) or `error` (the system failed)."""


class RunCancelledError(RunError):
    """The run ended as `cancelled`."""


class WaitTimeoutError(CyberdeskError, TimeoutError):
    """The run had not ended after the `timeout` of the wait; it continues, unless `was_cancelled`.

    Attributes:
        run: The run as it was last polled, perhaps with no more than `id`, `workflow_id`, `machine_id`, `status`
            and `created_at`; None when no response about it arrived in time. Of several, it is one.
        run_ids: The runs that had not ended.
        step: Its alias, when it was waited for as a step of a chain or a run of a session.
        was_cancelled: Whether it was cancelled then, as `cancel_on_timeout` requests.
        cancel_error: Why it could not be cancelled.
    """

    run: models.RunResponseWithIncludes | None = None
    run_ids: tuple[UUID, ...] = ()
    was_cancelled: bool = False
    cancel_error: CyberdeskError | None = None
    step: str | None = None


class SessionEndedError(CyberdeskError):
    """The session is over: a run failed, was cancelled or was the last, or it was released. Nothing was sent."""


class ReleaseUnconfirmedError(CyberdeskError):
    """A session was left, and it is not certain that its machine is free again.

    Attributes:
        session_id: The session; None when its start got no response.
        machine_id: The machine that may be reserved; None when it is not known.
        run_ids: The runs that may not have ended.
    """

    session_id: UUID | None = None
    machine_id: UUID | None = None
    run_ids: tuple[UUID, ...] = ()


class WebhookSignatureError(CyberdeskError):
    """A webhook's signature is missing, wrong or too old."""


def local_file_error(what: str, error: OSError | ValueError) -> LocalFileError:
    """Make an error with the system's own words for why a file could not be read or written.

    Args:
        what: Completes "cannot", such as "read a.txt".
        error: What the system raised.
    """
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return LocalFileError(f"cannot {what}: {reason}")


def shorten(text: str, limit: int = MAX_TEXT) -> str:
    """Make a text from outside fit into one log line: bounded in length, control characters escaped."""
    shown = text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), shown)


def _rebuild(cls: type[CyberdeskError], args: tuple[Any, ...], state: Mapping[str, Any]) -> CyberdeskError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error
