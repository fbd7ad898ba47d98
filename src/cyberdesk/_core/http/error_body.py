"""The bodies of error responses, in every form in which they are known to come."""

from __future__ import annotations

import math
from typing import Any

import attrs
import msgspec

from ... import errors
from ..models.codec import is_list, is_object
from .retry_after import parse_retry_after

_MAX_BODY = 16 * 1024
_MESSAGE_KEYS = ("msg", "message", "error", "title", "detail")


@attrs.frozen
class ErrorBody:
    """What the body of an error response says.

    Attributes:
        body: The decoded JSON, else the text, else None; without what it repeats of the request.
        message: The server's own words about the whole; empty when there are none.
        issues: What it says about single fields.
        retry_after: Seconds it requests to wait.
    """

    body: Any
    message: str = ""
    issues: tuple[errors.ValidationIssue, ...] = ()
    retry_after: float | None = None


def read_error_body(content: bytes, now: float) -> ErrorBody:
    """Read the body of an error response.

    FastAPI sends `detail` as a list for invalid parameters and as a string elsewhere; input schemas make it an
    object with an `errors` list of its own. The API's guide documents `error` as an object with `message`,
    `details` by field and `retryAfter`; the desktop agent sends `error` as a string; gateways send `message`, or
    RFC 9457's `title`, `detail` and `errors`.

    Args:
        content: The response's body.
        now: The time on the server's clock as a Unix time, for a `retryAfter` that is a date.
    """
    body = _parse(content)
    subject: Any = body
    for key in ("detail", "error"):
        if is_object(body) and body.get(key) is not None:
            subject = body[key]
            break
    message, issues = _message(subject), _issues(subject)
    if is_object(body) and subject is not body and not issues:
        issues = _issues({key: value for key, value in body.items() if key in ("errors", "details")})
    kept = _without_echo(body) if len(content) <= _MAX_BODY else _text(content)
    return ErrorBody(kept, message, issues, _retry_after(subject, now) or _retry_after(body, now))


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


def _message(subject: Any) -> str:
    if is_object(subject):
        return next((errors.shorten(text) for key in _MESSAGE_KEYS if (text := _words(subject.get(key)))), "")
    return errors.shorten(_words(subject))


def _words(value: Any) -> str:
    """A string that was written for people, else an empty one."""
    return value if isinstance(value, str) and not value.lstrip().startswith("<") else ""


def _issues(subject: Any) -> tuple[errors.ValidationIssue, ...]:
    if is_list(subject):
        return tuple(_issue(item) for item in subject)
    if not is_object(subject):
        return ()
    for key in ("errors", "details"):
        found = subject.get(key)
        if is_list(found) and found:
            return tuple(_issue(item) for item in found)
        if is_object(found) and found:
            return tuple(_field_issue(field, value) for field, value in found.items())
    if subject and not _message(subject) and not subject.keys() & {"errors", "details", "retryAfter", "status"}:
        return (_issue(subject),)
    return ()


def _field_issue(field: str, value: Any) -> errors.ValidationIssue:
    """What is said of a field in an object whose keys are fields: a string, or a list of strings."""
    texts = [item for item in (value if is_list(value) else [value]) if isinstance(item, str)]
    message = "; ".join(texts) if texts else _issue(value).message
    return errors.ValidationIssue((field,), errors.shorten(message))


def _issue(item: Any) -> errors.ValidationIssue:
    if not is_object(item):
        return errors.ValidationIssue((), errors.shorten(item) if isinstance(item, str) else "(no message)")
    location = next((item[key] for key in ("loc", "path", "field", "pointer") if item.get(key)), ())
    parts = location if is_list(location) else [location] if location else []
    message = _message(item)
    return errors.ValidationIssue(
        tuple(part if isinstance(part, int) else str(part) for part in parts),
        # The rest of an issue may repeat what was sent, secrets included; its keys say enough.
        message or f"fields: {', '.join(map(str, item))}",
    )


def _retry_after(subject: Any, now: float) -> float | None:
    if not is_object(subject):
        return None
    value = next((subject[key] for key in ("retryAfter", "retry_after") if key in subject), None)
    if isinstance(value, str):
        return parse_retry_after(value, now)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and value >= 0 else None
