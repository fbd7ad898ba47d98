"""The tree of errors."""

from __future__ import annotations

import email.utils
import inspect
import json
import pickle
from typing import get_type_hints

import pytest

import cyberdesk
from cyberdesk import (
    APIStatusError,
    APITimeoutError,
    CyberdeskError,
    UnprocessableEntityError,
    ValidationIssue,
    WaitTimeoutError,
    errors,
)
from cyberdesk._core.http.status_errors import retry_after_of, status_error
from cyberdesk.errors import shorten

CLASSES = [item for item in vars(errors).values() if inspect.isclass(item) and issubclass(item, CyberdeskError)]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_is_exported_described_and_can_be_pickled(kind: type[CyberdeskError]) -> None:
    assert getattr(cyberdesk, kind.__name__) is kind
    assert kind.__name__ in errors.__all__
    assert kind.__doc__
    error = kind("it broke", method="GET", path="/v1/runs", attempts=2, status_code=500, request_id="req")
    error.add_note("seen in the test")
    long = kind("x" * 5000)
    assert str(pickle.loads(pickle.dumps(long))) == str(long)
    same = pickle.loads(pickle.dumps(error))
    assert type(same) is kind
    assert str(same) == str(error) == "it broke (GET /v1/runs, status 500, request req, 2 attempts)"
    assert vars(same) == vars(error)


