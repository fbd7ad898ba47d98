"""What is known of a write that failed: whether the server may have done it all the same."""

from __future__ import annotations

from ...errors import APIStatusError, CyberdeskError

# After these the server may have done, or may still do, what was requested.
_UNDECIDED = frozenset({408, 409, 425, 429})
# These are decided before a server compares idempotency keys, so they say nothing about an earlier attempt.
_ABOUT_THE_CALLER = frozenset({401, 403})


def has_unknown_outcome(error: BaseException) -> bool:
    """Whether a write that failed with this error may have been done."""
    if isinstance(error, APIStatusError) and error.status_code is not None:
        if error.status_code in _ABOUT_THE_CALLER:
            return error.attempts > 1
        return not _is_refused(error.status_code)
    return not (isinstance(error, CyberdeskError) and error.attempts == 0)


def was_never_done(error: BaseException) -> bool:
    """Whether this error of a write that was repeated under its idempotency key proves that it was never done.

    If it had been done, the server would have given the response of then.
    """
    return (
        isinstance(error, APIStatusError)
        and error.status_code is not None
        and error.status_code not in _ABOUT_THE_CALLER
        and _is_refused(error.status_code)
    )


def _is_refused(status_code: int) -> bool:
    return 400 <= status_code < 500 and status_code not in _UNDECIDED
