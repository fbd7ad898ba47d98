"""JSON bytes to models and back, with msgspec."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder()


class DecodeFailure(Exception):
    """The bytes are not what the type says; the text tells where and how."""


def _nothing(content: bytes) -> None:
    return None


@cache
def _decoder(response_type: Any) -> Callable[[bytes], Any]:
    plain: dict[Any, Callable[[bytes], Any]] = {bytes: bytes, str: bytes.decode, type(None): _nothing}
    if response_type in plain:
        return plain[response_type]
    return msgspec.json.Decoder(Any if response_type is object else response_type).decode


def decode(content: bytes, response_type: type[T]) -> T:
    """Decode an answer's body.

    `bytes` takes it as it is, `str` as UTF-8 text, `None` ignores it, `object` is any JSON.

    Raises:
        DecodeFailure: When it cannot be decoded.
    """
    kind: Any = response_type
    try:
        value: T = _decoder(kind)(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DecodeFailure(str(error)) from None
    return value


def encode(value: object) -> bytes:
    """Encode a body; fields that are UNSET are left out.

    Raises:
        TypeError: When something in it has no JSON form.
    """
    return _encoder.encode(value)


def convert(value: object, model: type[T]) -> T:
    """Make a model from a mapping of its fields.

    Raises:
        DecodeFailure: When a field is missing or of the wrong type.
    """
    try:
        return msgspec.convert(value, model)
    except msgspec.ValidationError as error:
        raise DecodeFailure(str(error)) from None
