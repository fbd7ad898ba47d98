"""A row on its way through a job."""

from __future__ import annotations

import math
import uuid
from typing import Generic, TypeVar

import attrs

from ..._generated.arguments import RowArguments
from ...errors import CyberdeskError

Row = TypeVar("Row")


@attrs.define(eq=False, repr=False)  # values of rows must not appear in logs
class JobRow(Generic[Row]):
    """A row that is being processed.

    Attributes:
        row: The row.
        index: Its position among the rows.
        arguments: What its run is created with; empty once the run is created.
        has_files: Whether it has files of its own, which are prepared before it is named.
        has_secrets: Whether it has secrets of its own, which cannot tell it from others.
        own_key: What the caller's `key` calls it.
        digest: What it is named by when it has no key.
        name: What it is called in the journal and in its idempotency key; empty until it is identified.
        refusals: How often earlier starts were refused to create its run.
        failures: How often creating its run has failed temporarily.
        failing_since: When that began.
        due_at: When to create its run.
        ends_at: When the time limit of its run passes.
        is_final: Whether its result is what became of its run, so that no later start has to process it again.
    """

    row: Row = attrs.field(repr=False)
    index: int
    arguments: RowArguments = attrs.field(factory=RowArguments, repr=False)
    has_files: bool = False
    has_secrets: bool = False
    own_key: str | None = None
    digest: str = ""
    name: str = ""
    refusals: int = 0
    failures: int = 0
    failing_since: float = math.inf
    due_at: float = 0.0
    ends_at: float = math.inf
    is_final: bool = False


@attrs.frozen
class Identified(Generic[Row]):
    """What is known about a row.

    Attributes:
        row: The row.
        error: Why it cannot be named.
        run_id: Its run, if an earlier start has created it.
        is_delivered: Whether an earlier start has delivered its result.
        refusals: How often earlier starts were refused to create its run.
    """

    row: JobRow[Row]
    error: CyberdeskError | None = None
    run_id: uuid.UUID | None = None
    is_delivered: bool = False
    refusals: int = 0
