"""Functions that callers give. Written by hand on both sides."""

from __future__ import annotations

import inspect

from ...errors import InvalidArgumentError

__all__ = ["checked_callback"]


def checked_callback(name: str, callback: object) -> None:
    """Refuse what cannot be called, and what could never be awaited here.

    Raises:
        InvalidArgumentError: If it is neither None nor an ordinary function.
    """
    if callback is None:
        return
    if not callable(callback):
        raise InvalidArgumentError(f"{name} must be a function or None, not {callback!r}")
    call = getattr(type(callback), "__call__", None)
    if inspect.iscoroutinefunction(callback) or inspect.iscoroutinefunction(call):
        raise InvalidArgumentError(
            f"{name} must be an ordinary function here, not a coroutine function: use AsyncCyberdesk for that"
        )
