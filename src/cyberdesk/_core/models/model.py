"""What every generated model and enum has in common."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, get_type_hints

import attrs
from msgspec import UNSET

_Class = TypeVar("_Class", bound=type)

_MASK = "***"


def defaults_on_class(cls: _Class) -> _Class:
    """Put the defaults of an attrs class with a `__dict__` back on the class, from where attrs takes them.

    The decoder then finds a value for an absent field without setting one. That decodes objects with many absent
    fields three times as fast as slots do, and an instance's `__dict__` tells which fields were present.
    """
    for field in attrs.fields(cls):
        if field.default is not attrs.NOTHING:
            setattr(cls, field.name, field.default)
    return cls


class _Signature:
    """The signature of a model's constructor. The one that attrs makes has annotations that nobody can resolve."""

    def __get__(self, instance: object, owner: type[Any]) -> inspect.Signature:
        if not attrs.has(owner):
            raise AttributeError("__signature__")
        hints = get_type_hints(owner)
        return inspect.Signature(
            [
                inspect.Parameter(
                    field.name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=inspect.Parameter.empty if field.default is attrs.NOTHING else field.default,
                    annotation=hints[field.name],
                )
                for field in attrs.fields(owner)
            ]
        )


class Model:
    """Base of all models: equality by value, and a repr that masks secrets and omits what is not set.

    Both are defined here, as generating them for each class would double the time it takes to define one.
    """

    __secret_fields__: ClassVar[frozenset[str]] = frozenset()
    __undecoded__: ClassVar[tuple[Any, ...]] = ()
    __absent_counts__: ClassVar[frozenset[str]] = frozenset()
    __signature__ = _Signature()

    if TYPE_CHECKING:  # msgspec evaluates the annotations of all bases, and fails at this one

        @property
        def __attrs_attrs__(self) -> tuple[attrs.Attribute[Any], ...]: ...

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in self.__attrs_attrs__)

    __hash__ = None  # type: ignore[assignment]  # models are mutable, as dicts are

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """What rich shows, which would read the fields otherwise: the same as `repr`."""
        for field in self.__attrs_attrs__:
            value = getattr(self, field.name, None)  # an instance whose constructor has failed may lack it
            if value is not None and value is not UNSET:
                yield field.name, _MASK if field.name in self.__secret_fields__ else value


def is_set(model: Model, field: str) -> bool:
    """Whether a field was present in the server's response, or was set on a model to be sent.

    In models that are only received, a field that the server left out reads as `None`, as one that is null
    does; this distinguishes them.

    Args:
        model: Any model of this package.
        field: The field's name.

    Returns:
        False when the field was absent; True when it had a value, null included.

    Raises:
        AttributeError: When the model has no such field.

    Example:
        >>> from cyberdesk import is_set
        >>> from cyberdesk.models import FileInput
        >>> is_set(FileInput(filename="a.txt", content=""), "target_path")
        False
    """
    return getattr(model, field) is not UNSET and field in vars(model)


class OpenEnum(StrEnum):
    """A string enum that accepts unknown values.

    The server may introduce a value at any time. Such a value becomes a member of this enum that keeps its text,
    equals it, and is named in upper case; `is_known` is False for it.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value.upper()
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether this version of the package has a name for the value."""
        return self._value_ in type(self)._value2member_map_
