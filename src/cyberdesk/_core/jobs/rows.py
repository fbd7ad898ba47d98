"""Rows of a job, what their runs are created with, and their results."""

from __future__ import annotations

from typing import Generic, Literal, TypeAlias, TypeVar, Union

import attrs

from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import CyberdeskError

__all__ = ["JobProgress", "RowFailed", "RowResult", "RowSucceeded"]

Row = TypeVar("Row")


@attrs.frozen(kw_only=True)
class RowSucceeded(Generic[Row]):
    """The result of a row whose run succeeded.

    Attributes:
        row: The row.
        index: Its position among the rows, from 0.
        run: The finished run.
        ok: True.
        error: None.
    """

    row: Row = attrs.field(repr=False)
    index: int
    run: RunResponseWithIncludes
    ok: Literal[True] = attrs.field(default=True, init=False)
    error: None = attrs.field(default=None, init=False)


@attrs.frozen(kw_only=True)
class RowFailed(Generic[Row]):
    """The result of a row whose run did not succeed, or could not be created.

    Attributes:
        row: The row.
        index: Its position among the rows, from 0.
        run: The finished run; after a timeout, the run as it was last observed. None when it was not created, or
            its state is not known.
        ok: False.
        error: Why the row did not succeed: a `RunFailedError`, a `RunCancelledError`, a `WaitTimeoutError`, or the
            error of the call that creates or fetches the run.
    """

    row: Row = attrs.field(repr=False)
    index: int
    run: RunResponseWithIncludes | None
    error: CyberdeskError
    ok: Literal[False] = attrs.field(default=False, init=False)


RowResult: TypeAlias = Union[RowSucceeded[Row], RowFailed[Row]]  # noqa: UP007  # `|` takes no type variables
"""The result of a row.

Both kinds have the same attributes. A type checker knows that a result with `ok` has a `run`: mypy from
`if result.ok`, pyright from `if result.ok is True` or `if result.error is None`.
"""


@attrs.frozen(kw_only=True)
class JobProgress:
    """How far a job is.

    Attributes:
        total: How many rows there are; None when the rows have no length.
        skipped: Rows that an earlier start of the job has processed, according to its journal.
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
        """Rows that are processed."""
        return self.skipped + self.succeeded + self.failed
