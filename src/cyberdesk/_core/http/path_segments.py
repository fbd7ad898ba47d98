"""Values as segments of the path of a URL."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID

from ...errors import InvalidArgumentError, shorten
from .ids import as_uuid


def uuid_segment(name: str, value: UUID | str) -> str:
    """An id as one segment of a path."""
    return str(as_uuid(name, value))


def segment(name: str, value: UUID | str) -> str:
    """A string as one segment of a path, encoded so that it cannot become another path."""
    text = str(value) if isinstance(value, UUID | str) else None
    if text is None or text in ("", ".", ".."):
        raise InvalidArgumentError(f"{name} must be a non-empty string, not {shorten(repr(value), 80)}")
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"{name} is not valid Unicode") from None
