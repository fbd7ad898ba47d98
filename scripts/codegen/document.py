"""Walking through the API's document, whichever version it is: what a schema, a bound, a text is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .overlay import Json, operations, short_name

SCHEMA = "#/components/schemas/"
OPAQUE = frozenset({"const", "default", "example", "examples"})
PROSE = ("summary", "description")
BOUNDS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "pattern",
    "multipleOf",
)
# What tells the members of a list apart; a change of anything else leaves them the same member.
IDENTITY = ("$ref", "type", "format", "const", "in", "name", "url")


@dataclass(frozen=True)
class Operation:
    """An operation, and where it is."""

    name: str
    method: str
    path: str
    raw: Json

    @property
    def title(self) -> str:
        """Its name and place, for reports."""
        return f"{self.name} ({self.method.upper()} {self.path})"


def operations_of(document: Json) -> dict[tuple[str, str], Operation]:
    """All operations by method and path."""
    return {
        (method, path): Operation(short_name(method, path, raw.get("operationId", "")), method, path, raw)
        for method, path, raw in operations(document)
    }


def nodes(value: Any) -> Iterator[Json]:
    """Go through all objects of a document, but not into values that are data."""
    if isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key not in OPAQUE:
                yield from nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from nodes(item)


def bound_of(schema: Json, bound: str) -> Any:
    """The bound that a schema states; a property that is merely called so is none."""
    value = schema.get(bound)
    return None if isinstance(value, dict | list) else value


def identity(item: Any) -> str:
    """What a member of a list is recognised by in another version of the list."""
    if not isinstance(item, dict):
        return repr(item)
    return repr([(key, item[key]) for key in IDENTITY if key in item] or sorted(item))


def bare(value: Any) -> Any:
    """The value without prose."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if key not in PROSE or not isinstance(item, str)}
    return [bare(item) for item in value] if isinstance(value, list) else value


def _children(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((key, item) for key, item in value.items() if key not in OPAQUE)
    elif isinstance(value, list):
        yield from ((item.get("name", identity(item)) if isinstance(item, dict) else "", item) for item in value)


def places(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The structural positions in a document."""
    yield place
    for key, item in _children(value):
        yield from places(item, (*place, key))


def prose(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """All summaries and descriptions, each with its position."""
    for key, item in _children(value):
        if key in PROSE and isinstance(item, str):
            yield (*place, key), item
        else:
            yield from prose(item, (*place, key))
