"""Walking through the API's document, whichever version it is: schemas, bounds, descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .overlay import Json, operations, short_name

SCHEMA = "#/components/schemas/"
OPAQUE = frozenset({"const", "default", "example", "examples"})
# Objects whose keys are names that people chose.
NAME_MAPS = frozenset({"properties", "patternProperties", "schemas", "$defs"})
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
# What distinguishes the members of a list; a change of anything else leaves them the same member.
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


def parts(value: Json, *, names: bool) -> Iterator[tuple[str, Any, bool]]:
    """The parts of an object as (key, value, whether the value's keys are names), without what is data.

    Below `properties` and `schemas` keys are names, so `default` there is a field like any other.
    """
    for key, item in value.items():
        if names or key not in OPAQUE:
            yield key, item, key in NAME_MAPS and not names


def nodes(value: Any, *, names: bool = False) -> Iterator[Json]:
    """Go through all objects of a document, but not into values that are data."""
    if isinstance(value, dict):
        yield value
        for _, item, below in parts(value, names=names):
            yield from nodes(item, names=below)
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


def places(value: Any, place: tuple[str, ...] = (), *, names: bool = False) -> Iterator[tuple[str, ...]]:
    """The structural positions in a document."""
    yield place
    for key, item, below in _children(value, names=names):
        yield from places(item, (*place, key), names=below)


def prose(
    value: Any, place: tuple[str, ...] = (), *, names: bool = False
) -> Iterator[tuple[tuple[str, ...], str]]:
    """All summaries and descriptions, each with its position."""
    for key, item, below in _children(value, names=names):
        if key in PROSE and isinstance(item, str):
            yield (*place, key), item
        else:
            yield from prose(item, (*place, key), names=below)


def _children(value: Any, *, names: bool) -> Iterator[tuple[str, Any, bool]]:
    if isinstance(value, dict):
        yield from parts(value, names=names)
    elif isinstance(value, list):
        for item in value:
            yield item.get("name", identity(item)) if isinstance(item, dict) else "", item, False
