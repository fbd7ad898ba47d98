"""From an error status to the error that is raised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ... import errors
from .error_body import read_error_body
from .retry import is_retried_status
from .retry_after import parse_retry_after
from .times import server_time

_BY_STATUS: dict[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}
_SHOWN_ISSUES = 5


def status_error(
    status_code: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    now: float,
    **about: Any,
) -> errors.APIStatusError:
    """Make the error for a response whose status is not a success.

    Args:
        status_code: The HTTP status.
        headers: The response's headers.
        content: The response's body.
        now: The wall clock as a Unix time, for a `Retry-After` that is a date if the response has no `Date`.
        **about: What `CyberdeskError` says about a call.
    """
    now = server_time(headers.get("date"), now)
    kind = _BY_STATUS.get(status_code)
    if kind is None:
        kind = errors.ServerError if status_code >= 500 else errors.APIStatusError
    found = read_error_body(content, now)
    issues = found.issues
    message = found.message or _joined(issues) or f"the server responded with status {status_code}"
    if kind is errors.UnprocessableEntityError and not issues:
        issues = (errors.ValidationIssue((), found.message or "the server did not say what is invalid"),)
    return kind(
        message,
        status_code=status_code,
        **about,
        body=found.body,
        errors=issues,
        retry_after=_requested_delay(headers, found.retry_after, now),
        is_temporary=is_retried_status(status_code, headers),
    )


def _requested_delay(headers: Mapping[str, str], in_body: float | None, now: float) -> float | None:
    """Seconds the server requests to wait: what its `Retry-After` header says, else what the body says."""
    in_header = parse_retry_after(headers.get("retry-after"), now)
    return in_body if in_header is None else in_header


def retry_after_of(headers: Mapping[str, str], content: bytes, now: float) -> float | None:
    """Seconds that an error response requests to wait, in its headers or its body.

    A date is compared with the clock of the server that sent it, as far as the response shows it.
    """
    now = server_time(headers.get("date"), now)
    in_body = read_error_body(content, now).retry_after if b"etry" in content else None
    return _requested_delay(headers, in_body, now)


def _joined(issues: tuple[errors.ValidationIssue, ...]) -> str:
    shown = [str(issue) for issue in issues[:_SHOWN_ISSUES]]
    rest = len(issues) - len(shown)
    return "; ".join(shown) + (f"; and {rest} more" if rest else "")
