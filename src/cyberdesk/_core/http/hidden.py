"""Values that must not be shown by accident."""

from __future__ import annotations

from typing import Generic, TypeVar, final

T = TypeVar("T")


@final
class Hidden(Generic[T]):
    """Holds a secret, so that nothing that prints objects or local variables shows it.

    `repr` alone does not suffice: rich reads the fields of attrs classes, and error reporters walk mappings. This
    is neither.
    """

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self._value = value

    def reveal(self) -> T:
        """The value itself. Do not keep it in a local variable of a frame that an exception may leave."""
        return self._value

    def __repr__(self) -> str:
        return "<hidden>"
