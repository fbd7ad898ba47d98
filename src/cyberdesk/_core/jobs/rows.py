"""Rows of a job, what their runs are created with, and what comes of them."""

from __future__ import annotations

from typing import Generic, TypeVar

import attrs

from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import CyberdeskError

__all__ = ["JobProgress", "RowResult"]

Row = TypeVar("Row")


@attrs.frozen(kw_only=True)
class RowResult(Generic[Row]):
    """How it went with one row.

    Attributes:
        row: The row.
        index: Its place among the rows, from 0.
        run: The finished run; None when there is none, because it could not be created or was deleted.
        error: Why it did not succeed: a `RunFailedError`, a `RunCancelledError`, a `WaitTimeoutError`, or the
            error of the call that created it. None for a success.
    """

    row: Row = attrs.field(repr=False)
    index: int
    run: RunResponseWithIncludes | None
    error: CyberdeskError | None

    @property
    def ok(self) -> bool:
        """Whether the run succeeded."""
        return self.error is None


@attrs.frozen(kw_only=True)
class JobProgress:
    """How far a job is.

    Attributes:
        total: How many rows there are; None when the rows do not tell before they end.
        skipped: Rows that an earlier start of the job has dealt with, by its journal.
        in_flight: Runs that were created and have not ended.
        succeeded: Rows whose runs succeeded.
        failed: Rows that ended with an error.
    """

    total: int | None
    skipped: int = 0
    in_flight: int = 0
    succeeded: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """Rows that are dealt with."""
        return self.skipped + self.succeeded + self.failed
