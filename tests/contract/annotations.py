"""Whether an argument's annotation takes every value that a schema allows."""

from __future__ import annotations

import collections.abc
import datetime
import types
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from codegen.overlay import SCHEMA_NAMES

from cyberdesk import models
from cyberdesk._core.http.request import UnsetType
from tests.contract.document import Document, Json

_SEQUENCES = (collections.abc.Sequence, collections.abc.Iterable, collections.abc.Collection)
_NAMES_OF_TYPES: dict[Any, str] = {type(None): "None", Any: "any JSON"}


def missing_types(document: Document, schema: Json, annotation: Any, *, in_url: bool = False) -> list[str]:
    """What an annotation should take and does not, in words; nothing when it takes all.

    Args:
        document: The document, for references.
        schema: What the API takes.
        annotation: A resolved annotation.
        in_url: Whether the value goes into a URL, where there is no null.
    """
    found: list[str] = []
    for option in document.alternatives(schema):
        if option.get("type") == "null" and in_url:
            continue
        for name, is_taken in _wanted(document, option):
            if not is_taken(annotation):
                found.append(name)
    return sorted(set(found))


def _wanted(document: Document, schema: Json) -> Iterator[tuple[str, Callable[[Any], bool]]]:
    """The kinds of values in which people have what a schema says, each with its test of an annotation."""
    model = generated_class(document, schema)
    if model is not None:
        yield model.__name__, lambda annotation: _takes(annotation, model)
        other = str if issubclass(model, Enum) else Mapping
        yield other.__name__, lambda annotation: _takes(annotation, other)
        return
    match schema.get("type"), schema.get("contentEncoding") or schema.get("format"):
        case "array", _:
            yield "Sequence", lambda annotation: any(_items(annotation))
            for name, is_taken in _wanted_items(document, schema):
                yield f"Sequence of {name}", _of_items(is_taken)
        case kind, form:
            for wanted in _PLAIN.get((kind, form), _PLAIN.get((kind, None), (Any,))):
                yield _name(wanted), _taking(wanted)


def _wanted_items(document: Document, schema: Json) -> Iterator[tuple[str, Callable[[Any], bool]]]:
    for option in document.alternatives(schema.get("items", {})):
        yield from _wanted(document, option)


def _of_items(is_taken: Callable[[Any], bool]) -> Callable[[Any], bool]:
    # An annotation that takes no sequence at all was named already.
    return lambda annotation: not any(_items(annotation)) or any(is_taken(item) for item in _items(annotation))


def _taking(wanted: Any) -> Callable[[Any], bool]:
    return lambda annotation: _takes(annotation, wanted)


_PLAIN: dict[tuple[object, object], tuple[Any, ...]] = {
    ("null", None): (type(None),),
    ("boolean", None): (bool,),
    ("integer", None): (int,),
    ("number", None): (float,),
    ("string", None): (str,),
    ("string", "base64"): (bytes,),
    ("string", "uuid"): (UUID, str),
    ("string", "date-time"): (datetime.datetime, datetime.date, str),
    ("object", None): (Mapping,),
}


def _takes(annotation: Any, wanted: Any) -> bool:
    return any(_is_wider(option, wanted) for option in _options(annotation))


def _is_wider(option: Any, wanted: Any) -> bool:
    if option in (Any, object):
        return True
    origin = get_origin(option) or option
    if wanted is Mapping:
        return origin in (collections.abc.Mapping, dict)
    if not isinstance(origin, type) or not isinstance(wanted, type):
        return False
    # `float` stands for `int` as well, as in all annotations.
    return issubclass(wanted, origin) or (wanted is int and origin is float)


def _items(annotation: Any) -> Iterator[Any]:
    """What a sequence may hold by its annotation, for each sequence that the annotation takes."""
    for option in _options(annotation):
        if option in (Any, object):
            yield Any
        elif get_origin(option) in _SEQUENCES:
            yield get_args(option)[0]


def _options(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) in (Union, types.UnionType):
        for option in get_args(annotation):
            yield from _options(option)
    elif annotation is not UnsetType:
        yield annotation


def generated_class(document: Document, schema: Json) -> Any:
    """The generated class of a schema that has a name; None for one that has none or is free-form."""
    for name, candidate in document.raw["components"]["schemas"].items():
        if candidate is schema:
            return getattr(models, SCHEMA_NAMES.get(str(name), str(name)), None)
    return None


def _name(wanted: Any) -> str:
    return _NAMES_OF_TYPES.get(wanted) or str(wanted.__name__)
