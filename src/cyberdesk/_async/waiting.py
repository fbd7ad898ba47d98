"""Waiting for runs to end."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from .._core import codec
from .._core.polling import run_error
from .._core.schedule import Ended
from .._core.settings import checked_seconds
from .._generated.api.runs import update_run
from .._generated.models.run_response_with_includes import RunResponseWithIncludes
from .._generated.models.run_status import RunStatus
from .._generated.models.run_update import RunUpdate
from ..errors import (
    ConfigurationError,
    ConflictError,
    CyberdeskError,
    InvalidArgumentError,
    WaitTimeoutError,
)
from ._gate import PerLoop
from ._primitives import cleanup_scope
from .poller import Poller
from .waits import Waits

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from .._generated.models.run_response import RunResponse
    from .pipeline import Pipeline

_REMEMBERED = 10_000
_CANCEL_SECONDS = 10.0


class Waiting:
    """All waits of a client and of those that `with_options` made of it.

    Args:
        pipeline: The way of the first of these clients, which sends the looks for all.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pollers = PerLoop(lambda: Poller(pipeline, self._was_told, self._forget), _nothing)
        self._told: OrderedDict[UUID, None] = OrderedDict()
        self._lock = threading.Lock()  # webhooks arrive in any thread

    async def poller(self) -> Poller:
        """The poller of the running event loop."""
        return await self._pollers.get()

    def tell(self, run_id: UUID) -> None:
        """A run has ended; from any thread. It is remembered for a wait that begins later."""
        with self._lock:
            self._told[run_id] = None
            self._told.move_to_end(run_id)
            if len(self._told) > _REMEMBERED:
                self._told.popitem(last=False)
        for poller in self._pollers.all():
            poller.tell(run_id)

    def close(self) -> None:
        """End all waits, from any thread."""
        for poller in self._pollers.all():
            poller.close()

    def _was_told(self, run_id: UUID) -> bool:
        return run_id in self._told

    def _forget(self, run_id: UUID) -> None:
        with self._lock:
            self._told.pop(run_id, None)


async def _nothing(poller: Poller) -> None:
    """Waits end with their event loop."""


async def wait_for_run(
    pipeline: Pipeline,
    run_or_id: RunResponse | RunResponseWithIncludes | UUID | str,
    *,
    timeout: float | None,
    poll_interval: float | None,
    on_update: Callable[[RunResponseWithIncludes], object] | None,
    raise_on_failure: bool,
    cancel_on_timeout: bool,
) -> RunResponseWithIncludes:
    """Wait until the run has ended; see `AsyncCyberdesk.wait_for_run`."""
    ends_at = end_of(timeout)
    waits = Waits(pipeline, poll_interval=checked_interval(poll_interval), on_update=on_update)
    run_id = waits.add(run_or_id)
    try:
        ended = await waits.next_done(ends_at) or await waits.last_look()
        if ended is None and cancel_on_timeout:
            ended = await _cancel(pipeline, waits, run_id, timeout)
        if ended is None:
            raise timed_out(waits, run_id, timeout)
    finally:
        waits.close()
    return finished(ended, raise_on_failure=raise_on_failure)


def finished(ended: Ended, *, raise_on_failure: bool) -> RunResponseWithIncludes:
    """The run, or the error it stands for."""
    if ended.run is None:
        raise ended.error or InvalidArgumentError(f"nothing is known of run {ended.run_id}")
    failure = run_error(ended.run) if raise_on_failure else None
    if failure is not None:
        raise failure
    return ended.run


def end_of(timeout: float | None) -> float:
    """When a wait is over, on the monotonic clock."""
    if timeout is None:
        return math.inf
    if timeout == 0 and not isinstance(timeout, bool):
        return time.monotonic()
    return time.monotonic() + (_checked("timeout", timeout) or 0.0)


def checked_interval(poll_interval: float | None) -> float | None:
    """Seconds between two looks."""
    return _checked("poll_interval", poll_interval)


def _checked(name: str, value: float | None) -> float | None:
    try:
        return checked_seconds(name, value)
    except ConfigurationError as error:
        raise InvalidArgumentError(error.message) from None


def timed_out(waits: Waits, run_id: UUID, timeout: float | None) -> WaitTimeoutError:
    """The error for a run that did not end in time."""
    run = waits.last_seen(run_id)
    state = "no answer about it arrived" if run is None else f"it is {run.status}"
    error = WaitTimeoutError(f"run {run_id} did not end within {timeout:g} s: {state}", run=run)
    trouble = waits.trouble
    if trouble is not None:
        error.add_note(f"the last look failed: {trouble}")
        error.__cause__ = trouble
    return error


async def _cancel(pipeline: Pipeline, waits: Waits, run_id: UUID, timeout: float | None) -> Ended | None:
    """Cancel a run that took too long; gives it when it has ended of itself meanwhile."""
    error = timed_out(waits, run_id, timeout)
    request = update_run.build_request(run_id, body=RunUpdate(status=RunStatus.CANCELLED))
    try:
        with cleanup_scope(_CANCEL_SECONDS):
            answer = await pipeline.send(request, {"deadline": _CANCEL_SECONDS})
    except CyberdeskError as reason:
        if isinstance(reason, ConflictError):
            ended = await waits.last_look()
            if ended is not None:
                return ended
        message = f"{error.message}, and could not be cancelled: {reason}"
        raise WaitTimeoutError(message, run=error.run, cancel_error=reason) from reason
    run = codec.decode(answer.content, RunResponseWithIncludes)
    raise WaitTimeoutError(f"{error.message}, and was cancelled", run=run, was_cancelled=True)
