"""The part of `client.runs` that creates several runs with one request."""

from __future__ import annotations

from typing import Any, Unpack, overload
from uuid import UUID

from ..._core.http.request import RequestOptions
from ..._generated.api.runs import bulk_create_runs, create_run_chain
from ..._generated.arguments import RunBulkCreateArguments, WorkflowChainCreateArguments
from ..._generated.models.run_bulk_create import RunBulkCreate
from ..._generated.models.run_bulk_create_response import RunBulkCreateResponse
from ..._generated.models.workflow_chain_create import WorkflowChainCreate
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ._base import Resource


class RunBatches(Resource):
    """Several runs with one request: equal ones, and chains."""

    @overload
    def bulk_create(
        self, workflow_id: UUID | str, **arguments: Unpack[RunBulkCreateArguments]
    ) -> RunBulkCreateResponse: ...

    @overload
    def bulk_create(
        self, workflow_id: RunBulkCreate, /, **options: Unpack[RequestOptions]
    ) -> RunBulkCreateResponse: ...

    def bulk_create(self, workflow_id: UUID | str | RunBulkCreate, **arguments: Any) -> RunBulkCreateResponse:
        """Start a workflow many times with the same inputs.

        Args:
            workflow_id: The workflow to execute. Or a `RunBulkCreate`, in place of all of these.
            count: How many runs, 1 to 1000; all are created, or none.
            machine_id: Run on this machine only. Takes precedence over `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            input_values: Values for the prompt's `{var}`.
            sensitive_input_values: Values for the prompt's `{$var}`.
            file_inputs: Files to put on the machine: paths, open binary files, (name, content) pairs with bytes or
                iterables of them, or `FileInput`s. Large ones are read while they are sent.
            session_id: Run in this session, on its machine.
            start_session: Put all runs into one new session.
            is_priority: Get a machine before runs without priority.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            `created_runs`, `failed_count` and `errors`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            LocalFileError: When a file cannot be read; nothing was sent.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> result = client.runs.bulk_create(workflow_id=workflow_id, count=3)
            >>> len(result.created_runs)
            3
        """
        return self._send_with_files(
            bulk_create_runs.build_request,
            RunBulkCreate,
            workflow_id,
            arguments,
            files="file_inputs",
            id_field="workflow_id",
        )

    @overload
    def chain(self, **arguments: Unpack[WorkflowChainCreateArguments]) -> WorkflowChainResponse: ...

    @overload
    def chain(self, request: WorkflowChainCreate, **options: Unpack[RequestOptions]) -> WorkflowChainResponse: ...

    def chain(self, request: WorkflowChainCreate | None = None, **arguments: Any) -> WorkflowChainResponse:
        """Start several workflows that run one after the other in one session, on one machine.

        Args:
            request: A `WorkflowChainCreate`, in place of the arguments below that are its fields.
            steps: At least one: `workflow_id`, and as needed `session_alias`,
                `input_values`, `sensitive_input_values`.
                Inputs may refer to earlier steps: `{"$ref": "<alias>.outputs.<path>"}`.
            shared_input_values: Inputs for all steps; each gets those that its workflow declares.
            shared_sensitive_input_values: Sensitive inputs for all steps.
            shared_file_inputs: Files for the first step, given as for `create`.
            keep_session_after_completion: Keep the machine reserved after the last step. Server default False.
            machine_id: Run on this machine. Takes precedence over `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            session_id: Run in this session, on its machine. Takes precedence over both of the above.
            is_priority: Get a machine before runs without priority.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            `session_id`, and `run_ids` in the order of the steps. A step that could not be dispatched has a
            run as well, which ends as `error`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            UnprocessableEntityError: When the server finds an argument or a reference invalid.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> chain = client.runs.chain(
            ...     steps=[
            ...         {"workflow_id": search_id, "session_alias": "search"},
            ...         {"workflow_id": open_id, "input_values": {"patient": {"$ref": "search.outputs.id"}}},
            ...     ]
            ... )
            >>> len(chain.run_ids)
            2
        """
        return self._send_with_files(
            create_run_chain.build_request, WorkflowChainCreate, request, arguments, files="shared_file_inputs"
        )
