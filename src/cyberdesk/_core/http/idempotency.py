"""The key that lets the server recognise a write it has seen before."""

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
        enabled: Whether writes carry a key. Without one a write is never retried. Default True.
        generate_key: Makes the key of a call; it must give a new one each time. Default: a random UUID.
        header_name: The header the key is sent in. Default `Idempotency-Key`.

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
            raise ConfigurationError(f"header_name {self.header_name!r} cannot be the name of a header")


def key_for_call(config: IdempotencyConfig, own: str | None) -> str | None:
    """The key one write is sent under, on all its attempts; None for a write without."""
    if own is None and not config.enabled:
        return None
    key = own if own is not None else (config.generate_key or _random_key)()
    if not is_header_value(key) or not key:
        raise InvalidArgumentError("an idempotency key must be a non-empty text of printable ASCII characters")
    return key


def _random_key() -> str:
    return str(uuid.uuid4())
