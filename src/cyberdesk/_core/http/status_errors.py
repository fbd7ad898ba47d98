"""From an error status to the error that is raised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ... import errors
from ..models.codec import is_list, is_object
from .retry import is_retried_status, parse_retry_after

_MAX_BODY = 16 * 1024

_BY_STATUS: dict[int, type[errors.APIStatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
}


def status_error(
    status_code: int,
    headers: Mapping[str, str],
    content: bytes,
    *,
    now: float,
    **about: Any,
) -> errors.APIStatusError:
    """Make the error for an answer that is none.

    Args:
        status_code: The HTTP status.
        headers: The answer's headers.
        content: The answer's body.
        now: The wall clock as a Unix time, for a `Retry-After` that is a date.
        **about: What `CyberdeskError` tells of a call.
    """
    kind = _BY_STATUS.get(status_code)
    if kind is None:
        kind = errors.ServerError if status_code >= 500 else errors.APIStatusError
    body = _parse(content)
    issues = _issues(body)
    details: dict[str, Any] = {
        "body": _without_echo(body) if len(content) <= _MAX_BODY else _text(content),
        "retry_after": parse_retry_after(headers.get("retry-after"), now),
        "is_temporary": is_retried_status(status_code, headers),
    }
    if kind is errors.UnprocessableEntityError:
        details["errors"] = issues or (errors.ValidationIssue((), "the server did not say what is invalid"),)
    message = _message(issues) or f"the server answered with status {status_code}"
    return kind(message, status_code=status_code, **about, **details)


def _parse(content: bytes) -> Any:
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _text(content)


def _text(content: bytes) -> str | None:
    text = content[: 4 * errors.MAX_TEXT].decode("utf-8", "replace").strip()
    return errors.shorten(text) if text else None


def _without_echo(body: Any) -> Any:
    """Leave out what FastAPI repeats of the request in a validation error: it may be secret."""
    if not is_object(body) or not is_list(body.get("detail")):
        return body
    known = ("loc", "msg", "type")
    kept = [{key: item[key] for key in known if key in item} for item in body["detail"] if is_object(item)]
    return {**body, "detail": kept}


def _issues(body: Any) -> tuple[errors.ValidationIssue, ...]:
    """Read every form an error body is known to take.

    FastAPI sends `detail` as a list for invalid parameters and as text elsewhere; input schemas make it an object
    with an `errors` list of its own.
    """
    detail = body.get("detail", body) if is_object(body) else body
    if is_object(detail):
        nested = detail.get("errors")
        if is_list(nested) and nested:
            return tuple(_issue(item) for item in nested)
        return (_issue(detail),) if detail else ()
    if is_list(detail):
        return tuple(_issue(item) for item in detail)
    if isinstance(detail, str) and detail and not detail.lstrip().startswith("<"):
        return (errors.ValidationIssue((), errors.shorten(detail)),)
    return ()


def _issue(item: Any) -> errors.ValidationIssue:
    if not is_object(item):
        return errors.ValidationIssue((), errors.shorten(item) if isinstance(item, str) else "(no message)")
    location = item.get("loc", item.get("path", ()))
    parts = location if is_list(location) else [location] if location else []
    message = next((item[key] for key in ("msg", "message", "error") if isinstance(item.get(key), str)), None)
    return errors.ValidationIssue(
        tuple(part if isinstance(part, int) else str(part) for part in parts),
        # The rest of an issue may repeat what was sent, secrets included; its keys say enough.
        errors.shorten(message) if message else f"fields: {', '.join(map(str, item))}",
    )


def _message(issues: tuple[errors.ValidationIssue, ...]) -> str:
    shown = [
        f"{'.'.join(map(str, issue.location))}: {issue.message}" if issue.location else issue.message
        for issue in issues[:5]
    ]
    rest = len(issues) - len(shown)
    return "; ".join(shown) + (f"; and {rest} more" if rest else "")
