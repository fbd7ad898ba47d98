"""Errors as values instead of exceptions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from .errors import CyberdeskError

__all__ = ["Failure", "Result", "Success", "capture", "capture_sync"]

T = TypeVar("T")


class Success(NamedTuple, Generic[T]):
    """The result of a call that returned.

    Attributes:
        data: What the call returned.
        error: None.
    """

    data: T
    error: None = None


class Failure(NamedTuple):
    """The result of a call that failed.

    Attributes:
        data: None. For type checkers it is `Any`: they do not connect it with `error` once a result is unpacked.
        error: Why the call failed.
    """

    data: Any
    error: CyberdeskError


Result: TypeAlias = Success[T] | Failure
"""`data, error = result`: where `error` is None, `data` is what the call returned."""


async def capture(call: Awaitable[T]) -> Result[T]:
    """Await a call, and return its error instead of raising it.

    Args:
        call: A call that has not been awaited yet.

    Returns:
        `(data, None)` or `(None, error)`. Other errors than `CyberdeskError` are raised.

    Example:
        >>> data, error = await capture(client.runs.get("00000000-0000-0000-0000-000000000000"))
        >>> data is None, error.status_code
        (True, 404)
    """
    try:
        return Success(await call)
    except CyberdeskError as error:
        return Failure(None, error)


def capture_sync(call: Callable[[], T]) -> Result[T]:
    """Make a call, and return its error instead of raising it.

    Args:
        call: A function without arguments that makes the call.

    Returns:
        `(data, None)` or `(None, error)`. Other errors than `CyberdeskError` are raised.

    Example:
        >>> data, error = capture_sync(lambda: sync_client.runs.get("00000000-0000-0000-0000-000000000000"))
        >>> data is None, error.status_code
        (True, 404)
    """
    try:
        return Success(call())
    except CyberdeskError as error:
        return Failure(None, error)
