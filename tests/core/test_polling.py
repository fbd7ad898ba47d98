"""Intervals, pauses and rate limits as tables."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from cyberdesk import APIConnectionError, RateLimitError, ServerError
from cyberdesk._core.waiting.polling import (
    backoff,
    concerns_all,
    is_terminal,
    jittered,
    next_delay,
    pause_after,
    spacing,
)

NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("remaining", "reset", "seconds"),
    [
        ("10", "20", 2.0),
        ("0", "20", 20.0),
        ("10", str(NOW + 5), 0.5),
        ("0", "4000", 60.0),
        ("0", str(NOW - 5), 0.0),
        ("0", "-1", 0.0),
        ("0", "inf", 0.0),
        ("0", "nan", 0.0),
        ("many", "5", 0.0),
        ("5", "soon", 0.0),
    ],
)
def test_what_remains_of_a_rate_limit_is_spread_over_its_time(remaining: str, reset: str, seconds: float) -> None:
    headers = {"x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset}
    assert spacing(headers, NOW) == pytest.approx(seconds)
    assert spacing({}, NOW) == 0.0


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_rate_limit_gives_a_bounded_pause(remaining: str, reset: str) -> None:
    assert 0 <= spacing({"x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset}, NOW) <= 60


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_pauses_grow_to_half_a_minute(failures: int, random: float) -> None:
    pause = backoff(failures, lambda: random)
    assert 0.25 <= pause <= 30
    assert pause >= min(30, 0.5 * 2.0 ** min(failures - 1, 10)) / 2


def test_the_server_is_left_alone_as_long_as_it_asks() -> None:
    assert pause_after(RateLimitError("", retry_after=90.0), 1) == 90.0
    assert pause_after(ServerError("", status_code=503), 1) <= 0.5


@pytest.mark.parametrize(("status", "expected"), [(429, True), (503, True), (500, False), (408, False)])
def test_which_failures_concern_all(status: int, expected: bool) -> None:
    assert concerns_all(ServerError("", status_code=status)) is expected
    assert concerns_all(APIConnectionError(""))


@given(st.floats(0.01, 100), st.floats(0, 1))
def test_nobody_learns_later_than_promised(interval: float, random: float) -> None:
    assert 0.9 * interval <= jittered(interval, lambda: random) * (1 + 1e-9)
    assert jittered(interval, lambda: random) <= interval


def test_looks_get_rarer() -> None:
    assert next_delay(0.5) == 0.625
    assert next_delay(4.9) == 5.0


@pytest.mark.parametrize("status", ["scheduling", "running", "running_checks", "paused", ""])
def test_what_has_not_ended(status: str) -> None:
    assert not is_terminal(status)
