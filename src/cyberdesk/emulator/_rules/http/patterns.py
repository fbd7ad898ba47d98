"""Patterns of requests, such as `POST /v1/runs` or `GET /v1/runs/{run_id}`."""

import re
from functools import lru_cache

import attrs

__all__ = ["Pattern", "parse_pattern"]

_TEXT = re.compile(r"(?:(?P<method>\*|[A-Za-z]+)\s+)?(?P<path>/\S*|\*)")
_PART = re.compile(r"(?P<value>\{\w+\})|(?P<rest>\*)|(?P<text>[^{*]+|\{)")


@attrs.frozen
class Pattern:
    """A pattern that requests may match.

    Attributes:
        method: the method in upper case; None for any.
        path: an expression for the path without its query.
    """

    method: str | None
    path: re.Pattern[str]

    def matches(self, method: str, path: str) -> bool:
        """Whether a request matches; a query at the end of its path is ignored."""
        if self.method is not None and self.method != method:
            return False
        return self.path.fullmatch(path.partition("?")[0]) is not None


@lru_cache
def parse_pattern(text: str) -> Pattern:
    """Read a pattern: a method or `*` (or neither), and a path.

    In the path `{name}` stands for one segment, as in the OpenAPI document, and `*` for any text.

    Raises:
        ValueError: the text is not a pattern.
    """
    found = _TEXT.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a pattern of requests such as 'POST /v1/runs' or '* /v1/runs/*'")
    method: str | None = found["method"]
    expression = "".join(map(_expression, _PART.finditer(found["path"])))
    return Pattern(None if method in (None, "*") else method.upper(), re.compile(expression))


def _expression(part: re.Match[str]) -> str:
    if part["value"] is not None:
        return "[^/]+"
    return ".*" if part["rest"] is not None else re.escape(part["text"])
