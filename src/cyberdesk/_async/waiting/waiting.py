"""Waiting for runs to end."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

import attrs

from ..._core.http.settings import checked_seconds
from ..._core.models import codec
from ..._core.waiting.polling import run_error
from ..._core.waiting.waited import Ended
from ..._generated.api.runs import update_run
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.run_status import RunStatus
from ..._generated.models.run_update import RunUpdate
from ...errors import (
    ConfigurationError,
    ConflictError,
    CyberdeskError,
    InvalidArgumentError,
    WaitTimeoutError,
)
from ..platform.event_loops import EventLoopLocal
from .poller import Poller
from .wait_set import WaitSet

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from ..._generated.models.run_response import RunResponse
    from ..http.pipeline import Pipeline

_REMEMBERED = 10_000
_CANCEL_SECONDS = 10.0
_NAMED = 5


class Waiting:
    """All waits of a client and of those that `with_options` made of it.

    Args:
        pipeline: The way of the first of these clients, which sends the looks for all.
    """

    def __init__(self, pipeline: Pipeline) -> None:
        self._pollers = EventLoopLocal(lambda: Poller(pipeline, self._was_told, self._forget), _nothing)
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

    def end(self) -> None:
        """End all waits, from any thread."""
        for poller in self._pollers.all():
            poller.close()

    async def drop(self) -> None:
        """Let go of the poller of the running event loop; those of other loops end with them."""
        await self._pollers.drop()

    def _was_told(self, run_id: UUID) -> bool:
        return run_id in self._told

    def _forget(self, run_id: UUID) -> None:
        with self._lock:
            self._told.pop(run_id, None)


async def _nothing(poller: Poller) -> None:
    """WaitSet end with their event loop."""


@attrs.frozen
class WaitSettings:
    """How `wait_for_run` waits, checked; see `AsyncCyberdesk.wait_for_run`."""

    timeout: float | None
    poll_interval: float | None
    on_update: Callable[[RunResponseWithIncludes], object] | None
    raise_on_failure: bool
    cancel_on_timeout: bool


def wait_settings(
    *,
    timeout: float | None,
    poll_interval: float | None,
    on_update: Callable[[RunResponseWithIncludes], object] | None,
    raise_on_failure: bool,
    cancel_on_timeout: bool,
) -> WaitSettings:
    """Check how to wait.

    Raises:
        InvalidArgumentError: When a duration is malformed.
    """
    return WaitSettings(
        timeout=checked_timeout(timeout),
        poll_interval=checked_interval(poll_interval),
        on_update=on_update,
        raise_on_failure=raise_on_failure,
        cancel_on_timeout=cancel_on_timeout,
    )


async def wait_for_run(
    pipeline: Pipeline,
    run_or_id: RunResponse | RunResponseWithIncludes | UUID | str,
    settings: WaitSettings,
) -> RunResponseWithIncludes:
    """Wait until the run has ended; see `AsyncCyberdesk.wait_for_run`."""
    ends_at = end_of(settings.timeout)
    waits = WaitSet(pipeline, poll_interval=settings.poll_interval, on_update=settings.on_update)
    waits.add(run_or_id)
    try:
        ended = await waits.next_done(ends_at) or await waits.last_look()
        if ended is None and settings.cancel_on_timeout:
            ended = await _cancel(pipeline, waits, settings.timeout)
        if ended is None:
            raise timed_out(waits, settings.timeout)
    finally:
        waits.close()
    return finished(ended, raise_on_failure=settings.raise_on_failure)


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
    return math.inf if timeout is None else time.monotonic() + timeout


def checked_timeout(timeout: float | None) -> float | None:
    """Seconds to wait; 0 means to look once."""
    if timeout == 0 and not isinstance(timeout, bool):
        return 0.0
    return checked_duration("timeout", timeout)


def checked_interval(poll_interval: float | None) -> float | None:
    """Seconds between two looks."""
    return checked_duration("poll_interval", poll_interval)


def checked_duration(name: str, value: float | None) -> float | None:
    """Seconds of any kind, or None for no limit.

    Raises:
        InvalidArgumentError: When it is no such number.
    """
    try:
        return checked_seconds(name, value)
    except ConfigurationError as error:
        raise InvalidArgumentError(error.message) from None


def not_ended(run_id: UUID, timeout: float | None, run: RunResponseWithIncludes | None) -> str:
    """What to say of a run that did not end in time, by how it was last seen."""
    state = "no answer about it arrived" if run is None else f"it is {run.status}"
    return f"run {run_id} did not end within {timeout:g} s: {state}"


def timed_out(
    waits: WaitSet, timeout: float | None, run: RunResponseWithIncludes | None = None
) -> WaitTimeoutError:
    """The error for runs that did not end in time, and for one of them, perhaps, how it was last seen."""
    run_ids = waits.run_ids
    runs = [waits.last_seen(run_id) for run_id in run_ids[:_NAMED]] if run is None else [run]
    if len(run_ids) == 1:
        message = not_ended(run_ids[0], timeout, runs[0])
    else:
        named = [
            f"{run_id} ({'not seen' if seen is None else seen.status})"
            for run_id, seen in zip(run_ids, runs, strict=False)
        ]
        more = f" and {len(run_ids) - _NAMED} more" if len(run_ids) > _NAMED else ""
        message = f"{len(run_ids)} runs did not end within {timeout:g} s: {', '.join(named)}{more}"
    trouble = waits.trouble
    if trouble is not None:
        message = f"{message}; the last look failed: {trouble}"
    error = WaitTimeoutError(message, run=next((seen for seen in runs if seen is not None), None), run_ids=run_ids)
    error.__cause__ = trouble
    return error


async def _cancel(pipeline: Pipeline, waits: WaitSet, timeout: float | None) -> Ended | None:
    """Cancel a run that took too long; gives it when it has ended of itself meanwhile."""
    error = timed_out(waits, timeout)
    request = update_run.build_request(error.run_ids[0], body=RunUpdate(status=RunStatus.CANCELLED))
    try:
        answer = await pipeline.send(request, {"deadline": _CANCEL_SECONDS})
    except CyberdeskError as reason:
        ended = await waits.last_look() if isinstance(reason, ConflictError) else None
        if ended is not None:
            return ended
        error.message = f"{error.message}; it could not be cancelled: {reason}"
        error.cancel_error = reason
        raise error from reason
    error.run = codec.decode(answer.content, RunResponseWithIncludes)
    error.message = f"{error.message}; it was cancelled"
    error.was_cancelled = True
    raise error
