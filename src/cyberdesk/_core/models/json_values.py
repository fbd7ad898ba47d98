"""Which Python values JSON can express exactly, and what stands for them.

The encoder turns NaN and infinity into null, bytes and decimals into strings and sets into arrays without a word.
Whoever reads the request then works with other data than the caller has, so these are errors here.
"""

from __future__ import annotations

import datetime
import math
from collections import UserString
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias, cast
from uuid import UUID

import attrs
from msgspec import UnsetType

from ...errors import InvalidArgumentError, shorten

Step: TypeAlias = str | int
_Check: TypeAlias = Callable[[Any], None]

_PLAIN_NAME_LENGTH = 80


class NotJSON(Exception):
    """A value that JSON cannot express exactly.

    Attributes:
        reason: What is wrong with it, to be read after its place.
        steps: The path from the outermost value to it, innermost first.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.steps: list[Step] = []

    @property
    def place(self) -> str:
        """Where the value is inside the outermost one; empty for the outermost one itself."""
        return written(reversed(self.steps))

    def __str__(self) -> str:
        return f"{self.place or 'the value'} {self.reason}"


def check_json(value: object) -> None:
    """Check that JSON can express a value exactly, at any depth; text is left to the encoder.

    Raises:
        InvalidArgumentError: When it cannot; the message names the place and shows no value.
    """
    problem = find_problem(value)
    if problem is not None:
        raise InvalidArgumentError(str(problem))


def find_problem(value: object) -> NotJSON | None:
    """The first value inside a value that JSON cannot express exactly; None when there is none.

    Raises:
        RecursionError: When it is nested too deeply, or contains itself.
    """
    try:
        _check(value)
    except NotJSON as error:
        return error.with_traceback(None)  # whose frames hold the values
    return None


def find_text_error(value: object) -> str | None:
    """The place of the first string that is not valid Unicode, once the encoder has refused one."""
    try:
        _check_text(value)
    except NotJSON as error:
        return str(error)
    return None


def is_a(value: object, kinds: Any) -> bool:
    """`isinstance` for values of which nothing is known, so that type checkers conclude nothing from it."""
    return isinstance(value, kinds)


def class_of(value: object) -> type:
    """The class of a value of which nothing is known."""
    return type(value)


def type_name(value: object) -> str:
    """The name of a value's class, for errors."""
    return type(value).__name__


def simplified(value: Any) -> object:
    """What the encoder takes in place of a value it does not know; the value itself when there is nothing.

    Subclasses become what they are based on, in the form that the base class gives them.
    """
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if is_a(value, Mapping):
        return dict(value)
    if is_a(value, Sequence) and not is_a(value, memoryview):
        return list(value)
    if _is_pydantic(class_of(value)):
        return value.model_dump()
    return value


