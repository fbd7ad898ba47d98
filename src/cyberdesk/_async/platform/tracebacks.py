"""Keeping arguments out of tracebacks. Written by hand on both sides."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Coroutine
from types import CodeType, FunctionType, TracebackType
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

__all__ = ["hide_arguments_of", "hides_arguments"]


def hides_arguments(function: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Keep a function's own frame out of the tracebacks of its exceptions.

    Tools that print or send local variables along with tracebacks then find none of its arguments, inputs of runs
    among them. All other frames stay.
    """
    code = cast("FunctionType", function).__code__

    @functools.wraps(function)
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        call = function(*args, **kwargs)
        del args, kwargs
        try:
            return await call
        except Exception as error:
            raise error.with_traceback(_without(error.__traceback__, code))  # noqa: B904  # the same error

    return wrapper


def hide_arguments_of(cls: type) -> None:
    """Apply `hides_arguments` to all methods of a class that send something."""
    for name, member in list(vars(cls).items()):
        if inspect.iscoroutinefunction(member) and not name.startswith("__"):
            setattr(cls, name, hides_arguments(member))


def _without(traceback: TracebackType | None, code: CodeType) -> TracebackType | None:
    """A copy of a traceback without the frames of a function, nor the one that catches it."""
    kept: list[TracebackType] = []
    traceback = traceback.tb_next if traceback is not None else None
    while traceback is not None:
        if traceback.tb_frame.f_code is not code:
            kept.append(traceback)
        traceback = traceback.tb_next
    copy: TracebackType | None = None
    for entry in reversed(kept):
        copy = TracebackType(copy, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return copy
