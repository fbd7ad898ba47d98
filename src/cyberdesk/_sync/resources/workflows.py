"""`client.workflows`: prompts with their inputs, outputs and settings."""

from __future__ import annotations

import builtins
import datetime
from collections.abc import Sequence
from typing import Any, Literal, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import joined, moment
from ..._generated.api.workflows import (
    create_workflow,
    delete_workflow,
    duplicate_workflow,
    get_workflow,
    get_workflow_versions,
    list_workflows,
    merge_workflow,
    update_workflow,
)
from ..._generated.arguments import (
    WorkflowCreateArguments,
    WorkflowDuplicateRequestArguments,
    WorkflowMergeRequestArguments,
    WorkflowUpdateArguments,
)
from ..._generated.models.workflow_create import WorkflowCreate
from ..._generated.models.workflow_duplicate_request import WorkflowDuplicateRequest
from ..._generated.models.workflow_merge_request import WorkflowMergeRequest
from ..._generated.models.workflow_response import WorkflowResponse
from ..._generated.models.workflow_response_with_includes import WorkflowResponseWithIncludes
from ..._generated.models.workflow_update import WorkflowUpdate
from ..paging import Page
from ..platform.listing import listed
from ._prompt_images import PromptImages


class Workflows(PromptImages):
    """Prompts with their inputs, outputs and settings, which runs execute."""

    def list(
        self,
        *,
        search: str | UnsetType = UNSET,
        created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        updated_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        updated_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        tag_ids: Sequence[UUID | str] | UnsetType = UNSET,
        include: Sequence[Literal["tags", "post_run_checks"]] | UnsetType = UNSET,
        include_tags: bool | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Page[WorkflowResponse]:
        """List workflows, the last changed first: the first page, or all of them by iterating.

        Args:
            search: Only workflows with this text in id or name.
            created_at_from: Only workflows created at this moment or later; without a zone it is UTC.
            created_at_to: Only workflows created at this moment or earlier; without a zone it is UTC.
            updated_at_from: Only workflows last changed at this moment or later; without a zone it is UTC.
            updated_at_to: Only workflows last changed at this moment or earlier; without a zone it is UTC.
            tag_ids: Only workflows that carry all of these tags.
            include: What to fill in: `tags`, `post_run_checks`. Server default: neither.
            include_tags: The former way to fill in `tags`; `include` takes precedence. Server default False.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all workflows.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = client.workflows.list(search="invoice", include=["tags"], limit=20)
            >>> page.limit
            20
            >>> names = [workflow.name for workflow in client.workflows.list()]
        """
        request = list_workflows.build_request(
            search=search,
            created_at_from=moment(created_at_from),
            created_at_to=moment(created_at_to),
            updated_at_from=moment(updated_at_from),
            updated_at_to=moment(updated_at_to),
            tag_ids=joined(tag_ids),
            include=joined(include),
            include_tags=include_tags,
            skip=skip,
            limit=limit,
        )
        return listed(self._pipeline, request, options)

    @overload
    def create(self, **arguments: Unpack[WorkflowCreateArguments]) -> WorkflowResponse: ...

    @overload
    def create(self, request: WorkflowCreate, **options: Unpack[RequestOptions]) -> WorkflowResponse: ...

    def create(self, request: WorkflowCreate | None = None, **arguments: Any) -> WorkflowResponse:
        """Create a workflow.

        Args:
            request: A `WorkflowCreate`, in place of the arguments below that are its fields.
            main_prompt: What the agent shall do; it may be HTML. `{var}` stands for an input, `{$var}` for a
                sensitive one, `{{var}}` for a value found during the run.
            name: A name to show, up to 255 characters.
            input_schema: A JSON Schema for the inputs, as JSON text. Runs whose inputs do not fit are refused.
            output_schema: What `output_data` should look like, as JSON Schema or a simplified form of it.
            includes_file_exports: Keep files that the agent exports as attachments. Server default False.
            is_webhooks_enabled: Send `run_complete` webhooks. Server default False.
            terminal_command_allowlist: Terminal commands that the agent may use.
            model_metadata: Models for its runs.
            post_run_check_failure_cleanup_prompt: What to do when a check fails within a session.
            post_run_checks: What to check after each run: each has a `name`, a `type` and what that needs.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The workflow.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            UnprocessableEntityError: When the server finds an argument invalid.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one workflow is created.

        Example:
            >>> workflow = client.workflows.create(
            ...     name="Look up a patient", main_prompt="Open the record of patient {patient_id}."
            ... )
            >>> workflow.includes_input_variables
            True
        """
        body, options = request_body(WorkflowCreate, request, arguments)
        return (self._pipeline.send(create_workflow.build_request(body=body), options)).parsed

    def get(
        self,
        workflow_id: UUID | str,
        *,
        include: Sequence[Literal["tags", "post_run_checks"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> WorkflowResponseWithIncludes:
        """Get a workflow.

        Args:
            workflow_id: The workflow.
            include: What to fill in: `tags`, `post_run_checks`. Server default: both.
            **options: See `RequestOptions`.

        Returns:
            The workflow.

        Raises:
            NotFoundError: When there is no such workflow.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> (client.workflows.get(workflow.id)).main_prompt == workflow.main_prompt
            True
        """
        request = get_workflow.build_request(workflow_id, include=joined(include))
        return (self._pipeline.send(request, options)).parsed

    def update(
        self,
        workflow_id: UUID | str,
        request: WorkflowUpdate | None = None,
        **arguments: Unpack[WorkflowUpdateArguments],
    ) -> WorkflowResponse:
        """Change a workflow; its former state becomes its latest version (see `get_versions`).

        What is left out stays as it is; `None` is sent as null.

        Args:
            workflow_id: The workflow.
            request: A `WorkflowUpdate`, in place of the arguments below that are its fields.
            name: A name to show, up to 255 characters.
            main_prompt: What the agent shall do, as in `create`.
            input_schema: A JSON Schema for the inputs, as JSON text.
            output_schema: What `output_data` should look like.
            includes_file_exports: Whether files that the agent exports are kept as attachments.
            is_webhooks_enabled: Whether `run_complete` webhooks are sent.
            terminal_command_allowlist: Terminal commands that the agent may use; `[]` or `None` clears them.
            model_metadata: Models for its runs.
            post_run_check_failure_cleanup_prompt: What to do when a check fails within a session.
            workflow_metadata: `None` clears all of it, a key that is `None` removes that key.
            post_run_checks: All checks it shall have. One with the `id` of a former check changes it; former
                checks that are not in this list are removed. Runs that have started keep theirs.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The workflow as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such workflow.
            UnprocessableEntityError: When the server finds an argument invalid.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one version is added.

        Example:
            >>> (client.workflows.update(workflow.id, name="Invoices")).name
            'Invoices'
        """
        body, options = request_body(WorkflowUpdate, request, arguments)
        return (self._pipeline.send(update_workflow.build_request(workflow_id, body=body), options)).parsed

    def delete(self, workflow_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a workflow, all its runs and all its trajectories.

        Args:
            workflow_id: The workflow.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such workflow.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.workflows.delete(workflow.id)
        """
        self._pipeline.send(delete_workflow.build_request(workflow_id), options)

    def get_versions(
        self, workflow_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> builtins.list[dict[str, Any]]:
        """Get the former versions of a workflow.

        Args:
            workflow_id: The workflow.
            **options: See `RequestOptions`.

        Returns:
            Its former versions; this list has no pages. The API does not document what is in them.

        Raises:
            NotFoundError: When there is no such workflow.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> versions = client.workflows.get_versions(workflow_id)
        """
        return (self._pipeline.send(get_workflow_versions.build_request(workflow_id), options)).parsed

    def duplicate(
        self,
        workflow_id: UUID | str,
        request: WorkflowDuplicateRequest | None = None,
        **arguments: Unpack[WorkflowDuplicateRequestArguments],
    ) -> WorkflowResponse:
        """Copy a workflow with its prompt images, but without its former versions.

        Args:
            workflow_id: The workflow.
            request: A `WorkflowDuplicateRequest`, in place of the arguments below that are its fields.
            include_trajectories: Copy its generated trajectories, too. Server default False.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The copy, with `(Copy)` before its name.

        Raises:
            NotFoundError: When there is no such workflow.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one copy is made.

        Example:
            >>> copy = client.workflows.duplicate(workflow_id, include_trajectories=True)
        """
        body, options = request_body(WorkflowDuplicateRequest, request, arguments)
        call = duplicate_workflow.build_request(workflow_id, body=body)
        return (self._pipeline.send(call, options)).parsed

    def merge(
        self,
        workflow_id: UUID | str,
        target_workflow_id: UUID | str | WorkflowMergeRequest,
        **arguments: Unpack[WorkflowMergeRequestArguments],
    ) -> WorkflowResponse:
        """Replace another workflow with this one, and delete this one.

        The target keeps its name and gets the prompt, schemas, checks, settings and tags; what it was before
        becomes its latest version.

        Args:
            workflow_id: The workflow that is merged. It is deleted soon after the response.
            target_workflow_id: The workflow that changes. Or a `WorkflowMergeRequest`, in place of all of these.
            copy_trajectories: Copy the trajectories to the target first. Server default False.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The target as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such workflow.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> target = client.workflows.merge(draft_id, target_workflow_id=workflow_id)
        """
        body, options = request_body(
            WorkflowMergeRequest, target_workflow_id, arguments, id_field="target_workflow_id"
        )
        return (self._pipeline.send(merge_workflow.build_request(workflow_id, body=body), options)).parsed
