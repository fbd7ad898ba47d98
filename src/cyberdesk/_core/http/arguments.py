"""From a method's keyword arguments to the body of its request and the options of the call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from msgspec import UNSET

from ...errors import InvalidArgumentError
from ..models.arguments import from_mapping, keywords_of
from .request import RequestOptions

T = TypeVar("T")

_OPTIONS = frozenset(RequestOptions.__annotations__)


def request_body(
    model: type[T], given: object, arguments: Mapping[str, Any], *, id_field: str | None = None
) -> tuple[T, RequestOptions]:
    """Take a method's arguments apart: the body to send, and the options of the call.

    Args:
        model: The request model.
        given: The first positional argument: a request model, or the value of `id_field`; None for neither.
        arguments: The keyword arguments, fields and options together.
        id_field: The field that is given by position; the model has none when this is None.

    Raises:
        InvalidArgumentError: When a field has the wrong type, or fields are given beside a request model.
    """
    _refuse_unknown(model, arguments)
    options = call_options(arguments)
    fields = {name: value for name, value in arguments.items() if name not in _OPTIONS and value is not UNSET}
    if isinstance(given, model):
        if fields:
            raise InvalidArgumentError(
                f"{', '.join(fields)}: set on the {model.__name__}, or pass keyword arguments instead of a model"
            )
        return given, options
    if id_field is not None:
        fields = {id_field: given, **fields}
    elif given is not None:
        raise InvalidArgumentError(
            f"expected a {model.__name__}, got {type(given).__name__}; fields are given by keyword"
        )
    return from_mapping(model, fields), options


def call_options(arguments: Mapping[str, Any]) -> RequestOptions:
    """The options of a call among a method's keyword arguments."""
    return cast("RequestOptions", {name: arguments[name] for name in arguments if name in _OPTIONS})


def _refuse_unknown(model: type[Any], arguments: Mapping[str, Any]) -> None:
    """All names that are wrong at once, as a caller sees them."""
    known = keywords_of(model) | _OPTIONS
    unknown = [name for name in arguments if name not in known]
    if unknown:
        raise InvalidArgumentError(
            f"unexpected argument {', '.join(unknown)}: neither a field of {model.__name__} nor a call's option"
        )
