"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowCreate(Model):
    """Creates a workflow: a prompt with its input and output description and its settings.

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
        post_run_checks: Post-run checks of the workflow. Runs take a snapshot of them when they start.
    """

    main_prompt: str
    name: str | None | UnsetType = UNSET
    input_schema: str | None | UnsetType = UNSET
    output_schema: str | None | UnsetType = UNSET
    includes_file_exports: bool | UnsetType = UNSET
    is_webhooks_enabled: bool | UnsetType = UNSET
    terminal_command_allowlist: list[str] | None | UnsetType = UNSET
    model_metadata: WorkflowModelMetadata | None | UnsetType = UNSET
    post_run_check_failure_cleanup_prompt: str | None | UnsetType = UNSET
    post_run_checks: list[WorkflowPostRunCheckUpsert] | None | UnsetType = UNSET


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .workflow_model_metadata import WorkflowModelMetadata  # noqa: E402
from .workflow_post_run_check_upsert import WorkflowPostRunCheckUpsert  # noqa: E402
