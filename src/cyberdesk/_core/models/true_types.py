"""Types with the real classes of time, also while a test has replaced those of `datetime`.

Tools that freeze the time (freezegun) replace `datetime.datetime` and `datetime.date` by classes of their own. The
decoder knows only the real ones, and keeps what it has learned of a class for as long as the process lives.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

_Real = Mapping[Any, type]


def true_type(hint: Any) -> Any:
    """The same type with the real classes of time, for the decoder.

    Annotations of attrs classes inside it are replaced on the classes themselves, where the decoder reads them.
    Nothing happens as long as `datetime` has its own classes.
    """
    real = {kind: _replaced_by(kind) for kind in (datetime.datetime, datetime.date)}
    if all(kind is its for kind, its in real.items()):
        return hint
    return _true(hint, real, set())


def _replaced_by(kind: type) -> type:
    """The class of `datetime` of which a replacement is a subclass; the class itself when it is none."""
    return next((base for base in kind.__mro__ if base.__module__ == "datetime"), kind)


def _true(hint: Any, real: _Real, visited: set[type]) -> Any:
    arguments = get_args(hint)
    if arguments and get_origin(hint) is not None:
        return _rebuilt(hint, arguments, tuple(_true(argument, real, visited) for argument in arguments))
    if not isinstance(hint, type):
        return hint
    if attrs.has(hint) and hint not in visited:
        visited.add(hint)
        _resolve(hint, real, visited)
    return real.get(hint, hint)


def _resolve(kind: type, real: _Real, visited: set[type]) -> None:
    """Replace the annotations of a class, and of those it is based on, by the types they mean."""
    hints = get_type_hints(kind, include_extras=True)
    for base in kind.__mro__:
        if attrs.has(base) and "__annotations__" in vars(base):
            base.__annotations__ = {name: _true(hints[name], real, visited) for name in base.__annotations__}


def _rebuilt(hint: Any, before: tuple[Any, ...], arguments: tuple[Any, ...]) -> Any:
    if arguments == before:
        return hint
    origin: Any = get_origin(hint)
    generic: Any = Union if origin is UnionType else origin
    return generic[arguments]
