"""JSON bytes to models and back, with msgspec."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any, TypeGuard, TypeVar, get_args, get_type_hints

import attrs
import msgspec

from .true_types import true_type

T = TypeVar("T")

# msgspec (0.22 and before) keeps what it knows about a class on the class itself, and stores it there before the
# types of the fields are filled in, so that classes may refer to each other. It takes no lock: another thread that
# finds the class in between reads uninitialised memory, and the interpreter crashes. Therefore a type reaches
# msgspec for the first time under this lock, with all types inside it, whether by a decoder or by a conversion.
# Encoding needs none of this: it reads the fields of an object and stores nothing.
_building = threading.RLock()
_COUNTS = ("total", "skip", "limit")
_decoders: dict[Any, Callable[[bytes], Any]] = {}


@attrs.frozen
class Undecoded:
    """An item of a page that the API's document does not allow.

    Attributes:
        index: Its position on the page, from 0.
        raw: The item as decoded JSON.
        error: What is wrong with it.
    """

    index: int
    raw: object = attrs.field(repr=False)
    error: str


class DecodeFailure(Exception):
    """The bytes do not have the expected type; the message says where and why."""


def decoder(response_type: Any) -> Callable[[bytes], Any]:
    """The decoder of a type: a function of JSON bytes that raises what msgspec raises.

    Threads may ask for the same type at the same time.
    """
    found = _decoders.get(response_type)
    if found is None:
        with _building:
            found = _decoders.get(response_type) or _new_decoder(response_type)
            # Last, as other threads use what they find here without the lock.
            _decoders[response_type] = found
    return found


def _new_decoder(response_type: Any) -> Callable[[bytes], Any]:
    plain: dict[Any, Callable[[bytes], Any]] = {bytes: bytes, str: bytes.decode, type(None): _nothing}
    if response_type in plain:
        return plain[response_type]
    return msgspec.json.Decoder(Any if response_type is object else true_type(response_type)).decode


def _nothing(content: bytes) -> None:
    return None


def decode(content: bytes, response_type: type[T]) -> T:
    """Decode the body of a response.

    `bytes` returns it unchanged, `str` as UTF-8 text, `None` ignores it, `object` is any JSON.

    Raises:
        DecodeFailure: When it cannot be decoded.
    """
    kind: Any = response_type
    try:
        value: T = decoder(kind)(content)
    except msgspec.ValidationError as error:
        return _decode_page(content, response_type, error)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DecodeFailure(str(error)) from None
    return value


def _decode_page(content: bytes, response_type: type[T], error: msgspec.ValidationError) -> T:
    """Decode a page item by item, so that an item which is not valid does not lose the others.

    A count that is missing or not valid does not lose them either: it counts the rows of this page, and the page
    notes its name. Only classes that can note both are decoded in this way, so that no row is lost in silence.
    """
    kind: Any = response_type
    item_type: Any = _item_type(kind)
    try:
        raw: Any = msgspec.json.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as worse:
        # The decoder stopped at the first invalid value, and what comes after it is not JSON at all.
        raise DecodeFailure(str(worse)) from None
    items = raw.get("items") if is_object(raw) else None
    if item_type is None or not is_list(items):
        raise DecodeFailure(str(error)) from None
    valid: list[Any] = []
    undecoded: list[Undecoded] = []
    for index, item in enumerate(items):
        try:
            valid.append(convert(item, item_type))
        except DecodeFailure as failure:
            undecoded.append(Undecoded(index, item, str(failure)))
    absent = _absent_counts(raw, kind)
    page = convert({**raw, **dict.fromkeys(absent, len(items)), "items": valid}, response_type)
    notes = vars(page)  # pages may be frozen
    notes["__undecoded__"], notes["__absent_counts__"] = tuple(undecoded), absent
    return page


def _absent_counts(raw: dict[str, Any], page_type: Any) -> frozenset[str]:
    """The counts which a page should have and the server did not send."""
    required = {field.name for field in attrs.fields(page_type) if field.default is attrs.NOTHING}
    return frozenset(name for name in _COUNTS if name in required and type(raw.get(name)) is not int)


@cache
def _item_type(response_type: Any) -> Any:
    """The type of a page's items; None when the type is not a page, or cannot note what was not decoded."""
    if not attrs.has(response_type) or not hasattr(response_type, "__undecoded__"):
        return None
    if "items" not in attrs.fields_dict(response_type):
        return None
    return get_args(get_type_hints(response_type)["items"])[0]


def convert(value: object, model: type[T]) -> T:
    """Make a model from a mapping of its fields.

    Raises:
        DecodeFailure: When a field is missing or of the wrong type.
    """
    kind: Any = model
    decoder(kind)  # the conversion uses what the decoder's construction stored on the classes
    try:
        converted: T = msgspec.convert(value, true_type(kind))
    except msgspec.ValidationError as error:
        raise DecodeFailure(str(error)) from None
    return converted


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether decoded JSON is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether decoded JSON is an array."""
    return isinstance(value, list)
