"""The part of `client.runs` that creates several runs with one request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import make
from ..._generated.api.runs import bulk_create_runs, create_run_chain
from ..._generated.models.run_bulk_create import RunBulkCreate
from ..._generated.models.workflow_chain_create import WorkflowChainCreate
from ..files.uploads import Uploaded
from ._base import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any
    from uuid import UUID

    from ..._files.sources import FileSource
    from ..._generated.models.chain_step import ChainStep
    from ..._generated.models.run_bulk_create_response import RunBulkCreateResponse
    from ..._generated.models.workflow_chain_response import WorkflowChainResponse


class AsyncRunBatches(Resource):
    """Several runs with one request: equal ones, and chains."""

    async def bulk_create(
        self,
        *,
        workflow_id: UUID | str,
        count: int,
        machine_id: UUID | str | None | UnsetType = UNSET,
        pool_ids: Sequence[UUID | str] | None | UnsetType = UNSET,
        input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        sensitive_input_values: Mapping[str, Any] | None | UnsetType = UNSET,
        file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        session_id: UUID | str | None | UnsetType = UNSET,
        start_session: bool | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> RunBulkCreateResponse:
        """Start a workflow many times with the same inputs.

        Args:
            workflow_id: The workflow to execute.
            count: How many runs, 1 to 1000; all are created, or none.
            machine_id: Run on this machine only. Beats `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            input_values: Values for the prompt's `{var}`.
            sensitive_input_values: Values for the prompt's `{$var}`.
            file_inputs: Files to put on the machine: paths, open binary files, (name, content) pairs with bytes or
                iterables of them, or `FileInput`s. Large ones are read while they are sent.
            session_id: Run in this session, on its machine.
            start_session: Put all runs into one new session.
            is_priority: Get a machine before runs without priority.
            **options: See `RequestOptions`.

        Returns:
            `created_runs`, `failed_count` and `errors`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            LocalFileError: When a file cannot be read; nothing was sent.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> result = await client.runs.bulk_create(workflow_id=workflow_id, count=3)
            >>> len(result.created_runs)
            3
        """
        async with Uploaded(file_inputs, self._pipeline.settings, options) as files:
            body = make(
                RunBulkCreate,
                workflow_id=workflow_id,
                count=count,
                machine_id=machine_id,
                pool_ids=pool_ids,
                input_values=input_values,
                sensitive_input_values=sensitive_input_values,
                file_inputs=files,
                session_id=session_id,
                start_session=start_session,
                is_priority=is_priority,
            )
            return (await self._pipeline.send(bulk_create_runs.build_request(body=body), options)).parsed

    async def chain(
        self,
        *,
        steps: Sequence[ChainStep | Mapping[str, Any]],
        shared_inputs: Mapping[str, Any] | None | UnsetType = UNSET,
        shared_sensitive_inputs: Mapping[str, Any] | None | UnsetType = UNSET,
        shared_file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        keep_session_after_completion: bool | None | UnsetType = UNSET,
        machine_id: UUID | str | None | UnsetType = UNSET,
        pool_ids: Sequence[UUID | str] | None | UnsetType = UNSET,
        session_id: UUID | str | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> WorkflowChainResponse:
        """Start several workflows that run one after the other in one session, on one machine.

        Args:
            steps: At least one: `workflow_id`, and as needed `session_alias`, `inputs`, `sensitive_inputs`.
                Inputs may refer to earlier steps: `{"$ref": "<alias>.outputs.<path>"}`.
            shared_inputs: Inputs for all steps; each gets those that its workflow declares.
            shared_sensitive_inputs: Sensitive inputs for all steps.
            shared_file_inputs: Files for the first step, given as for `create`.
            keep_session_after_completion: Keep the machine reserved after the last step. Server default False.
            machine_id: Run on this machine. Beats `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            session_id: Run in this session, on its machine. Beats both of the above.
            is_priority: Get a machine before runs without priority.
            **options: See `RequestOptions`.

        Returns:
            `session_id`, and `run_ids` in the order of the steps. A step that could not be dispatched has a
            run as well, which ends as `error`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            UnprocessableEntityError: When the server finds an argument or a reference invalid.
            CyberdeskError: When there is no good answer. Temporary failures are retried under one
                idempotency key.

        Example:
            >>> chain = await client.runs.chain(
            ...     steps=[
            ...         {"workflow_id": search_id, "session_alias": "search"},
            ...         {"workflow_id": open_id, "inputs": {"patient": {"$ref": "search.outputs.id"}}},
            ...     ]
            ... )
            >>> len(chain.run_ids)
            2
        """
        async with Uploaded(shared_file_inputs, self._pipeline.settings, options) as files:
            body = make(
                WorkflowChainCreate,
                steps=steps,
                shared_inputs=shared_inputs,
                shared_sensitive_inputs=shared_sensitive_inputs,
                shared_file_inputs=files,
                keep_session_after_completion=keep_session_after_completion,
                machine_id=machine_id,
                pool_ids=pool_ids,
                session_id=session_id,
                is_priority=is_priority,
            )
            return (await self._pipeline.send(create_run_chain.build_request(body=body), options)).parsed
