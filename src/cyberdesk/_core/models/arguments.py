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
from .json_values import simplified
from .model import Model

T = TypeVar("T")

_CONVERTED = (str, bytes, bytearray, memoryview, list, tuple)
_PLACE = re.compile(r"^(?P<what>.*) - at (?P<key>`key` in )?`\$\.?(?P<place>.*)`$", re.DOTALL)


def make(model: type[T], /, **fields: object) -> T:
    """Make a model from keywords; those that are UNSET are left out.

    Strings are accepted for ids, times and enum values, mappings for models, any sequence for a list, and
    subclasses for their base class.

    Raises:
        InvalidArgumentError: When a field has the wrong type; the message names it and shows no value.
    """
    return from_mapping(model, {name: value for name, value in fields.items() if value is not UNSET})


def from_mapping(model: type[T], fields: Mapping[str, object]) -> T:
    """Make a model from a mapping of its fields, as `make` does.

    Raises:
        InvalidArgumentError: As in `make`, and when the model has no such field.
    """
    _refuse_unknown(model, fields, "")
    try:
        return codec.convert(fields, model)
    except codec.DecodeFailure:
        # The conversion knows exact types only. Most callers have nothing else; the others pay for a second one.
        plain = {name: _plain(value) for name, value in fields.items()}
    try:
        return codec.convert(plain, model)
    except codec.DecodeFailure as failure:
        raise InvalidArgumentError(_explain(str(failure))) from None


def _plain(value: object) -> object:
    """A value in exact built-in types, as far as the conversion needs them."""
    if isinstance(value, float) or (isinstance(value, Sequence) and not isinstance(value, _CONVERTED)):
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


def _refuse_unknown(model: type[Any], fields: Mapping[str, object], place: str) -> None:
    """The decoder ignores unknown names, but in an argument such a name is a mistake."""
    key: Any = model  # type checkers do not know that classes can be hashed
    nested = _nested_models(key)
    for name, value in fields.items():
        if name not in nested:
            raise InvalidArgumentError(f"{place}: unknown field {name!r}" if place else f"unknown field {name!r}")
        inner = nested[name]
        if inner is None:
            continue
        here = f"{place}.{name}" if place else name
        if isinstance(value, Mapping):
            _refuse_unknown(inner, cast("Mapping[str, object]", value), here)
        elif isinstance(value, list | tuple):
            for index, item in enumerate(cast("Sequence[object]", value)):
                if isinstance(item, Mapping):
                    _refuse_unknown(inner, cast("Mapping[str, object]", item), f"{here}[{index}]")


@cache
def _nested_models(model: Any) -> dict[str, type[Model] | None]:
    """The fields of a model, each with the model it holds or lists, if it does."""
    return {name: _model_in(hint) for name, hint in get_type_hints(model).items() if not name.startswith("__")}


def _model_in(hint: Any) -> type[Model] | None:
    if isinstance(hint, type) and issubclass(hint, Model):
        return hint
    if get_origin(hint) is dict:
        return None
    return next((found for part in get_args(hint) if (found := _model_in(part)) is not None), None)


def _explain(text: str) -> str:
    found = _PLACE.match(text)
    if found is None:
        return text
    what = "the keys of JSON objects are strings" if found["key"] else found["what"]
    return f"{found['place']}: {what}"