def test_timeouts_are_standard_timeout_errors() -> None:
    assert issubclass(APITimeoutError, TimeoutError)
    assert issubclass(WaitTimeoutError, TimeoutError)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (302, "APIStatusError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "APIStatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_statuses(status: int, name: str) -> None:
    error = status_error(status, {}, b"", now=0)
    assert type(error).__name__ == name
    assert isinstance(error, APIStatusError)
    assert str(error).startswith("the server ")


@pytest.mark.parametrize(
    ("status", "headers", "is_temporary", "retry_after"),
    [
        (404, {}, False, None),
        (409, {}, False, None),
        (409, {"idempotency-status": "in_progress"}, True, None),
        (422, {}, False, None),
        (429, {"retry-after": "90"}, True, 90),
        (501, {}, False, None),
        (503, {"retry-after": "5"}, True, 5),
    ],
)
def test_errors_say_whether_they_are_temporary(
    status: int, headers: dict[str, str], is_temporary: bool, retry_after: float | None
) -> None:
    error = status_error(status, headers, b"", now=0)
    assert (error.is_temporary, error.retry_after) == (is_temporary, retry_after)


@pytest.mark.parametrize("content", [b"<html>", b"\xff\xfe", b"[" * 100_000, b"1", b'"text"', b"{}", b"x" * 10**6])
def test_any_body_makes_an_error_of_bounded_size(content: bytes) -> None:
    error = status_error(500, {}, content, now=0)
    assert len(str(error)) < 1500
    assert len(repr(error.body)) < 1500


def test_what_a_validation_error_repeats_of_the_request_is_not_kept() -> None:
    echo = {
        "loc": ["body", "password"],
        "msg": "too short",
        "type": "x",
        "input": "hunter2",
        "ctx": {"p": "hunter2"},
    }
    body = json.dumps({"detail": [echo, ["x", {"p": "hunter2"}], {"p": "hunter2"}]}).encode()
    error = status_error(422, {}, body, now=0)
    assert isinstance(error, UnprocessableEntityError)
    assert error.errors[0].location == ("body", "password")
    assert "hunter2" not in repr(vars(error)) + str(error)


@pytest.mark.parametrize("kind", CLASSES)
def test_type_hints_resolve_at_run_time(kind: type[CyberdeskError]) -> None:
    assert get_type_hints(kind)["is_temporary"] is bool
    assert inspect.signature(kind, eval_str=True).parameters


BODIES: list[tuple[object, str, tuple[ValidationIssue, ...], float | None]] = [
    (
        {"error": {"message": "Validation failed", "details": {"email": "is invalid"}, "status": 400}},
        "Validation failed",
        (ValidationIssue(("email",), "is invalid"),),
        None,
    ),
    (
        {"error": {"message": "bad", "details": {"a": ["x", "y"], "b": {"message": "z"}}}},
        "bad",
        (ValidationIssue(("a",), "x; y"), ValidationIssue(("b",), "z")),
        None,
    ),
    (
        {"error": {"message": "bad", "details": [{"field": "a", "message": "x"}]}},
        "bad",
        (ValidationIssue(("a",), "x"),),
        None,
    ),
    ({"error": {"message": "slow down", "status": 429, "retryAfter": 60}}, "slow down", (), 60),
    ({"error": {"message": "slow down", "retryAfter": "1.5"}}, "slow down", (), 1.5),
    ({"error": {"message": "slow down", "retryAfter": -1}}, "slow down", (), None),
    ({"error": "from the agent"}, "from the agent", (), None),
    ({"message": "from a gateway"}, "from a gateway", (), None),
    ({"title": "Forbidden", "status": 403, "detail": "not yours"}, "not yours", (), None),
    (
        {"title": "Invalid", "errors": {"Name": ["required"]}},
        "Invalid",
        (ValidationIssue(("Name",), "required"),),
        None,
    ),
    (
        {"detail": "both", "errors": [{"detail": "x", "pointer": "#/a"}]},
        "both",
        (ValidationIssue(("#/a",), "x"),),
        None,
    ),
    ({"error": "<html>"}, "the server responded with status 400", (), None),
    ({"error": {}}, "the server responded with status 400", (), None),
    (["a", 1], "a; (no message)", (ValidationIssue((), "a"), ValidationIssue((), "(no message)")), None),
]


@pytest.mark.parametrize(("body", "message", "issues", "retry_after"), BODIES)
def test_every_form_of_an_error_body(
    body: object, message: str, issues: tuple[ValidationIssue, ...], retry_after: float | None
) -> None:
    error = status_error(400, {}, json.dumps(body).encode(), now=0)
    assert (error.message, error.errors, error.retry_after) == (message, issues, retry_after)
    assert all(issue.message in str(error) for issue in issues)


@pytest.mark.parametrize("hours", [-24, -1, 0, 1, 24])
def test_a_date_is_compared_with_the_clock_of_the_server(hours: int) -> None:
    def date(seconds: int) -> str:
        return email.utils.formatdate(1_800_000_000 + hours * 3600 + seconds, usegmt=True)

    headers = {"date": date(0), "retry-after": date(30)}
    body = json.dumps({"error": {"retryAfter": date(20)}}).encode()
    for now in (1_800_000_000.0, 1_000.0):
        assert status_error(429, headers, b"", now=now).retry_after == 30
        assert retry_after_of(headers, b"", now) == 30
        assert retry_after_of({"date": date(0)}, body, now) == 20


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 99 Jan 2027 00:00:00 GMT"]
)
def test_a_server_without_a_valid_date_has_the_clock_of_the_client(date: str) -> None:
    later = email.utils.formatdate(1_800_000_030, usegmt=True)
    assert retry_after_of({"date": date, "retry-after": later}, b"", 1_800_000_000) == 30


def test_a_header_beats_the_body() -> None:
    content = b'{"error": {"retryAfter": 60}}'
    assert status_error(429, {"retry-after": "5"}, content, now=0).retry_after == 5
    assert retry_after_of({"retry-after": "5"}, content, 0) == 5
    assert retry_after_of({}, content, 0) == 60
    assert retry_after_of({}, b"<html>retry", 0) is None


def test_text_from_outside_stays_on_one_line() -> None:
    assert shorten("a\nb\x1b[31m\u2028c") == r"a\nb\x1b[31m\u2028c"
    assert shorten("Größe, 大きさ") == "Größe, 大きさ"
