"""Paths into JSON values: `.key`, `[0]`, `['odd-key']` and `["odd-key"]`, freely chained."""

import re
from typing import Any, cast

__all__ = ["EMPTY", "STEPS", "Path", "PathError", "lookup", "lookup_or_empty", "parse_path"]

Path = tuple[str | int, ...]

EMPTY = "__EMPTY__"
"""The value for an input that is deliberately empty."""

STEPS = r"""(?:\.[^.\[\]{}]+|\[\d+\]|\['[^']+'\]|\["[^"]+"\])*"""
"""A regular expression for a complete path inside a text."""

_STEP = re.compile(
    r"""\.(?P<key>[^.\[\]{}]+)|\[(?P<index>\d+)\]|\['(?P<single>[^']+)'\]|\["(?P<double>[^"]+)"\]"""
)


class PathError(ValueError):
    """A path that is malformed, or does not exist in a value."""


def parse_path(text: str) -> Path:
    """Split a path into keys and indexes.

    Raises:
        PathError: the text is not a path.
    """
    steps: list[str | int] = []
    position = 0
    while position < len(text):
        match = _STEP.match(text, position)
        if match is None:
            raise PathError(f"malformed path at {text[position:]!r}")
        index = match["index"]
        steps.append(int(index) if index is not None else match["key"] or match["single"] or match["double"])
        position = match.end()
    return tuple(steps)


def lookup(value: object, path: Path) -> Any:
    """Follow a path into a JSON value.

    Raises:
        PathError: a step of the path does not exist.
    """
    for step in path:
        if isinstance(step, int) and isinstance(value, list):
            items = cast("list[object]", value)
            if step >= len(items):
                raise PathError(f"index {step} is out of range")
            value = items[step]
        elif isinstance(step, str) and isinstance(value, dict) and step in value:
            value = cast("dict[str, object]", value)[step]
        else:
            raise PathError(f"{step!r} does not exist")
    return value


def lookup_or_empty(value: object, path: Path) -> Any:
    """Follow a path into an input: what is missing is `__EMPTY__`, and so is everything below that.

    Raises:
        PathError: the path continues below a string, a number or a boolean.
    """
    for step in path:
        if value is None or value == EMPTY:
            return EMPTY
        if isinstance(value, dict):
            value = cast("dict[object, object]", value).get(step, EMPTY)
        elif isinstance(value, list):
            items = cast("list[object]", value)
            value = items[step] if isinstance(step, int) and step < len(items) else EMPTY
        else:
            raise PathError(f"{step!r} cannot be looked up in a value that is neither an object nor a list")
    return value
