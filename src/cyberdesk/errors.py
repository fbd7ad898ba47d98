"""Everything this package raises: one tree under `CyberdeskError`.

Errors can be pickled, and their text never holds an API key, an input or the content of a file. What the server
answered is kept in `body`, cut to a bounded length.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from uuid import UUID

    from ._generated.models.run_response_with_includes import RunResponseWithIncludes

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


class CyberdeskError(Exception):
    """Root of all errors.

    Attributes:
        message: What went wrong; the server's own words where it gave some.
        status_code: The HTTP status of the last answer, if there was one.
        request_id: The server's name for the request, if it gave one.
        method: The HTTP method of the call, if the error belongs to one.
        path: The call's path as a template, such as `/v1/runs/{run_id}`.
        attempts: How many requests were sent.
        is_temporary: Whether the same call may succeed later: the network failed, time was short, or the server
            was overloaded or out of order. The call's own retries did not outlast it.
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
        return f"{self.message} ({', '.join(about)})" if about else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        # Not through __init__, which would shorten the message once more and which a subclass may have changed.
        return _rebuild, (type(self), self.args, dict(self.__dict__))


class ConfigurationError(CyberdeskError, ValueError):
    """The client cannot be built from what it was given: a key, a URL or a setting is missing or malformed."""


class InvalidArgumentError(CyberdeskError, ValueError):
    """An argument of a call is malformed; nothing was sent."""


class ChainError(InvalidArgumentError):
    """A chain, or a run of a session, could not work as it is written; nothing was sent.

    Attributes:
        step: The alias of the step; None when it is about the whole chain.
        place: Where in it, such as `inputs.query.id`.
    """

    step: str | None = None
    place: str | None = None


class LocalFileError(CyberdeskError):
    """A file on this machine cannot be read or written."""


class ClientClosedError(CyberdeskError, RuntimeError):
    """The client is closed, or was closed while the call was under way: `attempts` tells whether it was sent."""


class APIConnectionError(CyberdeskError):
    """No whole answer arrived: refused, reset, broken off, or not HTTP."""

    is_temporary = True


class APITimeoutError(APIConnectionError, TimeoutError):
    """An attempt took longer than `timeout`."""


class DeadlineExceededError(CyberdeskError, TimeoutError):
    """The call, with its retries and waits, took longer than `deadline`."""

    is_temporary = True


class ResponseDecodeError(CyberdeskError):
    """The answer is not what the API promises; `body` holds the start of it.

    Attributes:
        body: The answer's first bytes.
        session_id: The session of a chain whose response has not one run for each step.
        run_ids: The runs that this response has; they exist.
    """

    body: bytes = b""
    session_id: UUID | None = None
    run_ids: tuple[UUID, ...] = ()


class ResponseTooLargeError(CyberdeskError):
    """The answer's body, once decompressed, is larger than the client's `max_response_bytes`."""


class APIStatusError(CyberdeskError):
    """The server answered with an error status.

    Attributes:
        body: The decoded JSON of the answer, else its text, else None. Of a long answer it is the start of the
            text, and what a validation error repeats of the request is left out.
        retry_after: Seconds the server asked to wait, or None when it did not say.
    """

    body: Any = None
    retry_after: float | None = None


class BadRequestError(APIStatusError):
    """400: the server refused what was asked for."""


class AuthenticationError(APIStatusError):
    """401: the API key is missing, wrong or revoked."""


class PermissionDeniedError(APIStatusError):
    """403: the API key may not do this."""


class NotFoundError(APIStatusError):
    """404: there is no such thing, or it belongs to another organisation."""


class ConflictError(APIStatusError):
    """409: the state of the thing does not allow this."""


class ValidationIssue(NamedTuple):
    """One complaint of a 422 answer.

    Attributes:
        location: Where, as a path of names and indexes such as `("body", "workflow_id")`; empty when not told.
        message: What is wrong there.
    """

    location: tuple[str | int, ...]
    message: str


class UnprocessableEntityError(APIStatusError):
    """422: a parameter, the body, or the values for a workflow's input schema are invalid.

    Attributes:
        errors: The server's complaints; at least one, whatever form the answer has.
    """

    errors: tuple[ValidationIssue, ...] = ()


class RateLimitError(APIStatusError):
    """429: too many requests; `retry_after` says how long to wait, if the server did."""


class ServerError(APIStatusError):
    """5xx: the server failed."""


class RunError(CyberdeskError):
    """Root of the errors about a run that was waited for.

    Attributes:
        run: The run as it was last seen.
        step: Its alias, when it was waited for as a step of a chain or a run of a session.
    """

    run: RunResponseWithIncludes
    step: str | None = None


class RunFailedError(RunError):
    """The run ended as `task_failed` (the task could not be done) or `error` (the system failed)."""


class RunCancelledError(RunError):
    """The run ended as `cancelled`."""


class WaitTimeoutError(CyberdeskError, TimeoutError):
    """The run had not ended after the `timeout` of the wait; it goes on, unless `was_cancelled`.

    Attributes:
        run: The run as it was last seen, perhaps with no more than `id`, `workflow_id`, `machine_id`, `status` and
            `created_at`; None when no answer about it arrived in time. Of several, it is one.
        run_ids: The runs that had not ended.
        step: Its alias, when it was waited for as a step of a chain or a run of a session.
        was_cancelled: Whether it was cancelled then, as `cancel_on_timeout` asks for.
        cancel_error: Why it could not be cancelled.
    """

    run: RunResponseWithIncludes | None = None
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
    """Say in the system's own words why a file could not be read or written; `what` completes "cannot"."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return LocalFileError(f"cannot {what}: {reason}")


def shorten(text: str, limit: int = MAX_TEXT) -> str:
    """Cut a text from outside to a length that fits a log line."""
    return text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"


def _rebuild(cls: type[CyberdeskError], args: tuple[Any, ...], state: Mapping[str, Any]) -> CyberdeskError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error
