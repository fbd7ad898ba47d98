"""Many runs of one workflow, a bounded number at a time."""

from __future__ import annotations

import time
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from .._core.jobs import RowNames, idempotency_key, new_job_id, retry_at
from .._journal import Journal
from ..errors import (
    AuthenticationError,
    ClientClosedError,
    CyberdeskError,
    PermissionDeniedError,
    RunError,
    WaitTimeoutError,
)
from ..jobs import JobProgress, RowResult
from ._primitives import Source, at_once, in_thread, notify, sleep

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterable, Callable, Iterable
    from types import TracebackType
    from typing import Self
    from uuid import UUID

    from .._core.jobs import Plan
    from .._core.request import RequestOptions
    from .._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..jobs import RowArguments
    from .resources.runs import AsyncRuns
    from .waiting import Waits

Row = TypeVar("Row")

_ENDS_THE_JOB = (AuthenticationError, PermissionDeniedError, ClientClosedError)


class _Entry(Generic[Row]):
    """A row on its way."""

    def __init__(self, row: Row, index: int, arguments: RowArguments, name: str) -> None:
        self.row = row
        self.index = index
        self.arguments = arguments
        self.name = name
        self.failures = 0
        self.due_at = 0.0
        self.ends_at: float | None = None

    def result(self, run: RunResponseWithIncludes | None, error: CyberdeskError | None) -> RowResult[Row]:
        return RowResult(row=self.row, index=self.index, run=run, error=error)


class AsyncJob(Generic[Row]):
    """The results of a job, each as its run ends; what `client.map_runs` gives.

    Nothing happens but while a result is asked for: then rows are taken, their runs created and looked after.
    Runs that were created go on, whatever becomes of the iteration.
    """
