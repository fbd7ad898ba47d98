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
_AS_THEY_ARE: Final = (type(None), bool, float, str, bytes)


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
    kind = _type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is int:
        return value if -(2**63) <= value < 2**63 else ["int", str(value)]
    if kind in (list, tuple):
        return [kind.__name__, *map(_flat, value)]
    if kind is datetime:
        return ["datetime", value.isoformat()]
    if kind is UUID:
        return ["UUID", value.bytes]
    if issubclass(kind, enum.Enum):
        return [_name(kind), _flat(value.value)]
    if attrs.has(kind):
        fields = [field for field in attrs.fields(kind) if field.init]
        return [_name(kind), {field.alias: _flat(getattr(value, field.name)) for field in fields}]
    if issubclass(kind, Mapping):
        return ["dict", *(_flat(part) for item in value.items() for part in item)]
    raise TypeError(f"The state cannot hold a {kind.__name__}: {value!r}")


def _name(kind: type[Any]) -> str:
    if not kind.__module__.startswith(_PACKAGE):
        raise TypeError(f"The state cannot hold a {kind.__name__}, which is not the emulator's")
    return f"{kind.__module__.removeprefix(_PACKAGE)}:{kind.__name__}"


def _type(value: object) -> type[Any]:
    return type(value)


def _whole(value: Any) -> Any:
    return value if isinstance(value, (*_AS_THEY_ARE, int)) else _made(value)


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
