"""What differs between asynchronous and synchronous I/O. Written by hand on both sides."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

__all__ = ["attempt_scope", "cleanup_scope", "in_thread", "sleep"]


def attempt_scope(seconds: float) -> AbstractContextManager[None]:
    """Nothing can interrupt a synchronous call: socket timeouts and the guarded body bound it instead."""
    return nullcontext()


def cleanup_scope(seconds: float) -> AbstractContextManager[None]:
    """There is no cancellation to shield from."""
    return nullcontext()


def sleep(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)


def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Blocking is what a synchronous call does."""
    return function(*args, **kwargs)
