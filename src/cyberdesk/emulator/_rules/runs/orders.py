"""Requests for runs, independent of their JSON form: the input of the rules that create and retry runs."""

from typing import Any
from uuid import UUID

import attrs

__all__ = ["BulkOrder", "ChainOrder", "FileOrder", "MachineChoice", "RetryOrder", "RunOrder", "StepOrder"]

Values = dict[str, Any]


@attrs.frozen(kw_only=True)
class FileOrder:
    """A file to put on the machine before a run."""

    filename: str
    content: bytes = attrs.field(repr=False)
    target_path: str | None = None
    cleanup_imports_after_run: bool = False


@attrs.frozen(kw_only=True)
class MachineChoice:
    """Where to run: a session takes precedence over a machine, a machine over pools; none means any machine."""

    machine_id: UUID | None = None
    pool_ids: list[UUID] | None = None
    session_id: UUID | None = None


@attrs.frozen(kw_only=True)
class RunOrder:
    """One new run."""

    workflow_id: UUID
    choice: MachineChoice = attrs.field(factory=MachineChoice)
    start_session: bool = False
    session_alias: str | None = None
    release_session_after: bool | None = None
    is_priority: bool = False
    main_prompt: str | None = None
    model_metadata: Values | None = None
    input_values: Values | None = None
    sensitive_values: Values | None = attrs.field(default=None, repr=False)
    files: tuple[FileOrder, ...] = ()


@attrs.frozen(kw_only=True)
class BulkOrder:
    """The same run, `count` times."""

    run: RunOrder
    count: int


@attrs.frozen(kw_only=True)
class StepOrder:
    """One step of a chain."""

    workflow_id: UUID
    session_alias: str | None = None
    inputs: Values = attrs.field(factory=dict[str, Any])
    sensitive_inputs: Values = attrs.field(factory=dict[str, Any], repr=False)


@attrs.frozen(kw_only=True)
class ChainOrder:
    """Runs that follow each other in one session."""

    steps: tuple[StepOrder, ...]
    choice: MachineChoice = attrs.field(factory=MachineChoice)
    is_priority: bool = False
    shared_inputs: Values = attrs.field(factory=dict[str, Any])
    shared_sensitive_inputs: Values = attrs.field(factory=dict[str, Any], repr=False)
    shared_files: tuple[FileOrder, ...] = ()
    keep_session_after_completion: bool = False


@attrs.frozen(kw_only=True)
class RetryOrder:
    """A retry of a run; None keeps the run's value."""

    choice: MachineChoice = attrs.field(factory=MachineChoice)
    reuse_session: bool = True
    start_session: bool = False
    session_alias: str | None = None
    release_session_after: bool | None = None
    is_priority: bool | None = None
    input_values: Values | None = None
    sensitive_values: Values | None = attrs.field(default=None, repr=False)
    files: tuple[FileOrder, ...] | None = None
