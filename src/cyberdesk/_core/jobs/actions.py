"""What a job does next: the requests, reads and writes that its state asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeAlias, TypeVar, Union
from uuid import UUID

import attrs

from ..._generated.models.run_response import RunResponse
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from .job_row import JobRow

Row = TypeVar("Row")


@attrs.frozen
class Open:
    """Open the journal, and prepare what all rows share."""


@attrs.frozen
class TakeRows:
    """Take rows from the source as they come, up to this number in all."""

    until: int


@attrs.frozen
class PrepareFiles(Generic[Row]):
    """Read the files of a row as far as they can be read only once, and compute their digest."""

    row: JobRow[Row]


@attrs.frozen
class IdentifyRows(Generic[Row]):
    """Name rows, and find what the journal knows about them."""

    rows: Sequence[JobRow[Row]]


@attrs.frozen
class CreateRun(Generic[Row]):
    """Create the run of a row."""

    row: JobRow[Row]


@attrs.frozen
class FollowRun:
    """Add a run to the wait set."""

    run: RunResponse | RunResponseWithIncludes | UUID


@attrs.frozen
class UnfollowRun:
    """Remove a run from the wait set."""

    run_id: UUID


@attrs.frozen
class Wait:
    """Wait until runs of the wait set have ended.

    Attributes:
        through_outage: Whether to go on although the server has not responded for long.
    """

    through_outage: bool


@attrs.frozen
class CheckRun:
    """Fetch a run whose time limit has passed."""

    run_id: UUID


@attrs.frozen
class ReleaseFiles(Generic[Row]):
    """Delete the copies of the files of a row."""

    row: JobRow[Row]


@attrs.define
class WriteJournal:
    """Write to the journal.

    Attributes:
        created: Runs, by the names of their rows.
        refused: Names of rows whose runs the server refused to create.
        delivered: Names of rows whose results the caller has processed.
    """

    created: dict[str, UUID] = attrs.Factory(dict[str, UUID])
    refused: list[str] = attrs.Factory(list[str])
    delivered: list[str] = attrs.Factory(list[str])

    def __bool__(self) -> bool:
        return bool(self.created or self.refused or self.delivered)


Action: TypeAlias = Union[  # noqa: UP007  # `|` cannot be given a type variable
    Open,
    TakeRows,
    PrepareFiles[Row],
    IdentifyRows[Row],
    CreateRun[Row],
    FollowRun,
    UnfollowRun,
    Wait,
    CheckRun,
    ReleaseFiles[Row],
    WriteJournal,
]
