"""Retry decisions as tables."""

from __future__ import annotations

import datetime
import email.utils
import math
import time

import pytest
from hypothesis import given, strategies as st

from cyberdesk import ConfigurationError, RetryConfig
from cyberdesk._core.http.retry import (
    FailedAttempt,
    backoff,
    delay_before,
    is_retried_status,
    is_unprocessed_status,
    plan,
)
from cyberdesk._core.http.retry_after import parse_retry_after

NOW = 1_800_000_000.0
CONFIG = RetryConfig()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0.0),
        ("2", 2.0),
        (" 2.5 ", 2.5),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("1e400", None),
        ("soon", None),
        ("1_0", None),
        ("1e3", None),
        ("", None),
        ("٣", None),
        (email.utils.formatdate(NOW + 30, usegmt=True), 30.0),
        (email.utils.formatdate(NOW - 30, usegmt=True), 0.0),
        ("Fri, 31 Dec 99999 23:59:59 GMT", None),
        ("Mon, 99 Foo 2026 00:00:00 GMT", None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds


DATES = [
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "Sun, 06 Nov 1994 08:49:37 -0000",
    "Sun, 06 Nov 1994 08:49:37",
    "Sun, 06 Nov 1994 08:49:37 UTC",
    "Sun, 06 Nov 1994 10:49:37 +0200",
]


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def test_dates_are_gmt_whatever_the_local_zone_is(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    now = datetime.datetime(1994, 11, 6, 8, 49, 7, tzinfo=datetime.UTC).timestamp()
    try:
        assert {date: parse_retry_after(date, now) for date in DATES} == dict.fromkeys(DATES, 30.0)
    finally:
        monkeypatch.undo()
        time.tzset()


@given(st.text())
def test_retry_after_never_crashes(value: str) -> None:
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or (seconds >= 0 and math.isfinite(seconds))


@pytest.mark.parametrize(
    ("status", "retry_after", "expected"),
    [(429, None, True), (429, 1, True), (503, None, False), (503, 1, True), (500, 1, False), (502, 1, False)],
)
def test_statuses_of_requests_that_were_not_processed(
    status: int, retry_after: float | None, expected: bool
) -> None:
    assert is_unprocessed_status(status, retry_after) is expected


@given(st.integers(1, 10_000), st.floats(0, 1), st.floats(0, 100), st.floats(0, 100))
def test_backoff_of_any_kind(failures: int, jitter: float, initial: float, maximum: float) -> None:
    delay = backoff(failures, initial=initial, maximum=maximum, jitter=lambda: jitter)
    assert 0 <= delay <= maximum


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_backoff_is_full_jitter_below_the_cap(retry: int, jitter: float) -> None:
    delay = delay_before(retry, CONFIG, jitter=lambda: jitter)
    assert delay == jitter * min(8.0, 0.25 * 2.0 ** min(retry - 1, 60))


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (200, {}, False),
        (400, {}, False),
        (408, {}, True),
        (409, {}, False),
        (409, {"idempotency-status": "in_progress"}, True),
        (409, {"idempotency-status": " IN_PROGRESS "}, True),
        (409, {"idempotency-status": "replayed"}, False),
        (429, {}, True),
        (500, {}, True),
        (501, {}, False),
        (502, {}, True),
        (503, {}, True),
        (504, {}, True),
        (520, {}, False),
    ],
)
def test_retried_statuses(status: int, headers: dict[str, str], expected: bool) -> None:
    assert is_retried_status(status, headers) is expected


@pytest.mark.parametrize(
    ("failure", "attempts", "may_repeat", "remaining", "delay"),
    [
        (FailedAttempt("reset"), 1, True, math.inf, 0.25),
        (FailedAttempt("reset"), 3, True, math.inf, 1.0),
        (FailedAttempt("reset"), 4, True, math.inf, None),
        (FailedAttempt("reset"), 1, False, math.inf, None),
        (FailedAttempt("certificate", is_final=True), 1, True, math.inf, None),
        (FailedAttempt("reset"), 1, True, 0.2, None),
        (FailedAttempt("429", 429, retry_after=60), 1, True, math.inf, 60),
        (FailedAttempt("429", 429, retry_after=60.1), 1, True, math.inf, None),
        (FailedAttempt("429", 429, retry_after=3), 1, True, 3, None),
        (FailedAttempt("refused", is_unprocessed=True), 1, False, math.inf, 0.25),
        (FailedAttempt("refused", is_unprocessed=True, is_final=True), 1, False, math.inf, None),
    ],
)
def test_plan(
    failure: FailedAttempt, attempts: int, may_repeat: bool, remaining: float, delay: float | None
) -> None:
    retry = plan(
        CONFIG, failure, attempts=attempts, may_repeat=may_repeat, remaining=remaining, jitter=lambda: 1.0
    )
    assert (None if retry is None else retry.delay) == delay


@pytest.mark.parametrize(
    "bad",
    [
        {"max_retries": -1},
        {"max_retries": "3"},
        {"max_retries": 2.5},
        {"max_delay": None},
        {"initial_delay": -0.1},
        {"max_delay": math.nan},
        {"max_retry_after": math.inf},
    ],
)
def test_a_configuration_that_is_refused(bad: dict[str, float]) -> None:
    with pytest.raises(ConfigurationError):
        RetryConfig(**bad)  # type: ignore[arg-type]
