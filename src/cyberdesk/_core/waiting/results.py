"""What a wait returns or raises in the end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from ...errors import CyberdeskError, InvalidArgumentError, WaitTimeoutError
from .polling import run_error

if TYPE_CHECKING:
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from .runs import Ended

NAMED = 5
"""How many runs an error names."""


def finished(ended: Ended, *, raise_on_failure: bool) -> RunResponseWithIncludes:
    """The run, or the error that it stands for.

    Raises:
        CyberdeskError: If there is no run, or if it failed and that is an error.
    """
    if ended.run is None:
        raise ended.error or InvalidArgumentError(f"nothing is known of run {ended.run_id}")
    failure = run_error(ended.run) if raise_on_failure else None
    if failure is not None:
        raise failure
    return ended.run


def not_ended(run_id: UUID, timeout: float | None, run: RunResponseWithIncludes | None) -> str:
    """The message for a run that did not end in time.

    Args:
        run_id: The run.
        timeout: The seconds that it had.
        run: The run as it was last observed, if it was.
    """
    state = "no response about it arrived" if run is None else f"it is {run.status}"
    return f"run {run_id} did not end within {timeout or 0:g} s: {state}"


def timed_out(
    run_ids: Sequence[UUID],
    timeout: float | None,
    observed: Sequence[RunResponseWithIncludes | None],
    last_error: CyberdeskError | None = None,
) -> WaitTimeoutError:
    """The error for runs that did not end in time.

    Args:
        run_ids: The runs.
        timeout: The seconds that they had.
        observed: The first of them as they were last observed, in the same order.
        last_error: Why the last request failed, if it did.
    """
    if len(run_ids) == 1:
        message = not_ended(run_ids[0], timeout, observed[0])
    else:
        named = [
            f"{run_id} ({'not observed' if run is None else run.status})"
            for run_id, run in zip(run_ids[:NAMED], observed, strict=False)
        ]
        more = f" and {len(run_ids) - NAMED} more" if len(run_ids) > NAMED else ""
        message = f"{len(run_ids)} runs did not end within {timeout or 0:g} s: {', '.join(named)}{more}"
    if last_error is not None:
        message = f"{message}; the last request failed: {last_error}"
    run = next((run for run in observed if run is not None), None)
    error = WaitTimeoutError(message, run=run, run_ids=tuple(run_ids))
    error.__cause__ = last_error
    return error
