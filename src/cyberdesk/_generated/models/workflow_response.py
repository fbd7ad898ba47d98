"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowResponse(Model):
    """A workflow: a prompt with its input and output description and its settings. Deleting it removes its runs and
    trajectories.

    Attributes:
        main_prompt: Instructions for the agent, at least one character; HTML is allowed, including images by their
            `supabase://` URL. `{var}` stands for an input, `{$var}` for a sensitive input and `{{var}}` for a
            runtime value set during execution. Paths such as `.key`, `[0]` and `["odd-key"]` may follow the name
            inside the braces; a backslash before the opening brace makes it literal.
        name: Display name, at most 255 characters.
        input_schema: JSON Schema for the inputs, as a JSON string. It is applied to the merged inputs of a run:
            its own values, sensitive values (root keys prefixed with `$`), parameters of the selected pools and
            machine parameters. While the machine is not yet known, required root keys that are missing are checked
            only once it is assigned, and values with an unresolved `$ref` only at execution.
        output_schema: Shape wanted for `output_data` of the runs, as a string in JSON Schema or a simplified
            notation. Optional.
        includes_file_exports: Whether files the agent marks for export are stored as output attachments of the
            run. Default false.
        is_webhooks_enabled: Whether a `run_complete` webhook is sent when a run of this workflow reaches a
            terminal status. Default false. Endpoints themselves are managed in the dashboard only.
        terminal_command_allowlist: Terminal commands the agent is allowed to use.
        model_metadata: Models used for runs of this workflow, unless a run chooses its own.
        post_run_check_failure_cleanup_prompt: Optional prompt that is executed when a post-run check fails inside
            a session or chain.
        organization_id: Organisation that owns the record; every call is limited to the organisation of the API
            key.
        includes_input_variables: Whether the prompt contains input variables. Set by the server.
        workflow_metadata: Internal error bookkeeping of the workflow.
        old_versions: Earlier versions of the workflow. An update or a merge into the workflow saves the version it
            replaces.
        tags: Tags on the workflow. Filled when a single workflow is fetched without `include` or with
            `include=tags`; in a list only on request.
        post_run_checks: Post-run checks of the workflow. Filled when a single workflow is fetched without
            `include` or with `include=post_run_checks`; in a list only on request.
    """

    main_prompt: str
    id: UUID
    created_at: datetime.datetime
    updated_at: datetime.datetime
    name: str | None = None
    input_schema: str | None = None
    output_schema: str | None = None
    includes_file_exports: bool | None = None
    is_webhooks_enabled: bool | None = None
    terminal_command_allowlist: list[str] | None = None
    model_metadata: WorkflowModelMetadata | None = None
    post_run_check_failure_cleanup_prompt: str | None = None
    user_id: UUID | None = None
    organization_id: str | None = None
    includes_input_variables: bool | None = None
    workflow_metadata: WorkflowInternalMetadata | None = None
    old_versions: list[dict[str, Any]] | None = None
    tags: list[WorkflowTagResponse] | None = None
    post_run_checks: list[WorkflowPostRunCheckResponse] | None = None

    def __attrs_post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            self.created_at = self.created_at.replace(tzinfo=datetime.timezone.utc)
        if self.updated_at.tzinfo is None:
            self.updated_at = self.updated_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .workflow_internal_metadata import WorkflowInternalMetadata  # noqa: E402
from .workflow_model_metadata import WorkflowModelMetadata  # noqa: E402
from .workflow_post_run_check_response import WorkflowPostRunCheckResponse  # noqa: E402
from .workflow_tag_response import WorkflowTagResponse  # noqa: E402
