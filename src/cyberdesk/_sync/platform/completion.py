"""Calls that finish although their caller is cancelled or interrupted. Written by hand on both sides."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

__all__ = ["run_to_completion"]

# How many times a function is called that is interrupted by a signal.
_MAX_CALLS = 3


def run_to_completion(seconds: float, function: Callable[[], T]) -> T:
    """Call a function and let it finish although it is interrupted, within a time limit.

    A `KeyboardInterrupt` that is raised inside the function ends it; then it is called again, so it must be one
    that can be. The `KeyboardInterrupt` is raised when the function has finished, with the function's error, if
    there is one, as its cause.

    Args:
        seconds: The time limit after which the function is not called again. Blocking code cannot be stopped: the
            function itself must limit its time.
        function: What to call, without arguments.
    """
    ends_at = time.monotonic() + seconds
    interruption: KeyboardInterrupt | None = None
    for _ in range(_MAX_CALLS):
        try:
            result = function()
        except KeyboardInterrupt as error:
            interruption = error
            if time.monotonic() >= ends_at:
                break
        except Exception as error:
            if interruption is not None:
                raise interruption from error
            raise
        else:
            if interruption is None:
                return result
            break
    raise interruption or TimeoutError(f"did not finish within {seconds:g} s")
