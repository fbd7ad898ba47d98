"""Values in the query of a URL."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import cast
from uuid import UUID

from msgspec import UNSET

from ...errors import InvalidArgumentError
from .times import as_utc


def query_items(query: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The parameters of a query as strings; those that are UNSET or None are left out, a list is repeated."""
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
        return f"{value.isoformat()}T00:00:00Z"  # the API knows times only, no dates
    if isinstance(value, str | int | float | UUID):
        return str(value)
    raise InvalidArgumentError(f"{name} must be a string or a number in a query, not {type(value).__name__}")
