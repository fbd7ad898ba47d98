"""What a client is made of, checked before anything is sent."""

from __future__ import annotations

import ipaddress
import math
import platform
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import attrs
from msgspec import UNSET, UnsetType

from ..._version import __version__
from ...errors import ConfigurationError
from .headers import is_header_name, is_header_value
from .idempotency import IdempotencyConfig
from .retry import RetryConfig

DEFAULT_BASE_URL = "https://api.cyberdesk.io"
DEFAULT_TIMEOUT = 60.0
DEFAULT_MAX_CONNECTIONS = 100
DEFAULT_MAX_RESPONSE_BYTES = 256 * 1024 * 1024

_FRAMING = frozenset({"content-length", "content-type", "host", "transfer-encoding"})


@attrs.frozen(kw_only=True)
class Settings:
    """A client's settings, as `resolve` made them.

    Attributes:
        base_url: Without a slash at the end.
        headers: Sent with every request; the API key is among them.
        timeout: Seconds for one attempt, or None.
        deadline: Seconds for a whole call, or None.
        retry: How calls are retried.
        idempotency: How writes are made safe to repeat.
        own_headers: Names of headers that the user added.
    """

    base_url: str
    headers: Mapping[str, str] = attrs.field(repr=False)
    timeout: float | None
    deadline: float | None
    retry: RetryConfig
    idempotency: IdempotencyConfig
    own_headers: frozenset[str] = frozenset()

    def __attrs_post_init__(self) -> None:
        for name, kind in (("retry", RetryConfig), ("idempotency", IdempotencyConfig)):
            if not isinstance(getattr(self, name), kind):
                raise ConfigurationError(f"{name} must be a {kind.__name__}")


def resolve(
    *,
    api_key: str | None,
    base_url: str | None,
    timeout: float | None,
    deadline: float | None,
    retry: RetryConfig,
    idempotency: IdempotencyConfig,
    default_headers: Mapping[str, str] | None,
    allow_insecure_http: bool,
    environ: Mapping[str, str],
) -> Settings:
    """Fill in what was not given from the environment, and check all of it.

    Raises:
        ConfigurationError: Naming what is missing or malformed, never showing the key.
    """
    key = api_key if api_key is not None else environ.get("CYBERDESK_API_KEY")
    url = base_url if base_url is not None else environ.get("CYBERDESK_BASE_URL") or DEFAULT_BASE_URL
    return Settings(
        base_url=_checked_url(url, allow_insecure_http),
        headers={
            "accept": "application/json, */*;q=0.5",
            "accept-encoding": "gzip, deflate",
            "user-agent": f"cyberdesk-python/{__version__} Python/{platform.python_version()}",
            **checked_headers(default_headers or {}),
            "authorization": f"Bearer {_checked_key(key)}",
        },
        timeout=checked_seconds("timeout", timeout),
        deadline=checked_seconds("deadline", deadline),
        retry=retry,
        idempotency=idempotency,
        own_headers=frozenset(name.lower() for name in default_headers or {}),
    )


def derive(
    settings: Settings,
    *,
    timeout: float | None | UnsetType,
    deadline: float | None | UnsetType,
    retry: RetryConfig | UnsetType,
    idempotency: IdempotencyConfig | UnsetType,
    default_headers: Mapping[str, str] | UnsetType,
) -> Settings:
    """The same settings but for what is given; headers are added to those there are.

    Raises:
        ConfigurationError: As `resolve` does.
    """
    changes: dict[str, Any] = {"retry": retry, "idempotency": idempotency}
    if timeout is not UNSET:
        changes["timeout"] = checked_seconds("timeout", timeout)
    if deadline is not UNSET:
        changes["deadline"] = checked_seconds("deadline", deadline)
    if default_headers is not UNSET:
        own = checked_headers(default_headers)
        changes["headers"] = {**settings.headers, **own, "authorization": settings.headers["authorization"]}
        changes["own_headers"] = settings.own_headers | own.keys()
    return attrs.evolve(settings, **{name: value for name, value in changes.items() if value is not UNSET})


def checked_seconds(name: str, value: float | None) -> float | None:
    """A duration, or None for no limit."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value <= 0:
        raise ConfigurationError(f"{name} must be a positive number of seconds or None, not {value!r}")
    return float(value)


def _checked_key(key: str | None) -> str:
    if key is None:
        raise ConfigurationError("no API key: pass api_key=... or set CYBERDESK_API_KEY")
    if not isinstance(key, str):
        raise ConfigurationError(f"the API key must be a text, not {type(key).__name__}")
    key = key.strip()
    if not key:
        raise ConfigurationError("the API key is empty: pass api_key=... or set CYBERDESK_API_KEY")
    if not is_header_value(key) or " " in key or "\t" in key:
        raise ConfigurationError(
            "the API key holds a line break, white space or a character outside ASCII: was it pasted whole?"
        )
    return key


def _checked_url(url: str, allow_insecure_http: bool) -> str:
    if not isinstance(url, str) or any(character in url for character in "@?#"):
        # Not shown, because it may hold a password.
        raise ConfigurationError("base_url must be a URL without a user name, a password, a query or a fragment")
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ConfigurationError(f"base_url {url!r} is not a URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigurationError(f"base_url {url!r} must look like https://host or https://host/prefix")
    if parts.scheme == "http" and not allow_insecure_http and not _is_local(host):
        raise ConfigurationError(
            f"base_url {url!r} would send the API key unencrypted: use https, or pass allow_insecure_http=True"
        )
    return url.strip().rstrip("/")


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers of the user's own, names in lower case."""
    for name, value in headers.items():
        if not is_header_name(name) or not is_header_value(value):
            raise ConfigurationError(f"header {name!r} has a name or a value that HTTP does not allow")
        if name.lower() in _FRAMING:
            raise ConfigurationError(f"header {name!r} belongs to the request's body, and is set with it")
    return {name.lower(): value for name, value in headers.items()}
