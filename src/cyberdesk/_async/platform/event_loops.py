"""Values that belong to one event loop. Written by hand on both sides."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Generic, TypeVar

import anyio
from anyio.lowlevel import current_token

T = TypeVar("T")

__all__ = ["EventLoopLocal"]


class EventLoopLocal(Generic[T]):
    """One value for each event loop that uses a client, as connections cannot leave theirs.

    Args:
        make: Makes the value.
        end: Called with it in its loop, when that ends or the value is dropped.
    """

    def __init__(self, make: Callable[[], T], end: Callable[[T], Awaitable[None]]) -> None:
        self._make = make
        self._end = end
        self._values: dict[object, tuple[T, AsyncGenerator[None, None]]] = {}

    async def get(self) -> T:
        """The value of the running loop."""
        token = current_token()
        found = self._values.get(token)
        if found is not None:
            return found[0]
        for other in list(self._values):  # other threads may have event loops of their own
            if _is_over(other):
                self._values.pop(other, None)
        value = self._make()
        guard = self._until_the_loop_ends(token, value)
        self._values[token] = (value, guard)
        await anext(guard)
        return value

    async def drop(self) -> None:
        """End the value of the running loop. Those of other loops end with them."""
        found = self._values.pop(current_token(), None)
        if found is not None:
            await found[1].aclose()

    def all(self) -> list[T]:
        """The values of all loops."""
        return [value for value, _ in list(self._values.values())]  # other threads may have loops of their own

    async def _until_the_loop_ends(self, token: object, value: T) -> AsyncGenerator[None, None]:
        # Both asyncio and trio close the generators that are open when a run ends, which is the last moment at
        # which connections can be closed properly.
        try:
            yield
        finally:
            self._values.pop(token, None)
            with anyio.CancelScope(shield=True):
                await self._end(value)


def _is_over(token: object) -> bool:
    is_closed = getattr(getattr(token, "native_token", token), "is_closed", None)
    return is_closed is not None and bool(is_closed())
