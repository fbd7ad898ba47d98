"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunResponse(Model):
    """One execution of a workflow on a machine. When runs are listed with `fields`, fields outside the selection may
    be absent, which does not mean that their value is null.

    Attributes:
        workflow_id: Workflow this run executes.
        machine_id: Machine the run is bound to. Null when there is none, for example because the machine has been
            deleted since; runs outlive their machine.
        status: Current state. `success`, `task_failed`, `error` and `cancelled` are terminal; `scheduling`,
            `running` and `running_checks` are not, so wait until the status is one of the four terminal ones.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        is_priority: Whether the run goes ahead of non-priority runs when a machine is assigned.
        error: Error messages, or null when there are none.
        output_data: Structured result, put together from the observations and runtime values of the run when it
            reaches a terminal status, and shaped by the `output_schema` of the workflow if it has one. May be
            null. Runs that did not succeed may have one, too.
        input_attachment_ids: Ids of the attachments supplied with the run.
        output_attachment_ids: Ids of the attachments the run exported. Files are exported only when the workflow
            has `includes_file_exports` set and the agent marks them.
        run_message_history: Transcript of the agent as a list of messages, each with a `role` (`user`, `assistant`
            or `system`) and a list of content blocks of type `text`, `image`, `tool_use` or `tool_result`.
            Screenshots of a processed run appear as `image_url` values starting with `supabase://run-images/`, to
            be exchanged for a signed URL; blocks of a run in progress may carry base64 image data instead. Can be
            large.
        input_values: Input values stored for the run. Defaults taken from machine or pool parameters are not
            copied into it.
        main_prompt: Prompt set for this run only. Null means that the prompt of the workflow at execution time
            applies.
        model_metadata: Models chosen for this run only; the workflow is left as it is.
        pool_ids: Pools that were requested for the run; a machine has to be in all of them.
        sensitive_input_aliases: Maps the keys of the sensitive inputs to vault aliases. The secret values
            themselves are never returned.
        usage_metadata: Usage figures of the run, among them `total_agentic_steps`, `total_cached_steps`,
            `billing_outcome` and the billed counterparts (`_billed`) used by the usage report.
        post_run_checks: Snapshot of the post-run checks of the workflow, taken when the run started, with their
            results. Later edits of the workflow do not affect it.
        session_id: Session the run belongs to, or null. For a run created with `start_session` it equals the id of
            that run; bulk runs started with `start_session` share a freshly generated id.
        session_alias: Name under which the outputs of this run are kept in its session, so that later runs of the
            session can refer to them with `{"$ref": "alias.outputs.path"}`.
        release_session_after: Whether this run releases its session. True when it was requested, when the run is
            the last of a chain that does not keep its session, or when the run failed with an error or was
            cancelled and the session was released for that reason.
        started_at: When execution began; null while the run is still scheduling.
        ended_at: When the run finished; null until then.
    """

    workflow_id: UUID
    machine_id: UUID | None
    id: UUID
    status: RunStatus
    created_at: datetime.datetime
    user_id: UUID | None = None
    organization_id: str | None = None
    is_priority: bool | None = None
    error: list[str] | None = None
    output_data: dict[str, Any] | None = None
    input_attachment_ids: list[str] | None = None
    output_attachment_ids: list[str] | None = None
    run_message_history: list[RunMessage] | None = None
    input_values: dict[str, Any] | None = None
    main_prompt: str | None = None
    model_metadata: WorkflowModelMetadata | None = None
    pool_ids: list[UUID] | None = None
    sensitive_input_aliases: dict[str, str] | None = None
    usage_metadata: dict[str, Any] | None = None
    post_run_checks: list[RunPostRunCheckSnapshot] | None = None
    session_id: UUID | None = None
    session_alias: str | None = None
    release_session_after: bool | None = None
    started_at: datetime.datetime | None = None
    ended_at: datetime.datetime | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.started_at, datetime.datetime) and self.started_at.tzinfo is None:
            self.started_at = self.started_at.replace(tzinfo=datetime.timezone.utc)
        if isinstance(self.ended_at, datetime.datetime) and self.ended_at.tzinfo is None:
            self.ended_at = self.ended_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_message import RunMessage  # noqa: E402
from .run_post_run_check_snapshot import RunPostRunCheckSnapshot  # noqa: E402
from .run_status import RunStatus  # noqa: E402
from .workflow_model_metadata import WorkflowModelMetadata  # noqa: E402
