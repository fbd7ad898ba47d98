"""Waiting for one run to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from ..._core.durations import checked_interval, checked_timeout, end_of
from ..._core.models import codec
from ..._core.waiting.arguments import AwaitedRun
from ..._core.waiting.results import finished
from ..._core.waiting.runs import Ended
from ..._generated.api.runs import update_run
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.run_status import RunStatus
from ..._generated.models.run_update import RunUpdate
from ...errors import ConflictError, CyberdeskError, WaitTimeoutError
from ..platform.callbacks import checked_callback
from .wait_set import WaitSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..http.pipeline import Pipeline

CANCEL_SECONDS = 10.0
"""How long the request of `cancel_on_timeout` may take."""


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
        InvalidArgumentError: If a duration or a callback is malformed.
    """
    checked_callback("on_update", on_update)
    return WaitSettings(
        timeout=checked_timeout(timeout),
        poll_interval=checked_interval(poll_interval),
        on_update=on_update,
        raise_on_failure=raise_on_failure,
        cancel_on_timeout=cancel_on_timeout,
    )


async def wait_for_run(pipeline: Pipeline, run: AwaitedRun, settings: WaitSettings) -> RunResponseWithIncludes:
    """Wait until the run has ended; see `AsyncCyberdesk.wait_for_run`."""
    ends_at = end_of(settings.timeout)
    waits = WaitSet(
        pipeline,
        poll_interval=settings.poll_interval,
        on_update=settings.on_update,
        has_timeout=settings.timeout is not None,
    )
    waits.add_awaited(run)
    try:
        ended = await waits.next_done(ends_at) or await waits.final_check()
        if ended is None:
            error = waits.timed_out(settings.timeout)
            if not settings.cancel_on_timeout or not isinstance(error, WaitTimeoutError):
                raise error
            ended = await _cancel(pipeline, waits, error)
    finally:
        waits.close()
    return finished(ended, raise_on_failure=settings.raise_on_failure)


async def _cancel(pipeline: Pipeline, waits: WaitSet, error: WaitTimeoutError) -> Ended:
    """Cancel a run that took too long; returns it if it has ended of itself meanwhile, and raises otherwise."""
    request = update_run.build_request(error.run_ids[0], body=RunUpdate(status=RunStatus.CANCELLED))
    try:
        response = await pipeline.send(request, {"deadline": CANCEL_SECONDS})
    except CyberdeskError as reason:
        ended = await waits.final_check(anew=True) if isinstance(reason, ConflictError) else None
        if ended is not None:
            return ended
        error.message = f"{error.message}; it could not be cancelled: {reason}"
        error.cancel_error = reason
        raise error from reason
    error.run = codec.decode(response.content, RunResponseWithIncludes)
    error.message = f"{error.message}; it was cancelled"
    error.was_cancelled = True
    raise error
