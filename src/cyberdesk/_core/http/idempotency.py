"""The key by which the server recognises a write that it has already received."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import attrs

from ...errors import ConfigurationError, InvalidArgumentError
from .headers import is_header_name, is_header_value


@attrs.frozen
class IdempotencyConfig:
    """How a client makes writes safe to repeat.

    Attributes:
        enabled: Whether writes carry a key. Without a key a write is retried only when it is certain that the
            server did not process it: the connection could not be opened, or the response was 429, or 503 with
            `Retry-After`. Default True.
        generate_key: Returns the key of a call; it must return a new one each time. Default: a random UUID.
        header_name: The header that carries the key. Default `Idempotency-Key`.

    Raises:
        ConfigurationError: When a value cannot be used.

    Example:
        >>> from cyberdesk import IdempotencyConfig
        >>> IdempotencyConfig(enabled=False).header_name
        'Idempotency-Key'
    """

    enabled: bool = True
    generate_key: Callable[[], str] | None = None
    header_name: str = "Idempotency-Key"

    def __attrs_post_init__(self) -> None:
        if not is_header_name(self.header_name):
            raise ConfigurationError(f"header_name {self.header_name!r} is not a valid header name")
        if self.generate_key is not None and not callable(self.generate_key):
            raise ConfigurationError(f"generate_key must be callable, not {self.generate_key!r}")


def key_for_call(config: IdempotencyConfig, own: str | None) -> str | None:
    """The key that one write is sent with, on all its attempts; None for a write without a key."""
    if own is None and not config.enabled:
        return None
    key = own if own is not None else (config.generate_key or _random_key)()
    if not is_header_value(key) or not key:
        raise InvalidArgumentError("an idempotency key must be a non-empty string of printable ASCII characters")
    return key


def _random_key() -> str:
    return str(uuid.uuid4())
