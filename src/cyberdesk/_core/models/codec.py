"""JSON bytes to models and back, with msgspec."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeGuard, TypeVar, get_args, get_type_hints

import attrs
import msgspec

T = TypeVar("T")


@attrs.frozen
class Undecoded:
    """An item of a page that is not what the API promises.

    Attributes:
        index: Its place on the page, from 0.
        raw: The item as decoded JSON.
        error: What is wrong with it.
    """

    index: int
    raw: object = attrs.field(repr=False)
    error: str


class DecodeFailure(Exception):
    """The bytes do not match the type; the message names the place and the difference."""


def _nothing(content: bytes) -> None:
    return None


@cache
def _decoder(response_type: Any) -> Callable[[bytes], Any]:
    plain: dict[Any, Callable[[bytes], Any]] = {bytes: bytes, str: bytes.decode, type(None): _nothing}
    if response_type in plain:
        return plain[response_type]
    return msgspec.json.Decoder(Any if response_type is object else response_type).decode


def decode(content: bytes, response_type: type[T]) -> T:
    """Decode a response's body.

    `bytes` takes it as it is, `str` as UTF-8 text, `None` ignores it, `object` is any JSON.

    Raises:
        DecodeFailure: When it cannot be decoded.
    """
    kind: Any = response_type
    try:
        value: T = _decoder(kind)(content)
    except msgspec.ValidationError as error:
        return _decode_page(content, response_type, error)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DecodeFailure(str(error)) from None
    return value


def _decode_page(content: bytes, response_type: type[T], error: msgspec.ValidationError) -> T:
    """Decode a page item by item, so that an odd one does not lose the others."""
    kind: Any = response_type
    item_type: Any = _item_type(kind)
    try:
        raw: Any = msgspec.json.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as worse:
        # The decoder reports the first problem it meets, and what follows may not be JSON at all.
        raise DecodeFailure(str(worse)) from None
    items = raw.get("items") if is_object(raw) else None
    if item_type is None or not is_list(items):
        raise DecodeFailure(str(error)) from None
    good: list[Any] = []
    odd: list[Undecoded] = []
    for index, item in enumerate(items):
        try:
            good.append(convert(item, item_type))
        except DecodeFailure as failure:
            odd.append(Undecoded(index, item, str(failure)))
    page = convert({**raw, "items": good}, response_type)
    page.__undecoded__ = tuple(odd)  # type: ignore[attr-defined]
    return page


@cache
def _item_type(response_type: Any) -> Any:
    """What a page is a list of; None when the type is not a page."""
    if not attrs.has(response_type) or "items" not in attrs.fields_dict(response_type):
        return None
    return get_args(get_type_hints(response_type)["items"])[0]


def convert(value: object, model: type[T]) -> T:
    """Make a model from a mapping of its fields.

    Raises:
        DecodeFailure: When a field is missing or of the wrong type.
    """
    try:
        return msgspec.convert(value, model)
    except msgspec.ValidationError as error:
        raise DecodeFailure(str(error)) from None


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether decoded JSON is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether decoded JSON is an array."""
    return isinstance(value, list)
