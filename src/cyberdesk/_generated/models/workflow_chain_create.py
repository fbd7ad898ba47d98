"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id, to_optional_ids
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowChainCreate(Model):
    """Creates several runs that execute one after the other in one session on one machine. All runs are created at
    once in `scheduling`. If dispatching fails after they were stored, the response is still 201 and the affected
    runs end in `error`, so check the runs.

    Attributes:
        steps: Steps in the order of execution, at least one.
        is_priority: Put the runs of the chain ahead of non-priority runs when a machine is assigned. It does not
            interrupt a run in progress and does not jump the order within a session. Default false.
        shared_inputs: Inputs for all steps. Each step receives only the variables its workflow declares.
        shared_sensitive_inputs: Secret inputs for all steps; `sensitive_inputs` of a step override equal keys.
            Write-only and never returned.
        shared_file_inputs: Files for the chain, attached to the first run only; see `FileInput`.
        keep_session_after_completion: Keep the machine reserved when the chain has ended, so that later runs or
            chains can join with its session id. Default false: the last run releases the session.
        machine_id: Reserve this machine for the chain. `pool_ids` is ignored when this is set, and `session_id`
            overrides it.
        pool_ids: Reserve a machine that belongs to all of these pools (intersection, not union). Ignored when
            `machine_id` or `session_id` is given.
        session_id: Run the chain in this existing session, on the machine it has reserved. Overrides both
            `machine_id` and `pool_ids`. Without it a new session is created.
    """

    __secret_fields__ = frozenset(
        {
            "shared_sensitive_inputs",
        }
    )

    steps: list[ChainStep]
    is_priority: bool | UnsetType = UNSET
    shared_inputs: dict[str, Any] | None | UnsetType = UNSET
    shared_sensitive_inputs: dict[str, Any] | None | UnsetType = UNSET
    shared_file_inputs: list[FileInput] | None | UnsetType = UNSET
    keep_session_after_completion: bool | None | UnsetType = UNSET
    machine_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    pool_ids: list[UUID] | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_ids)
    session_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .chain_step import ChainStep  # noqa: E402
from .file_input import FileInput  # noqa: E402
