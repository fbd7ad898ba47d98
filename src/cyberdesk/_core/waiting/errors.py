"""For how long errors of one run are outlasted, and how one error is raised in several waits."""

from __future__ import annotations

import copy
import math
from typing import TypeVar
from uuid import UUID

from ...errors import CyberdeskError, NotFoundError, ResponseDecodeError

E = TypeVar("E", bound=Exception)

NOT_FOUND_SECONDS = 5.0
"""For how long a run may be not found before it counts as deleted: replicas of a server lag."""

HTML_SECONDS = 60.0
"""For how long HTML pages or another run may come in place of a run before that is an error: maintenance ends, and
what a cache keeps expires."""

DECODE_SECONDS = 5.0
"""For how long a run may be undecodable otherwise before that is an error: a body may have been cut once."""


def final_after(error: CyberdeskError) -> float:
    """Seconds for which an error that says something about one run only may last before it ends the waits for it.

    Args:
        error: Why the run could not be fetched.

    Returns:
        The seconds; infinite for a temporary error, which waits without a `timeout` outlast for `PATIENCE`.
    """
    if isinstance(error, NotFoundError):
        return NOT_FOUND_SECONDS
    if isinstance(error, ResponseDecodeError):
        return HTML_SECONDS if error.is_html or error.is_mismatch else DECODE_SECONDS
    return math.inf if error.is_temporary else 0.0


def about(error: E, run_id: UUID | None) -> E:
    """An error of one's own for each wait: raising one error in several places would mix their tracebacks."""
    try:
        own = copy.copy(error)
    except Exception:  # an exception of the user's own may have a constructor that cannot be called again
        return error
    if run_id is not None:
        own.add_note(f"while waiting for run {run_id}")
    return own
