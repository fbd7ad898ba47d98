"""Answers and errors as values, for those who prefer them to exceptions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Generic, NamedTuple, TypeVar

from .errors import CyberdeskError

__all__ = ["Result", "capture", "capture_sync"]

T = TypeVar("T")


class Result(NamedTuple, Generic[T]):
    """What came of a call: `data, error = result`.

    Attributes:
        data: What the call returned; None when it failed.
        error: Why it failed; None when it did not.
    """

    data: T | None
    error: CyberdeskError | None


async def capture(call: Awaitable[T]) -> Result[T]:
    """Await a call, and return its error instead of raising it.

    Args:
        call: A call that was not awaited yet.

    Returns:
        `(data, None)` or `(None, error)`. Errors that are no `CyberdeskError` are raised.

    Example:
        >>> data, error = await capture(client.runs.get("00000000-0000-0000-0000-000000000000"))
        >>> data is None, error.status_code
        (True, 404)
    """
    try:
        return Result(await call, None)
    except CyberdeskError as error:
        return Result(None, error)


def capture_sync(call: Callable[[], T]) -> Result[T]:
    """Make a call, and return its error instead of raising it.

    Args:
        call: A function without arguments that makes the call.

    Returns:
        `(data, None)` or `(None, error)`. Errors that are no `CyberdeskError` are raised.

    Example:
        >>> data, error = capture_sync(lambda: sync_client.runs.get("00000000-0000-0000-0000-000000000000"))
        >>> data is None, error.status_code
        (True, 404)
    """
    try:
        return Result(call(), None)
    except CyberdeskError as error:
        return Result(None, error)
