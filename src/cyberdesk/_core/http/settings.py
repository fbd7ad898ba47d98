"""A client's settings, checked before anything is sent."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from typing import Any

import attrs
from msgspec import UNSET, UnsetType

from ..._version import __version__
from ...errors import ConfigurationError
from .base_url import checked_base_url
from .headers import checked_headers, is_header_value
from .hidden import Hidden
from .idempotency import IdempotencyConfig
from .retry import RetryConfig

DEFAULT_BASE_URL = "https://api.cyberdesk.io"
_MAX_SECONDS = 1e9
DEFAULT_TIMEOUT = 60.0
DEFAULT_MAX_CONNECTIONS = 100
DEFAULT_MAX_RESPONSE_BYTES = 256 * 1024 * 1024


@attrs.frozen(kw_only=True)
class ClientSettings:
    """A client's settings, as `resolve` made them.

    Attributes:
        base_url: Without a slash at the end.
        headers: Sent with every request; the API key is one of them.
        timeout: Seconds for one attempt, or None.
        deadline: Seconds for a whole call, or None.
        retry: How calls are retried.
        idempotency: How writes are made safe to repeat.
        own_headers: Names of the headers that the user added.
    """

    base_url: str
    headers: Hidden[Mapping[str, str]]
    timeout: float | None
    deadline: float | None
    retry: RetryConfig
    idempotency: IdempotencyConfig
    own_headers: frozenset[str] = frozenset()

    def __attrs_post_init__(self) -> None:
        for name, kind in (("retry", RetryConfig), ("idempotency", IdempotencyConfig)):
            value = getattr(self, name)
            if not isinstance(value, kind):
                raise ConfigurationError(f"{name} must be a {kind.__name__}, not {type(value).__name__}")


def resolve(
    *,
    api_key: Hidden[str | None],
    base_url: str | None,
    timeout: float | None,
    deadline: float | None,
    retry: RetryConfig,
    idempotency: IdempotencyConfig,
    default_headers: Mapping[str, str] | None,
    allow_insecure_http: bool,
    environ: Mapping[str, str],
) -> ClientSettings:
    """Take what was not given from the environment, and check everything.

    Raises:
        ConfigurationError: Naming what is missing or malformed, never showing the key.
    """
    url = base_url if base_url is not None else environ.get("CYBERDESK_BASE_URL") or DEFAULT_BASE_URL
    own = Hidden(checked_headers(default_headers or {}))
    return ClientSettings(
        base_url=checked_base_url(url, allow_insecure_http=allow_insecure_http),
        headers=Hidden(
            {
                "accept": "application/json, */*;q=0.5",
                "accept-encoding": "gzip, deflate",
                "user-agent": f"cyberdesk-python/{__version__} Python/{platform.python_version()}",
                **own.reveal(),
                "authorization": f"Bearer {_checked_key(api_key, environ)}",
            }
        ),
        timeout=checked_seconds("timeout", timeout),
        deadline=checked_seconds("deadline", deadline),
        retry=retry,
        idempotency=idempotency,
        own_headers=frozenset(own.reveal()),
    )


def derive(
    settings: ClientSettings,
    *,
    timeout: float | None | UnsetType,
    deadline: float | None | UnsetType,
    retry: RetryConfig | UnsetType,
    idempotency: IdempotencyConfig | UnsetType,
    default_headers: Mapping[str, str] | UnsetType,
) -> ClientSettings:
    """The same settings with some changed; headers are added to those there are.

    Raises:
        ConfigurationError: As `resolve` does.
    """
    changes: dict[str, Any] = {"retry": retry, "idempotency": idempotency}
    if timeout is not UNSET:
        changes["timeout"] = checked_seconds("timeout", timeout)
    if deadline is not UNSET:
        changes["deadline"] = checked_seconds("deadline", deadline)
    if default_headers is not UNSET:
        own = Hidden(checked_headers(default_headers))
        kept = settings.headers
        changes["headers"] = Hidden(
            {**kept.reveal(), **own.reveal(), "authorization": kept.reveal()["authorization"]}
        )
        changes["own_headers"] = settings.own_headers | own.reveal().keys()
    return attrs.evolve(settings, **{name: value for name, value in changes.items() if value is not UNSET})


def checked_seconds(name: str, value: float | None) -> float | None:
    """A duration, or None for no limit."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _MAX_SECONDS:
        raise ConfigurationError(f"{name} must be a positive number of seconds or None, not {value!r}")
    return float(value)


def _checked_key(given: Hidden[str | None], environ: Mapping[str, str]) -> str:
    key = Hidden(given.reveal() if given.reveal() is not None else environ.get("CYBERDESK_API_KEY"))
    problem = _problem_of_key(key)
    if problem is not None:
        raise ConfigurationError(problem)
    return (key.reveal() or "").strip()


def _problem_of_key(given: Hidden[str | None]) -> str | None:
    key = given.reveal()
    if key is None:
        return "no API key: pass api_key=... or set CYBERDESK_API_KEY"
    if not isinstance(key, str):
        return f"the API key must be a string, not {type(key).__name__}"
    key = key.strip()
    if not key:
        return "the API key is empty: pass api_key=... or set CYBERDESK_API_KEY"
    if not is_header_value(key) or " " in key or "\t" in key:
        return "the API key contains a line break, white space or a character outside ASCII: was it copied whole?"
    return None
