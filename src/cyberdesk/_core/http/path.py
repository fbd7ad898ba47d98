"""Values in the path and the query of a URL."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import cast
from urllib.parse import quote
from uuid import UUID

from msgspec import UNSET

from ...errors import InvalidArgumentError, shorten


def as_uuid(name: str, value: UUID | str) -> UUID:
    """Read an id, or raise `InvalidArgumentError` naming the argument."""
    if isinstance(value, UUID):
        return value
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        raise InvalidArgumentError(f"{name} must be a UUID, not {shorten(repr(value), 80)}") from None


def uuid_segment(name: str, value: UUID | str) -> str:
    """An id as one segment of a path."""
    return str(as_uuid(name, value))


def segment(name: str, value: UUID | str) -> str:
    """A text as one segment of a path, encoded so that it cannot become another path."""
    text = str(value) if isinstance(value, UUID | str) else None
    if text is None or text in ("", ".", ".."):
        raise InvalidArgumentError(f"{name} must be a non-empty text, not {shorten(repr(value), 80)}")
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise InvalidArgumentError(f"{name} is no valid text") from None


def query_items(query: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The parameters of a query as text; one that is UNSET or None is left out, a list is repeated."""
    for name, value in query.items():
        if value is UNSET or value is None:
            continue
        if isinstance(value, Iterable) and not isinstance(value, str | bytes):
            for item in cast("Iterable[object]", value):
                yield name, query_text(name, item)
        else:
            yield name, query_text(name, value)


def query_text(name: str, value: object) -> str:
    """One value of a query as the API reads it; a time without a zone is UTC."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime.datetime):
        return as_utc(value).isoformat().replace("+00:00", "Z")
    if isinstance(value, datetime.date):
        return f"{value.isoformat()}T00:00:00Z"  # the API has moments only
    if isinstance(value, str | int | float | UUID):
        return str(value)
    raise InvalidArgumentError(f"{name} cannot be {type(value).__name__}: a query takes text and numbers")


def as_utc(moment: datetime.datetime) -> datetime.datetime:
    """A moment in UTC; one without a zone is taken to be UTC already."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=datetime.UTC)
    return moment.astimezone(datetime.UTC)