def written(steps: Iterable[Step]) -> str:
    """A place as text, such as `input_values.rows[3]['odd-key']`."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.isidentifier():
            text += f".{step}" if text else step
        else:
            text += f"[{shorten(ascii(step), _PLAIN_NAME_LENGTH)}]"
    return text


def _check(value: object) -> None:
    check = _CHECKS.get(type(value)) or _new_check(type(value))
    if check is not None:
        check(value)


def _exact(value: object) -> None:
    return None


def _check_float(value: float) -> None:
    if not math.isfinite(value):
        name = "NaN" if math.isnan(value) else "infinite"
        raise NotJSON(f"is {name}, which JSON cannot express: leave it out, or send null or a string")


def _check_moment(value: object) -> None:
    if value != value:  # noqa: PLR0124  # so says pandas' NaT of itself, which is a datetime
        raise NotJSON("is not a time (NaT)")


def _check_mapping(value: Mapping[object, object]) -> None:
    for key, item in value.items():
        if type(key) is not str and not isinstance(key, str):
            raise NotJSON(f"has a key of type {type(key).__name__}: the keys of JSON objects are strings")
        if _CHECKS.get(type(item)) is not _exact:
            _check_item(str(key), item)


def _check_sequence(value: Sequence[object]) -> None:
    for index, item in enumerate(value):
        if _CHECKS.get(type(item)) is not _exact:
            _check_item(index, item)


def _check_item(step: Step, item: object) -> None:
    try:
        _check(item)
    except NotJSON as error:
        error.steps.append(step)
        raise


def _check_enum(value: Enum) -> None:
    _check(value.value)


def _check_fields(value: object) -> None:
    for name, item in _fields(value):
        if _CHECKS.get(type(item)) is not _exact:
            _check_item(name, item)


def _check_dumped(value: Any) -> None:
    _check(value.model_dump())


def _fields(value: object) -> Iterator[tuple[str, object]]:
    kind = cast("Any", type(value))
    if attrs.has(kind):
        return ((field.name, getattr(value, field.name)) for field in attrs.fields(kind))
    return ((name, getattr(value, name)) for name in kind.__dataclass_fields__)


def _refuse(reason: str) -> _Check:
    def check(value: object) -> None:
        raise NotJSON(reason)

    return check


_CHECKS: dict[type, _Check] = {
    str: _exact,
    int: _exact,
    bool: _exact,
    type(None): _exact,
    UnsetType: _exact,
    float: _check_float,
    dict: _check_mapping,
    list: _check_sequence,
    tuple: _check_sequence,
    UUID: _exact,
    datetime.datetime: _exact,
    datetime.date: _exact,
    datetime.time: _exact,
}
"""The check of each class that was met, so that a value costs one access to a dict."""

_BASES: tuple[tuple[Any, _Check], ...] = (
    (Enum, _check_enum),
    (str | int | UUID, _exact),
    (float, _check_float),
    (datetime.date | datetime.time, _check_moment),
    (
        bytes | bytearray | memoryview,
        _refuse("is binary, which JSON cannot express: send it as a file, or as a string in base64"),
    ),
    (Decimal, _refuse("is a Decimal, which JSON cannot express exactly: send a float or a string")),
    (UserString, _refuse("is a UserString, which has no form in JSON: send a string")),
    (Set, _refuse("is a set, which JSON cannot express: send a list")),
    (Mapping, _check_mapping),
    (Sequence, _check_sequence),
)


_allowed: list[type] = []


def allow(kind: type) -> None:
    """Accept a class, with its subclasses, for which the encoder has a hook."""
    _allowed.append(kind)


def _new_check(kind: type) -> _Check:
    check = next((known for base, known in _BASES if issubclass(kind, base)), None)
    if issubclass(kind, tuple(_allowed)):
        check = _exact
    if check is None and (attrs.has(kind) or hasattr(kind, "__dataclass_fields__")):
        check = _check_fields
    if check is None and _is_pydantic(kind):
        check = _check_dumped
    if check is None:
        check = _refuse(f"is of type {kind.__name__}, which has no form in JSON")
    _CHECKS[kind] = check
    return check


def _is_pydantic(kind: type) -> bool:
    return hasattr(kind, "__pydantic_serializer__") and callable(getattr(kind, "model_dump", None))


def _check_text(value: object) -> None:
    """A second, slower pass for the place of a string that cannot be encoded."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        _check_one_text(value)
        return
    for step, item in _parts(value):
        try:
            if isinstance(step, str):
                _check_one_text(step)
            _check_text(item)
        except NotJSON as error:
            error.steps.append(step)
            raise


def _check_one_text(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise NotJSON("is not valid Unicode text (it holds a lone surrogate)") from None


def _parts(value: object) -> Iterable[tuple[Step, object]]:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).items()
    if isinstance(value, Sequence):
        return enumerate(cast("Sequence[object]", value))
    kind = type(value)
    if attrs.has(kind) or hasattr(kind, "__dataclass_fields__"):
        return _fields(value)
    return _parts(cast("Any", value).model_dump()) if _is_pydantic(kind) else ()
