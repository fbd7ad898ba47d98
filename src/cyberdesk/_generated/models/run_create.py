"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_id, to_optional_id, to_optional_ids
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunCreate(Model):
    """Creates one run of a workflow. The run starts in `scheduling` and executes asynchronously; where it executes is
    decided by `session_id` first, then `machine_id`, then `pool_ids`, and otherwise by any available machine.

    Attributes:
        workflow_id: Workflow to execute.
        is_priority: Put this run ahead of non-priority runs when a machine is assigned. It does not interrupt a
            run in progress and does not jump the order within a session. Default false.
        main_prompt: Prompt for this run only, in place of the prompt of the workflow. Null or omitted means the
            prompt the workflow has at execution time. Variables are taken from the override, and the
            `input_schema` of the workflow still applies.
        main_agent_model_id: Model configuration of the main agent for this run only. It is stored in the
            `model_metadata` of the run; the workflow is left as it is.
        model_metadata: Models for this run only; the workflow is left as it is. How it combines with
            `main_agent_model_id` when both are given is not documented.
        machine_id: Run on this machine only. The run waits for it and never falls back to another one; `pool_ids`
            is ignored when this is set, and `session_id` overrides it. Without a machine, pools or a session, any
            available machine may be chosen.
        pool_ids: Accept only machines that belong to all of these pools (intersection, not union). Ignored when
            `machine_id` or `session_id` is given. If no matching machine is free, the run stays in `scheduling`
            until one is. Parameters of the listed pools also serve as input defaults for the run.
        input_values: Values for the `{var}` placeholders of the prompt. Values may be nested objects or arrays,
            which the prompt reaches with paths such as `{customer.name}` or `{items[0]}`. Within a session a value
            may be a reference of the form `{"$ref": "alias.outputs.path"}`, also inside nested values; the server
            resolves it at execution time. The string `__EMPTY__` means that nothing is to be typed, and
            `__CLEAR__` that the target field is to be emptied. Values given here win over machine parameters,
            which win over pool parameters.
        file_inputs: Files to place on the machine for the run, each with base64 content; see `FileInput`.
        sensitive_input_values: Secret values for the `{$var}` placeholders of the prompt; nested objects are
            allowed. Write-only: the values are held in an external vault for the duration of the run, deleted
            afterwards, never sent to a language model and never returned. Responses only show
            `sensitive_input_aliases`.
        session_id: Join this existing session and run on the machine it has reserved. Overrides both `machine_id`
            and `pool_ids`.
        start_session: Begin a new session with this run and reserve a machine for it; the session id equals the id
            of this run. Default false.
        session_alias: Name under which the outputs of this run are kept in its session, so that later runs of the
            session can refer to them with `{"$ref": "alias.outputs.path"}`.
        release_session_after: Release the reserved machine when this run ends. This holds for every outcome:
            success, failure or cancellation.
    """

    __secret_fields__ = frozenset(
        {
            "sensitive_input_values",
        }
    )

    workflow_id: UUID = attrs.field(converter=to_id)
    is_priority: bool | UnsetType = UNSET
    main_prompt: str | None | UnsetType = UNSET
    main_agent_model_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    model_metadata: WorkflowModelMetadata | None | UnsetType = UNSET
    machine_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    pool_ids: list[UUID] | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_ids)
    input_values: dict[str, Any] | None | UnsetType = UNSET
    file_inputs: list[FileInput] | None | UnsetType = UNSET
    sensitive_input_values: dict[str, Any] | None | UnsetType = UNSET
    session_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    start_session: bool | None | UnsetType = UNSET
    session_alias: str | None | UnsetType = UNSET
    release_session_after: bool | None | UnsetType = UNSET


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .file_input import FileInput  # noqa: E402
from .workflow_model_metadata import WorkflowModelMetadata  # noqa: E402
