"""What an error means for a row and for its job."""

from __future__ import annotations

import uuid

from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import (
    APIStatusError,
    AuthenticationError,
    ClientClosedError,
    ConflictError,
    CyberdeskError,
    InvalidArgumentError,
    UnprocessableEntityError,
)


def ends_the_job(error: CyberdeskError) -> bool:
    """Whether every other row would fail in the same way, whatever its run does."""
    return isinstance(error, AuthenticationError | ClientClosedError)


def is_refusal(error: CyberdeskError) -> bool:
    """Whether the server has processed a create and made no run, so that another create needs another key."""
    is_processed = isinstance(error, APIStatusError) and 400 <= (error.status_code or 0) < 500
    return is_processed and not error.is_temporary and not _is_other_request(error)


def explained(error: CyberdeskError) -> CyberdeskError:
    """The error of a row whose run could not be created.

    The server knows the idempotency key of the row from an earlier start, and refuses it for another request. That
    is not about the row, and repeating the server's words would not tell what to do.
    """
    if not _is_other_request(error):
        return error
    own = InvalidArgumentError(
        "an earlier start of the job has sent this row with other secrets or other arguments: start the job again "
        f"with those it had, or with another job_id to run the row once more (the server said: {error.message})"
    )
    own.__cause__ = error
    return own


def overdue_message(
    run_id: uuid.UUID, timeout: float | None, run: RunResponseWithIncludes | None, error: CyberdeskError | None
) -> str:
    """What to say about a run that did not end within its time limit."""
    state = "its status is not known" if run is None else f"its status is {run.status}"
    failure = "" if error is None else f"; the last fetch failed: {error}"
    return f"run {run_id} did not end within {timeout:g} s: {state}{failure}"


def _is_other_request(error: CyberdeskError) -> bool:
    is_about_a_request = isinstance(error, UnprocessableEntityError | ConflictError)
    return is_about_a_request and "idempotency" in error.message.lower()
