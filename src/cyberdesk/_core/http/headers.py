"""What may stand in a header."""

from __future__ import annotations

import re
from typing import TypeGuard

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x20-\x7e\t]*")


def is_header_name(name: object) -> TypeGuard[str]:
    """Whether a text is a token in the sense of RFC 9110."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def is_header_value(value: object) -> TypeGuard[str]:
    """Whether a text is printable ASCII, so that it reaches the server as it is."""
    return isinstance(value, str) and _VALUE.fullmatch(value) is not None
