"""Which requests a pattern means."""

import pytest

from cyberdesk.emulator._rules.http.patterns import parse_pattern


@pytest.mark.parametrize(
    ("pattern", "method", "path", "is_meant"),
    [
        ("POST /v1/runs", "POST", "/v1/runs", True),
        ("post /v1/runs", "POST", "/v1/runs", True),
        ("POST /v1/runs", "GET", "/v1/runs", False),
        ("POST /v1/runs", "POST", "/v1/runs/bulk", False),
        ("POST /v1/runs", "POST", "/v1/runs?fields=error", True),
        ("/v1/runs", "PATCH", "/v1/runs", True),
        ("* /v1/runs", "PATCH", "/v1/runs", True),
        ("GET *", "GET", "/v1/machines", True),
        ("GET *", "POST", "/v1/machines", False),
        ("*", "DELETE", "/v1/runs/1", True),
        ("* /v1/runs/*", "DELETE", "/v1/runs/1/retry", True),
        ("* /v1/runs/*", "GET", "/v1/runs", False),
        ("GET /v1/runs/{run_id}", "GET", "/v1/runs/1", True),
        ("GET /v1/runs/{run_id}", "GET", "/v1/runs/1/trajectory", False),
        ("GET /v1/runs/{run_id}/*", "GET", "/v1/runs/1/trajectory", True),
        ("GET /v1/r.ns", "GET", "/v1/runs", False),
    ],
)
def test_patterns(pattern: str, method: str, path: str, is_meant: bool) -> None:
    assert parse_pattern(pattern).matches(method, path) is is_meant


@pytest.mark.parametrize("text", ["", "POST", "v1/runs", "GET v1/runs", "GET /a /b", "GET,POST /v1/runs"])
def test_what_is_no_pattern(text: str) -> None:
    with pytest.raises(ValueError, match="is not a pattern of requests"):
        parse_pattern(text)
