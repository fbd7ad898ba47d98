"""The attributes of a client that lead to its resources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class ResourceProperty(Generic[T]):
    """A resource of a client, made when it is first used. On the class, it is the resource's class.

    Args:
        load: Gives the resource's class, which is loaded with its models by that.
    """

    def __init__(self, load: Callable[[], type[T]]) -> None:
        self._load = load
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, client: None, owner: type) -> type[T]: ...

    @overload
    def __get__(self, client: object, owner: type) -> T: ...

    def __get__(self, client: Any, owner: type) -> type[T] | T:
        kind: Any = self._load()
        if client is None:
            return kind  # type: ignore[no-any-return]  # what `load` gives
        resource: T = kind(client._pipeline)
        vars(client)[self._name] = resource  # is found before this is called again
        return resource
