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
from .model import Model

T = TypeVar("T")

_PLACE = re.compile(r"^(?P<what>.*) - at `\$\.?(?P<place>.*)`$", re.DOTALL)


def make(model: type[T], /, **fields: object) -> T:
    """Make a model from keywords; those that are UNSET are left out.

    What people have at hand is accepted: ids as text, enum values as text, mappings in place of models, tuples in
    place of lists.

    Raises:
        InvalidArgumentError: When a field has the wrong type; the text names it and shows no value.
    """
    return from_mapping(model, {name: value for name, value in fields.items() if value is not UNSET})


def from_mapping(model: type[T], fields: Mapping[str, object]) -> T:
    """Make a model from a mapping of its fields, as `make` does.

    Raises:
        InvalidArgumentError: As in `make`, and when a field is none of the model's.
    """
    _refuse_unknown(model, fields, "")
    try:
        return codec.convert(fields, model)
    except codec.DecodeFailure as failure:
        raise InvalidArgumentError(_explain(str(failure))) from None


def joined(values: Sequence[UUID | str] | UnsetType) -> str | UnsetType:
    """Names or ids as the API wants several of them in one query parameter: a text with commas."""
    return values if isinstance(values, UnsetType | str) else ",".join(str(value) for value in values)


def moment(value: T) -> T | datetime.datetime:
    """A day, or the text of one, as its first moment in UTC; anything else as it is."""
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
    """The decoder passes over names it does not know, but in what people write such a name is a mistake."""
    key: Any = model  # a checker does not see that classes can be hashed
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
    return f"{found['place']}: {found['what']}" if found else text
