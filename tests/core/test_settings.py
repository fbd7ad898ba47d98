"""What a client may be made of."""

from __future__ import annotations

import inspect
from typing import Any, get_type_hints

import httpx
import pytest

from cyberdesk import (
    AsyncCyberdesk,
    ConfigurationError,
    Cyberdesk,
    IdempotencyConfig,
    MultipartFile,
    Request,
    RequestOptions,
    Response,
    RetryAttempt,
    RetryConfig,
)


@pytest.fixture(params=[AsyncCyberdesk, Cyberdesk])
def make(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (None, "no API key: pass api_key=... or set CYBERDESK_API_KEY"),
        ("", "the API key is empty"),
        (" \n", "the API key is empty"),
        ("cd_sec\nret", "line break"),
        ("cd_sec ret", "white space"),
        ("cd_sécret", "outside ASCII"),
        (7, "must be a string, not int"),
    ],
)
def test_keys_that_are_refused(make: Any, key: Any, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        make(key)
    assert "cret" not in str(caught.value)


def test_the_environment_fills_in(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert repr(make(" cd_key\n")) == f"{make.__name__}(base_url='https://api.cyberdesk.io')"
    monkeypatch.setenv("CYBERDESK_API_KEY", "cd_from_environment")
    monkeypatch.setenv("CYBERDESK_BASE_URL", "https://cyberdesk.example.com/")
    assert repr(make()) == f"{make.__name__}(base_url='https://cyberdesk.example.com')"
    assert "cd_from" not in repr(make())


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("api.cyberdesk.io", "must have the form https"),
        ("ftp://api.cyberdesk.io", "must have the form https"),
        ("https://", "must have the form https"),
        ("https://host:port", "is not a valid URL"),
        ("https://user:pw@host", "without a user name"),
        ("ftp://user:cret@host", "without a user name"),
        ("https://host/?a=1", "without a query"),
        ("https://host/#a", "without a fragment"),
        ("https://ho st", "character that URLs cannot have"),
        ("https://host/v1/runs", "is the URL of an operation"),
        (b"https://host", "must be a string, not bytes"),
        ("http://api.cyberdesk.io", "unencrypted"),
        ("http://10.0.0.1", "unencrypted"),
    ],
)
def test_urls_that_are_refused(make: Any, url: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        make("key", base_url=url)
    assert "cret" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://localhost:1", "http://127.0.0.2", "http://[::1]:8000", "https://host/prefix"]
)
def test_urls_that_are_fine(make: Any, url: str) -> None:
    make("key", base_url=url)
    make("key", base_url="http://intranet", allow_insecure_http=True)


@pytest.mark.parametrize(
    "bad",
    [
        {"timeout": 0},
        {"timeout": "60"},
        {"deadline": -1},
        {"deadline": float("inf")},
        {"max_connections": 0},
        {"max_connections": True},
        {"default_headers": {"a b": "c"}},
        {"default_headers": {"a": "b\r\n"}},
        {"default_headers": {"Content-Type": "text/plain"}},
        {"retry": None},
        {"idempotency": "no"},
        {"transport": object(), "http_client": object()},
    ],
)
def test_settings_that_are_refused(make: Any, bad: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        make("key", **bad)


def test_a_header_name_that_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="is not a valid header name"):
        IdempotencyConfig(header_name="a b")


def test_the_other_kind_of_transport_or_client_is_refused() -> None:
    refused: list[tuple[Any, dict[str, Any]]] = [
        (AsyncCyberdesk, {"transport": httpx.HTTPTransport()}),
        (AsyncCyberdesk, {"http_client": httpx.Client()}),
        (Cyberdesk, {"transport": httpx.AsyncHTTPTransport()}),
        (Cyberdesk, {"http_client": httpx.AsyncClient()}),
    ]
    for make, options in refused:
        with pytest.raises(ConfigurationError, match=r"must be an httpx\."):
            make("key", **options)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://host/v1", "https://host"),
        ("https://host/v1/", "https://host"),
        ("https://host/prefix/v1", "https://host/prefix"),
        ("https://host/prefix/", "https://host/prefix"),
        ("https://host/v10", "https://host/v10"),
    ],
)
def test_the_version_belongs_to_the_paths(make: Any, url: str, expected: str) -> None:
    assert repr(make("key", base_url=url)) == f"{make.__name__}(base_url={expected!r})"


@pytest.mark.parametrize("kind", [RetryConfig, RetryAttempt, IdempotencyConfig, Request, Response, MultipartFile])
def test_type_hints_resolve_at_run_time(kind: type) -> None:
    assert get_type_hints(kind)
    assert inspect.signature(kind, eval_str=True).parameters
    assert get_type_hints(RequestOptions)["retry"] is RetryConfig


@pytest.mark.parametrize("timeout", [10**400, float("nan"), float("inf"), -1, 0, True, "5"])
def test_a_timeout_that_is_not_a_positive_number(timeout: Any) -> None:
    with pytest.raises(ConfigurationError, match="timeout must be a positive number of seconds or None"):
        Cyberdesk("key", timeout=timeout)


def test_headers_that_are_not_a_mapping() -> None:
    headers: Any = [("x-a", "b")]
    with pytest.raises(ConfigurationError, match="headers must be a mapping of names to values, not list"):
        Cyberdesk("key", default_headers=headers)


def test_a_client_whose_constructor_has_failed_can_be_shown() -> None:
    assert repr(object.__new__(Cyberdesk)) == "<Cyberdesk>"
