"""What is allowed in a header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeGuard

from ...errors import ConfigurationError

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x20-\x7e\t]*")
_FRAMING = frozenset({"content-length", "content-type", "host", "transfer-encoding"})


def is_header_name(name: object) -> TypeGuard[str]:
    """Whether a value is a token in the sense of RFC 9110."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def is_header_value(value: object) -> TypeGuard[str]:
    """Whether a value is printable ASCII, so that it reaches the server unchanged."""
    return isinstance(value, str) and _VALUE.fullmatch(value) is not None


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers that a user gave, with names in lower case.

    Raises:
        ConfigurationError: When one is malformed, or belongs to the request's body. Values are not shown.
    """
    if not isinstance(headers, Mapping):
        raise ConfigurationError(f"headers must be a mapping of names to values, not {type(headers).__name__}")
    for name, value in headers.items():
        if not is_header_name(name) or not is_header_value(value):
            raise ConfigurationError(f"header {name!r} has a name or a value that HTTP does not allow")
        if name.lower() in _FRAMING:
            raise ConfigurationError(f"header {name!r} describes the request's body, and is set by the client")
    return {name.lower(): value for name, value in headers.items()}
