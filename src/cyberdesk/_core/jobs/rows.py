"""Rows of a job, what their runs are created with, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from ..._files.sources import FileSource
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..._generated.models.workflow_model_metadata import WorkflowModelMetadata
    from ...errors import CyberdeskError

__all__ = ["JobProgress", "RowArguments", "RowResult"]

Row = TypeVar("Row")


class RowArguments(TypedDict, total=False):
    """What a run of a job is created with; the same as the arguments of `client.runs.create`.

    Attributes:
        input_values: Values for the prompt's `{var}`.
        sensitive_input_values: Values for the prompt's `{$var}`, kept only while the run lasts.
        file_inputs: Files to put on the machine.
        machine_id: Run on this machine only. Beats `pool_ids`.
        pool_ids: Run on any machine that is in all of these pools.
        is_priority: Get a machine before runs without priority.
        main_prompt: A prompt for the run only; null means the workflow's.
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
