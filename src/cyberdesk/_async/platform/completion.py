"""Calls that finish although their caller is cancelled or interrupted. Written by hand on both sides."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, NamedTuple, TypeVar

import anyio
from anyio.lowlevel import current_token

T = TypeVar("T")

__all__ = ["run_to_completion"]

# How many times a function is called that is interrupted from inside: by a signal, or by an event loop that ends.
_MAX_CALLS = 3


class _Outcome(NamedTuple, Generic[T]):
    """What came of a function: what it returned, or why it failed, and what interrupted it."""

    result: tuple[T] | None
    error: Exception | None
    interruptions: list[BaseException]


async def run_to_completion(seconds: float, function: Callable[[], Awaitable[T]]) -> T:
    """Call a function and let it finish, whatever happens to the calling task, within a time limit.

    Cancellations of the calling task do not reach the function: neither those of anyio and trio, nor those of
    asyncio (`asyncio.timeout`, `asyncio.wait_for`, `Task.cancel`, a `TaskGroup`), which no shield of anyio stops.
    A `KeyboardInterrupt` that is raised inside the function, and the cancellation of all tasks when an event loop
    ends, do end it; then it is called again, so it must be one that can be. The exception that interrupted is
    raised when the function has finished, with the function's error, if there is one, as its cause.

    Args:
        seconds: The time limit for all calls of the function together.
        function: What to call, without arguments.

    Raises:
        TimeoutError: When the time limit has passed; the function was then cancelled.
    """
    call = _call(seconds, function)
    outcome = await (_in_a_task_of_its_own(call) if _is_asyncio() else call)
    if outcome.interruptions:
        raise max(outcome.interruptions, key=_is_keyboard_interrupt) from outcome.error
    if outcome.result is None:
        raise outcome.error or TimeoutError(f"did not finish within {seconds:g} s")
    return outcome.result[0]


async def _call(seconds: float, function: Callable[[], Awaitable[T]]) -> _Outcome[T]:
    cancelled = anyio.get_cancelled_exc_class()
    interruptions: list[BaseException] = []
    with anyio.move_on_after(seconds, shield=True) as scope:
        for _ in range(_MAX_CALLS):
            try:
                return _Outcome((await function(),), None, interruptions)
            except Exception as error:
                return _Outcome(None, error, interruptions)
            except (cancelled, KeyboardInterrupt) as interruption:
                if scope.cancel_called:
                    raise
                interruptions.append(interruption)
    return _Outcome(None, None, interruptions)


async def _in_a_task_of_its_own(call: Awaitable[_Outcome[T]]) -> _Outcome[T]:
    task = asyncio.ensure_future(call)
    cancellations: list[BaseException] = []
    # The shield stops anyio's cancellations, which would be repeated in each cycle of the event loop.
    with anyio.CancelScope(shield=True):
        while not task.done():
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError as error:
                cancellations.append(error)
    outcome = task.result()
    return outcome._replace(interruptions=[*cancellations, *outcome.interruptions])


def _is_asyncio() -> bool:
    token = current_token()
    return isinstance(getattr(token, "native_token", token), asyncio.AbstractEventLoop)


def _is_keyboard_interrupt(error: BaseException) -> bool:
    return isinstance(error, KeyboardInterrupt)
