"""Rows of a job, what their runs are created with, and their results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypedDict, TypeVar, Union
from uuid import UUID

import attrs

if TYPE_CHECKING:
    from ..._files.sources import FileSource
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..._generated.models.workflow_model_metadata import WorkflowModelMetadata
    from ...errors import CyberdeskError

__all__ = ["JobProgress", "RowArguments", "RowFailed", "RowResult", "RowSucceeded"]

Row = TypeVar("Row")


class RowArguments(TypedDict, total=False):
    """What a run of a job is created with.

    The same as the arguments of `client.runs.create`, without those about sessions: the runs of a job do not
    depend on each other.

    Attributes:
        input_values: Values for the prompt's `{var}`.
        sensitive_input_values: Values for the prompt's `{$var}`, kept only while the run lasts.
        file_inputs: Files to put on the machine.
        machine_id: Run on this machine only. Takes precedence over `pool_ids`.
        pool_ids: Run on any machine that is in all of these pools.
        is_priority: Get a machine before runs without priority.
        main_prompt: A prompt for the run only; None means the workflow's.
        main_agent_model_id: A model configuration for the run only.
        model_metadata: Models for the run only.
    """

    input_values: Mapping[str, Any] | None
    sensitive_input_values: Mapping[str, Any] | None
    file_inputs: Sequence[FileSource] | None
    machine_id: UUID | str | None
    pool_ids: Sequence[UUID | str] | None
    is_priority: bool
    main_prompt: str | None
    main_agent_model_id: UUID | str | None
    model_metadata: WorkflowModelMetadata | Mapping[str, Any] | None


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
        run: The finished run; after a time-out, the run as it was last observed. None when it was not created, or
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
