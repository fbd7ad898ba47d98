"""Rate limits: the rule, and the responses."""

import itertools
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from cyberdesk.emulator import CyberdeskEmulator, RateLimit, VirtualClock
from cyberdesk.emulator._rules.http.rate_limits import RateLimitWindow, admit

from ..conftest import MakeApi
from ..support import eventually

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
NOON_UNIX = int(NOON.timestamp())


@pytest.mark.parametrize(
    ("window", "seconds", "allowed", "remaining", "reset", "retry_after"),
    [
        (None, 0, True, 1, 60, None),
        (RateLimitWindow(NOON, 1), 10, True, 0, 60, None),
        (RateLimitWindow(NOON, 2), 10, False, 0, 60, "50"),
        (RateLimitWindow(NOON, 2), 10.5, False, 0, 60, "50"),
        (RateLimitWindow(NOON, 2), 59.9, False, 0, 60, "1"),
        (RateLimitWindow(NOON, 2), 60, True, 1, 120, None),
        (RateLimitWindow(NOON, 2), -5, True, 1, 55, None),
        (RateLimitWindow(NOON, 2), 90.25, True, 1, 151, None),
    ],
)
def test_the_rule(
    window: RateLimitWindow | None,
    seconds: float,
    allowed: bool,
    remaining: int,
    reset: int,
    retry_after: str | None,
) -> None:
    _, admission = admit(RateLimit(2), window, NOON + timedelta(seconds=seconds))

    assert admission.allowed is allowed
    headers = admission.headers
    assert (headers["x-ratelimit-limit"], headers["x-ratelimit-remaining"]) == ("2", str(remaining))
    assert headers["x-ratelimit-reset"] == str(NOON_UNIX + reset)
    assert headers.get("retry-after") == retry_after


def test_no_more_than_the_limit_in_a_window() -> None:
    limit = RateLimit(3, seconds=1)
    window = None
    allowed: list[float] = []
    for tick in range(100):
        seconds = tick / 10
        window, admission = admit(limit, window, NOON + timedelta(seconds=seconds))
        if admission.allowed:
            allowed.append(seconds)

    assert len(allowed) == 30
    assert [len(list(group)) for _, group in itertools.groupby(allowed, int)] == [3] * 10


def get(emulator: CyberdeskEmulator, path: str, key: str | None = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key or emulator.api_key}"}
    return httpx.get(f"{emulator.base_url}{path}", headers=headers)


def test_a_refused_client_gets_the_time_of_the_next_window() -> None:
    clock = VirtualClock(NOON)
    with CyberdeskEmulator(rate_limit=RateLimit(2, seconds=30), clock=clock, api_key=["cd_a", "cd_b"]) as emulator:
        assert [get(emulator, "/v1/runs").headers["X-RateLimit-Remaining"] for _ in range(2)] == ["1", "0"]
        clock.advance(12)
        blocked = get(emulator, "/v1/runs")
        assert (blocked.status_code, blocked.headers["Retry-After"]) == (429, "18")
        assert blocked.headers["X-RateLimit-Reset"] == str(NOON_UNIX + 30)
        assert blocked.json() == {"detail": "Rate limit exceeded"}
        # Keys are counted apart; health is not limited, with a key or without.
        assert get(emulator, "/v1/runs", "cd_b").status_code == 200
        for path in ("/v1/health", "/v1/health/db"):
            assert get(emulator, path).status_code == 200
            assert "x-ratelimit-limit" not in get(emulator, path).headers
        assert get(emulator, "/v1/health/machines").status_code != 429
        assert get(emulator, "/v1/runs", "cd_wrong").status_code == 401
        clock.advance(18)
        assert get(emulator, "/v1/runs").status_code == 200


def test_errors_count_and_have_the_headers(make_api: MakeApi) -> None:
    api = make_api(rate_limit=5)
    responses = [api.http.get("/v1/runs/x"), api.http.post("/v1/runs", json={})]

    assert [(a.status_code, a.headers["x-ratelimit-remaining"]) for a in responses] == [(422, "4"), (422, "3")]


def test_a_refused_write_is_not_stored_under_its_key() -> None:
    clock = VirtualClock()
    with CyberdeskEmulator(rate_limit=RateLimit(1, seconds=10), clock=clock) as emulator:
        headers = {"Authorization": f"Bearer {emulator.api_key}", "Idempotency-Key": "once"}
        with httpx.Client(base_url=emulator.base_url, headers=headers) as http:
            http.get("/v1/pools")
            assert http.post("/v1/pools", json={"name": "P"}).status_code == 429
            clock.advance(10)
            assert http.post("/v1/pools", json={"name": "P"}).status_code == 201


def test_there_is_no_limit_by_default(make_api: MakeApi) -> None:
    assert "x-ratelimit-limit" not in make_api().http.get("/v1/runs").headers


@pytest.mark.parametrize("wrong", [0, -1])
def test_a_limit_that_lets_nothing_through_is_refused(wrong: int) -> None:
    with pytest.raises(ValueError, match="requests"):
        CyberdeskEmulator(rate_limit=wrong)


def test_a_clock_that_advances_by_itself_ends_the_window_of_a_refused_client() -> None:
    clock = VirtualClock(NOON, auto_advance=True)
    with CyberdeskEmulator(rate_limit=RateLimit(1, seconds=30), clock=clock, serve=False) as emulator:
        headers = {"Authorization": f"Bearer {emulator.api_key}"}
        with httpx.Client(transport=emulator.transport(), base_url=emulator.base_url, headers=headers) as http:

            def is_allowed() -> bool:
                return http.get("/v1/runs").status_code == 200

            for _ in range(3):
                eventually(is_allowed)
        assert clock.now() == NOON + timedelta(seconds=60)
