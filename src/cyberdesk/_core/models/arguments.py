"""From a method's keywords to the model that is sent."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from msgspec import UNSET, UnsetType

from ...errors import InvalidArgumentError
from . import codec
from .json_values import is_a, simplified
from .model import Model

T = TypeVar("T")

# What a run is given has one name in this package, while two models of the API have other ones.
KEYWORDS: Mapping[str, Mapping[str, str]] = {
    "ChainStep": {"inputs": "input_values", "sensitive_inputs": "sensitive_input_values"},
    "WorkflowChainCreate": {
        "shared_inputs": "shared_input_values",
        "shared_sensitive_inputs": "shared_sensitive_input_values",
    },
}

_CONVERTED = (str, bytes, bytearray, memoryview, list, tuple)
_PLACE = re.compile(r"^(?P<what>.*) - at (?P<key>`key` in )?`\$\.?(?P<place>.*)`$", re.DOTALL)


def make(model: type[T], /, **fields: object) -> T:
    """Make a model from keywords; those that are UNSET are left out.

    Strings are accepted for ids, times and enum values, mappings for models, any sequence for a list, days for
    times, and subclasses for their base class.

    Raises:
        InvalidArgumentError: When a field has the wrong type; the message names it and shows no value.
    """
    return from_mapping(model, {name: value for name, value in fields.items() if value is not UNSET})


def from_mapping(model: type[T], fields: Mapping[str, object]) -> T:
    """Make a model from a mapping of its fields, as `make` does.

    Raises:
        InvalidArgumentError: As in `make`, and when the model has no such field.
    """
    known = _checked(model, fields, "")
    try:
        return codec.convert(known, model)
    except codec.DecodeFailure:
        # The conversion knows exact types only. Most callers have nothing else; the others pay for a second one.
        plain = {name: _plain(value) for name, value in known.items()}
    try:
        return codec.convert(plain, model)
    except codec.DecodeFailure as failure:
        raise InvalidArgumentError(_explain(str(failure))) from None


def _plain(value: object) -> object:
    """A value in exact built-in types, as far as the conversion needs them."""
    if is_a(value, float) or (is_a(value, Sequence) and not is_a(value, _CONVERTED)):
        return simplified(value)
    return value


def joined(values: Sequence[UUID | str] | UnsetType) -> str | UnsetType:
    """Several names or ids as one query parameter: separated by commas, as the API reads them."""
    return values if isinstance(values, UnsetType | str) else ",".join(str(value) for value in values)


def moment(value: T) -> T | datetime.datetime:
    """A day, or a string with one, as its first moment in UTC; anything else unchanged."""
    day: object = value
    if isinstance(value, str):
        try:
            day = datetime.datetime.strptime(value, "%Y-%m-%d").date()  # becomes UTC below
        except ValueError:
            return value
    if isinstance(day, datetime.date) and not isinstance(day, datetime.datetime):
        return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return value


def keywords_of(model: type[Any]) -> set[str]:
    """The names by which a method may take the fields of a model: the model's own, and this package's."""
    key: Any = model  # a checker does not see that classes can be hashed
    return {*_kinds(key), *KEYWORDS.get(model.__name__, {}).values()}


def _checked(model: type[Any], fields: Mapping[str, object], place: str) -> dict[str, object]:
    """The fields by the model's own names. The decoder ignores unknown names, but here they are mistakes."""
    key: Any = model  # a checker does not see that classes can be hashed
    kinds = _kinds(key)
    names = {keyword: name for name, keyword in KEYWORDS.get(model.__name__, {}).items()}
    found: dict[str, object] = {}
    for keyword, value in fields.items():
        name = names.get(keyword, keyword)
        if name not in kinds:
            raise InvalidArgumentError(
                f"{place}: unknown field {keyword!r}" if place else f"unknown field {keyword!r}"
            )
        found[name] = _value(kinds[name], value, f"{place}.{keyword}" if place else keyword)
    return found


def _value(kind: type[Any] | None, value: object, place: str) -> object:
    if kind is datetime.datetime:
        return moment(value)
    if kind is None:
        return value
    if isinstance(value, Mapping):
        return _checked(kind, cast("Mapping[str, object]", value), place)
    if isinstance(value, list | tuple):
        items = cast("Sequence[object]", value)
        return [_value(kind, item, f"{place}[{index}]") for index, item in enumerate(items)]
    return value


@cache
def _kinds(model: Any) -> dict[str, type[Any] | None]:
    """The fields of a model, each with the model it holds or lists, or `datetime` when it is a time."""
    return {name: _kind(hint) for name, hint in get_type_hints(model).items() if not name.startswith("__")}


def _kind(hint: Any) -> type[Any] | None:
    if isinstance(hint, type) and issubclass(hint, Model | datetime.datetime):
        return hint
    if get_origin(hint) is dict:
        return None
    return next((found for part in get_args(hint) if (found := _kind(part)) is not None), None)


def _explain(text: str) -> str:
    found = _PLACE.match(text)
    if found is None:
        return text
    what = "the keys of JSON objects are strings" if found["key"] else found["what"]
    return f"{found['place']}: {what}"
