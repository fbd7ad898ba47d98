"""Waiting for a run to end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from .._core.path import as_uuid
from .._core.polling import is_terminal, poll_delays, run_error
from .._core.settings import checked_seconds
from .._generated.api.runs import get_run
from ..errors import ConfigurationError, DeadlineExceededError, InvalidArgumentError, WaitTimeoutError
from ._primitives import notify, sleep

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from .._generated.models.run_response_with_includes import RunResponseWithIncludes
    from .pipeline import Pipeline


def wait_for_run(
    pipeline: Pipeline,
    run_id: UUID | str,
    *,
    timeout: float | None,
    poll_interval: float | None,
    on_update: Callable[[RunResponseWithIncludes], object] | None,
    raise_on_failure: bool,
) -> RunResponseWithIncludes:
    """Ask for the run until it has ended; see `Cyberdesk.wait_for_run`."""
    try:
        timeout = checked_seconds("timeout", timeout)
        poll_interval = checked_seconds("poll_interval", poll_interval)
    except ConfigurationError as error:
        raise InvalidArgumentError(error.message) from None
    run_id = as_uuid("run_id", run_id)
    ends_at = None if timeout is None else time.monotonic() + timeout
    run: RunResponseWithIncludes | None = None
    delays = poll_delays(poll_interval)
    while True:
        seen = None if run is None else run.status
        run = _look(pipeline, run_id, ends_at, run)
        if on_update is not None and run.status != seen:
            notify(on_update, run)
        if is_terminal(run.status):
            break
        left = None if ends_at is None else ends_at - time.monotonic()
        if left is not None and left <= 0:
            raise _timed_out(run_id, run)
        delay = next(delays)
        sleep(delay if left is None else min(delay, left))
    failure = run_error(run)
    if failure is not None and raise_on_failure:
        raise failure
    return run


def _look(
    pipeline: Pipeline, run_id: UUID, ends_at: float | None, last: RunResponseWithIncludes | None
) -> RunResponseWithIncludes:
    request = get_run.build_request(run_id)
    if ends_at is None:
        return (pipeline.send(request, {})).parsed
    try:
        # The last look is made when the time is over, so it gets a moment of its own.
        left = max(1.0, ends_at - time.monotonic())
        own = pipeline.settings.deadline
        return (pipeline.send(request, {"deadline": left if own is None else min(own, left)})).parsed
    except DeadlineExceededError as error:
        if time.monotonic() < ends_at:
            raise
        raise _timed_out(run_id, last) from error


def _timed_out(run_id: UUID, run: RunResponseWithIncludes | None) -> WaitTimeoutError:
    state = "no answer about it arrived" if run is None else f"it is {run.status}"
    return WaitTimeoutError(f"run {run_id} did not end in time: {state}", run=run)
