"""Any value of the state as bytes and back, exactly; free of what the kinds of records are.

Values that msgpack has no type for become lists that begin with the name of their type.
"""

import enum
import importlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID

import attrs
import msgspec

__all__ = ["decode", "encode"]

_PACKAGE: Final = "cyberdesk.emulator."
_AS_THEY_ARE: Final = frozenset({type(None), bool, float, str, bytes})


def encode(value: object) -> bytes:
    """A value as bytes.

    Raises:
        TypeError: it is of a type that no state can hold.
    """
    return msgspec.msgpack.encode(_flat(value))


def decode(data: bytes) -> Any:
    """The value that was encoded."""
    return _whole(msgspec.msgpack.decode(data))


def _flat(value: Any) -> Any:
    # The function for a type is looked up once: this runs for each value of each change.
    kind = _type(value)
    flatten = _FLATTENERS.get(kind)
    if flatten is None:
        flatten = _FLATTENERS[kind] = _flattener(kind)
    return flatten(value)


def _flattener(kind: type[Any]) -> Callable[[Any], Any]:
    if issubclass(kind, enum.Enum):
        member = _name(kind)
        return lambda value: [member, _flat(value.value)]
    if attrs.has(kind):
        return _record_flattener(kind)
    if issubclass(kind, Mapping):
        return lambda value: ["dict", *(_flat(part) for item in value.items() for part in item)]
    raise TypeError(f"The state cannot hold a {kind.__name__}")


def _record_flattener(kind: type[Any]) -> Callable[[Any], Any]:
    name = _name(kind)
    fields = [(field.alias, field.name) for field in attrs.fields(kind) if field.init]

    def flatten(value: object) -> Any:
        content: dict[str, Any] = {}
        for alias, attribute in fields:
            part = getattr(value, attribute)
            content[alias] = part if _type(part) in _AS_THEY_ARE else _flat(part)
        return [name, content]

    return flatten


def _flat_dict(value: dict[Any, Any]) -> list[Any]:
    flat: list[Any] = ["dict"]
    for key, part in value.items():
        flat.append(key if _type(key) in _AS_THEY_ARE else _flat(key))
        flat.append(part if _type(part) in _AS_THEY_ARE else _flat(part))
    return flat


def _itself(value: Any) -> Any:
    return value


_FLATTENERS: Final[dict[type[Any], Callable[[Any], Any]]] = {
    **dict.fromkeys(_AS_THEY_ARE, _itself),
    int: lambda value: value if -(2**63) <= value < 2**63 else ["int", str(value)],
    list: lambda value: ["list", *map(_flat, value)],
    tuple: lambda value: ["tuple", *map(_flat, value)],
    dict: _flat_dict,
    datetime: lambda value: ["datetime", value.isoformat()],
    UUID: lambda value: ["UUID", value.bytes],
}


def _name(kind: type[Any]) -> str:
    if not kind.__module__.startswith(_PACKAGE):
        raise TypeError(f"The state cannot hold a {kind.__name__}, which is not the emulator's")
    return f"{kind.__module__.removeprefix(_PACKAGE)}:{kind.__name__}"


def _type(value: object) -> type[Any]:
    return type(value)


def _whole(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return _made(cast("list[object]", value))


def _made(content: list[Any]) -> Any:
    name, *parts = content
    make = _MAKERS.get(name)
    return _record_or_member(name, parts[0]) if make is None else make(parts)


def _record_or_member(name: str, content: Any) -> Any:
    module, _, kind = name.partition(":")
    made: Any = getattr(importlib.import_module(_PACKAGE + module), kind)
    if isinstance(content, dict):
        return made(**{field: _whole(part) for field, part in cast("dict[str, Any]", content).items()})
    return made(_whole(content))


def _dict(parts: list[Any]) -> dict[Any, Any]:
    return {_whole(key): _whole(value) for key, value in zip(parts[::2], parts[1::2], strict=True)}


_MAKERS: Final[dict[str, Callable[[list[Any]], Any]]] = {
    "int": lambda parts: int(parts[0]),
    "list": lambda parts: [_whole(part) for part in parts],
    "tuple": lambda parts: tuple(_whole(part) for part in parts),
    "dict": _dict,
    "datetime": lambda parts: datetime.fromisoformat(parts[0]),
    "UUID": lambda parts: UUID(bytes=parts[0]),
}
