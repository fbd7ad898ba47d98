"""JSON bodies to typed models, with FastAPI's way of saying what is wrong with them."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar, cast

import attrs
import msgspec

from cyberdesk._core.models import codec
from cyberdesk._core.models.model import Model, OpenEnum
from cyberdesk.emulator._rules.refusals import Invalid, Problem

__all__ = ["decode_body"]

T = TypeVar("T", bound=Model)

_PLACE = re.compile(r"^(?P<text>.*?)(?: - at `(?:key in )?\$(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_MISSING = re.compile(r"Object missing required field `(?P<field>[^`]+)`")
_EXPECTED = re.compile(r"Expected `(?P<kind>[^`]+)`")
_BYTE = re.compile(r"\(byte (\d+)\)")
# Strings are matched to be passed over: brackets in them open nothing.
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)
# What is deeper could be received, but not copied or saved within Python's bounds of recursion.
_MAX_DEPTH = 100

_KINDS = {
    "str": ("string_type", "Input should be a valid string"),
    "int": ("int_type", "Input should be a valid integer"),
    "float": ("float_type", "Input should be a valid number"),
    "bool": ("bool_type", "Input should be a valid boolean"),
    "array": ("list_type", "Input should be a valid list"),
    "object": ("dict_type", "Input should be a valid dictionary"),
    "uuid": ("uuid_type", "Input should be a valid UUID"),
    "datetime": ("datetime_type", "Input should be a valid datetime"),
}


def decode_body(body: bytes, model: type[T]) -> T:
    """Read a request body.

    Raises:
        Invalid: it is missing, not JSON, or not what the model says.
    """
    if not body:
        raise Invalid(Problem(("body",), "Field required", "missing"))
    place = _too_deep(body)
    if place is not None:
        msg = f"JSON decode error: nested deeper than {_MAX_DEPTH} levels"
        raise Invalid(Problem(("body", place), msg, "json_invalid"))
    try:
        decoded: T = codec.decoder(model)(body)
    except msgspec.ValidationError as error:
        raise Invalid(_problem(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        byte = _BYTE.search(str(error))
        loc = ("body", int(byte[1]) if byte else 0)
        raise Invalid(Problem(loc, f"JSON decode error: {error}", "json_invalid")) from None
    unknown = list(_unknown_values(decoded, ("body",)))
    if unknown:
        raise Invalid(*unknown)
    return decoded


def _too_deep(body: bytes) -> int | None:
    """Where a body goes below the greatest depth; None if it does not."""
    if body.count(b"[") + body.count(b"{") <= _MAX_DEPTH:
        return None
    depth = 0
    for token in _TOKEN.finditer(body):
        if token[0] in (b"[", b"{"):
            depth += 1
            if depth > _MAX_DEPTH:
                return token.start()
        elif token[0] in (b"]", b"}"):
            depth -= 1
    return None


def _problem(message: str) -> Problem:
    match = _PLACE.match(message)
    text, path = (match["text"], match["path"] or "") if match else (message, "")
    steps = (int(index) if index else key for key, index in _STEP.findall(path))
    loc: tuple[str | int, ...] = ("body", *steps)
    if missing := _MISSING.match(text):
        return Problem((*loc, missing["field"]), "Field required", "missing")
    if text.startswith("Invalid UUID"):
        return Problem(loc, "Input should be a valid UUID", "uuid_parsing")
    if text.startswith("Invalid RFC3339"):
        return Problem(loc, "Input should be a valid datetime", "datetime_parsing")
    if expected := _EXPECTED.match(text):
        kind, msg = _KINDS.get(expected["kind"].split(" | ")[0], ("value_error", text))
        return Problem(loc, msg, kind)
    return Problem(loc, text)


def _unknown_values(value: object, loc: tuple[str | int, ...]) -> Iterator[Problem]:
    # The models accept enum values that they do not know, which is right for a client and wrong for a server.
    if isinstance(value, OpenEnum):
        if not value.is_known:
            known = ", ".join(repr(member.value) for member in type(value))
            yield Problem(loc, f"Input should be one of {known}", "enum")
    elif isinstance(value, Model):
        for field in attrs.fields(cast("type[Any]", type(value))):
            yield from _unknown_values(getattr(value, field.name), (*loc, field.name))
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            if isinstance(item, Model | OpenEnum):
                yield from _unknown_values(item, (*loc, index))
