"""Intervals, pauses and rate limits as tables."""

from __future__ import annotations

import email.utils

import pytest
from hypothesis import given, strategies as st

from cyberdesk import (
    APIConnectionError,
    AuthenticationError,
    ConfigurationError,
    CyberdeskError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ResponseDecodeError,
    ResponseTooLargeError,
    ServerError,
)
from cyberdesk._core.waiting.polling import (
    concerns_all,
    ends_all_waits,
    is_terminal,
    jittered,
    next_delay,
    pause,
    pause_after,
)
from cyberdesk._core.waiting.rate_limit import spacing

NOW = 1_800_000_000.0


AHEAD = 3600.0
DATE = email.utils.formatdate(NOW + AHEAD, usegmt=True)


@pytest.mark.parametrize(
    ("remaining", "reset", "date", "seconds"),
    [
        ("10", "20", None, 2.0),
        ("0", "4", None, 4.0),
        ("0", "20", None, 5.0),  # a limit that is used up says more by 429
        ("10", str(NOW + 5), None, 0.5),
        ("10", str(NOW + AHEAD + 5), DATE, 0.5),  # the server's clock counts
        ("10", str((NOW + 5) * 1000), None, 0.5),  # milliseconds
        ("10", "5000", None, 0.5),
        ("10", str(NOW + 5), "not a date", 0.5),
        ("100", "60", None, 0.0),  # plenty
        ("0", "1e30", None, 0.0),
        ("0", str(NOW + 1e6), None, 0.0),
        ("0", str(NOW - 5), None, 0.0),
        ("0", "-1", None, 0.0),
        ("0", "inf", None, 0.0),
        ("0", "nan", None, 0.0),
        ("many", "5", None, 0.0),
        ("5", "soon", None, 0.0),
    ],
)
def test_what_remains_of_a_rate_limit_is_spread_over_its_time(
    remaining: str, reset: str, date: str | None, seconds: float
) -> None:
    headers = {"x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset}
    if date is not None:
        headers["date"] = date
    assert spacing(headers, NOW) == pytest.approx(seconds)
    assert spacing({}, NOW) == 0.0


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_rate_limit_gives_a_bounded_pause(remaining: str, reset: str) -> None:
    assert 0 <= spacing({"x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset}, NOW) <= 5


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_pauses_grow_to_half_a_minute(failures: int, random: float) -> None:
    seconds = pause(failures, lambda: random)
    assert 0.25 <= seconds <= 30
    assert seconds >= min(30, 0.5 * 2.0 ** min(failures - 1, 10)) / 2


def test_retry_after_is_obeyed_in_full() -> None:
    assert pause_after(RateLimitError("", retry_after=90.0), 1) == 90.0
    assert pause_after(ServerError("", status_code=503), 1) <= 0.5


@pytest.mark.parametrize(("status", "expected"), [(429, True), (503, True), (500, False), (408, False)])
def test_which_failures_concern_all(status: int, expected: bool) -> None:
    assert concerns_all(ServerError("", status_code=status)) is expected
    assert concerns_all(APIConnectionError(""))


@given(st.floats(0.01, 100), st.floats(0, 1))
def test_no_interval_is_longer_than_promised(interval: float, random: float) -> None:
    assert 0.9 * interval <= jittered(interval, lambda: random) * (1 + 1e-9)
    assert jittered(interval, lambda: random) <= interval


def test_the_adaptive_interval_grows() -> None:
    assert next_delay(0.5) == 0.625
    assert next_delay(4.9) == 5.0


@pytest.mark.parametrize("status", ["scheduling", "running", "running_checks", "paused", ""])
def test_what_has_not_ended(status: str) -> None:
    assert not is_terminal(status)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (AuthenticationError("", status_code=401), True),
        (PermissionDeniedError("", status_code=403), True),
        (ConfigurationError(""), True),
        (NotFoundError("", status_code=404), False),
        (ServerError("", status_code=500), False),
        (APIConnectionError(""), False),
        (ResponseDecodeError("", status_code=200), False),
        (ResponseTooLargeError(""), False),
    ],
)
def test_which_errors_are_no_fact_about_a_run(error: CyberdeskError, expected: bool) -> None:
    error.is_temporary = error.is_temporary or error.status_code == 500
    assert ends_all_waits(error) is expected
