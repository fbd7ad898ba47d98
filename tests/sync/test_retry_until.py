"""Retrying until a moment, which outlives a call's own retries."""

from __future__ import annotations

import math
import time
from typing import Any

import pytest
from cyberdesk import APIConnectionError, NotFoundError, RateLimitError
from cyberdesk._sync.http.retry_until import retry_until


def no_delay() -> float:
    return 0.0


class Failing:
    """Raises errors one after the other, then returns."""

    def __init__(self, *errors: Exception) -> None:
        self.options: list[Any] = []
        self._errors = list(errors)

    def __call__(self, options: Any) -> str:
        self.options.append(options)
        if self._errors:
            raise self._errors.pop(0)
        return "done"


def test_temporary_errors_are_retried_more_often_than_a_call_would() -> None:
    call = Failing(*[APIConnectionError("refused", attempts=1)] * 20)
    assert retry_until(time.monotonic() + 60, call, jitter=no_delay) == "done"
    assert len(call.options) == 21
    assert all(0 < options["timeout"] <= 10 < options["deadline"] <= 60 for options in call.options)


def test_without_a_limit_each_attempt_has_one() -> None:
    call = Failing()
    assert retry_until(math.inf, call) == "done"
    assert call.options == [{"timeout": 10.0, "deadline": None}]


def test_other_errors_and_the_last_one_are_raised() -> None:
    call = Failing(NotFoundError("gone", status_code=404))
    with pytest.raises(NotFoundError):
        retry_until(time.monotonic() + 60, call)
    assert len(call.options) == 1
    call = Failing(*[APIConnectionError("refused")] * 2)
    with pytest.raises(APIConnectionError):
        retry_until(time.monotonic() - 1, call, jitter=no_delay)
    assert len(call.options) == 1


def test_a_pause_that_the_server_requests_is_kept_or_ends_it() -> None:
    call = Failing(RateLimitError("slow down", status_code=429, is_temporary=True, retry_after=0.02))
    began = time.monotonic()
    assert retry_until(began + 60, call, jitter=no_delay) == "done"
    assert time.monotonic() - began >= 0.02
    call = Failing(RateLimitError("slow down", status_code=429, is_temporary=True, retry_after=100.0))
    with pytest.raises(RateLimitError):
        retry_until(time.monotonic() + 60, call)
