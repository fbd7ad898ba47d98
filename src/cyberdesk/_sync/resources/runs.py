"""`client.runs`: executions of workflows."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal, Unpack
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import joined, moment
from ..._core.waiting.identity import response_of_run
from ..._generated.api.runs import (
    create_run,
    delete_run,
    get_run,
    list_runs,
    retry_run,
    update_run,
)
from ..._generated.arguments import (
    RunCreateAndWaitArguments,
    RunCreateArguments,
    RunRetryArguments,
    RunUpdateArguments,
)
from ..._generated.models.run_create import RunCreate
from ..._generated.models.run_field import RunField
from ..._generated.models.run_list_sort_mode import RunListSortMode
from ..._generated.models.run_response import RunResponse
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.run_retry import RunRetry
from ..._generated.models.run_status import RunStatus
from ..._generated.models.run_update import RunUpdate
from ..paging import Page
from ..platform.listing import listed
from ._run_batches import RunBatches
from ._run_results import RunResults


class Runs(RunBatches, RunResults):
    """Executions of workflows: create them, follow them, chain them."""

    def create(self, workflow_id: UUID | str | RunCreate, **arguments: Unpack[RunCreateArguments]) -> RunResponse:
        """Start a workflow on a machine.

        Args:
            workflow_id: The workflow to execute. Or a `RunCreate`, in place of all of these.
            machine_id: Run on this machine only, and wait for it. Takes precedence over `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            input_values: Values for the prompt's `{var}`; they may be nested, and within a session hold
                references such as `{"$ref": "login.outputs.id"}`.
            sensitive_input_values: Values for the prompt's `{$var}`, kept only while the run lasts.
            file_inputs: Files to put on the machine: paths, open binary files, (name, content) pairs with bytes or
                iterables of them, or `FileInput`s. Large ones are read while they are sent.
            session_id: Run in this session, on its machine. Takes precedence over `machine_id` and `pool_ids`.
            start_session: Reserve the machine for a new session, whose id is this run's.
            session_alias: A name for this run's outputs in references of later runs of the session.
            release_session_after: Release the session's machine when this run ends, however it ends.
            is_priority: Get a machine before runs without priority.
            main_prompt: A prompt for this run only; null means the workflow's.
            main_agent_model_id: A model configuration for this run only.
            model_metadata: Models for this run only.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The run, in status `scheduling`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            LocalFileError: When a file cannot be read; nothing was sent.
            UnprocessableEntityError: When the server finds an argument invalid.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key, so that at most one run is created.

        Example:
            >>> run = client.runs.create(workflow_id, input_values={"patient_id": "12345"})
            >>> run.status
            <RunStatus.SCHEDULING: 'scheduling'>
        """
        return self._send_with_files(
            create_run.build_request,
            RunCreate,
            workflow_id,
            arguments,
            files="file_inputs",
            id_field="workflow_id",
        )

    def create_and_wait(
        self,
        workflow_id: UUID | str | RunCreate,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
        **arguments: Unpack[RunCreateAndWaitArguments],
    ) -> RunResponseWithIncludes:
        """Start a workflow on a machine, and wait until the run has ended.

        Args:
            workflow_id: The workflow to execute. Or a `RunCreate`, in place of the fields below.
            timeout: Seconds to wait for its end at most; as in `wait_for_run`, as are the next ones.
            poll_interval: Seconds between two polls.
            on_update: Called when the status has changed.
            raise_on_failure: Whether a run that ended without success is an error.
            cancel_on_timeout: Whether to cancel the run when the wait has timed out.
            **arguments: All fields that `create` takes, such as `input_values`; and the options of the call that
                creates the run, see `CommandOptions`.

        Returns:
            The finished run with everything.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            RunFailedError: When it ended as `task_failed` or `error`; `error.run` is the run.
            RunCancelledError: When it ended as `cancelled`.
            WaitTimeoutError: When it had not ended in time; `error.run_ids` names it.
            CyberdeskError: When a request failed. Temporary errors of the creation are retried under one
                idempotency key, and those of the wait are tolerated until the `timeout`.

        Example:
            >>> run = client.runs.create_and_wait(workflow_id, timeout=300)
            >>> run.status
            <RunStatus.SUCCESS: 'success'>
        """
        from ..._core.waiting.arguments import awaited_run  # noqa: PLC0415  # as below  # noqa: PLC0415  # as below
        from ..waiting.wait_for_run import wait_for_run, wait_settings  # noqa: PLC0415  # loaded when first used

        settings = wait_settings(
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
            cancel_on_timeout=cancel_on_timeout,
        )
        run = self.create(workflow_id, **arguments)
        return wait_for_run(self._pipeline, awaited_run(run), settings)

    def get(
        self,
        run_id: UUID | str,
        *,
        include: Sequence[Literal["workflow", "machine", "machine.pools"]] | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> RunResponseWithIncludes:
        """Get a run with all its fields.

        Args:
            run_id: The run.
            include: Related objects to include: `workflow`, `machine`, `machine.pools`.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such run.
            ResponseDecodeError: When the response is another run, from a faulty cache for example.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> (client.runs.get(run.id)).id == run.id
            True
        """
        request = get_run.build_request(run_id, include=joined(include))
        return response_of_run(self._pipeline.send(request, options), run_id).parsed

    def list(
        self,
        *,
        workflow_id: UUID | str | UnsetType = UNSET,
        machine_id: UUID | str | UnsetType = UNSET,
        session_id: UUID | str | UnsetType = UNSET,
        status: RunStatus | str | UnsetType = UNSET,
        created_at_from: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        created_at_to: datetime.datetime | datetime.date | str | UnsetType = UNSET,
        sort_mode: RunListSortMode | str | UnsetType = UNSET,
        search: str | UnsetType = UNSET,
        deep_search: bool | UnsetType = UNSET,
        fields: Sequence[RunField | str] | UnsetType = UNSET,
        include: Sequence[Literal["workflow", "machine", "machine.pools"]] | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> Page[RunResponse]:
        """List runs: the first page, or all of them by iterating.

        Iterating repeats and loses none while runs change state: after the first page it goes by creation time.

        Args:
            workflow_id: Only runs of this workflow.
            machine_id: Only runs on this machine.
            session_id: Only runs of this session.
            status: Only runs in this status.
            created_at_from: Only runs created at this moment or later; without a zone it is UTC.
            created_at_to: Only runs created at this moment or earlier; without a zone it is UTC.
            sort_mode: `activity` (active runs first; the server's default) or `created_at_desc`.
            search: Only runs with this text in id, inputs, outputs, error or session alias.
            deep_search: Search the message history as well.
            fields: Fields to send besides `id`, `workflow_id`, `machine_id`, `status` and `created_at`;
                others are absent and read as `None`. Name what you need: histories are large.
            include: Related objects to include: `workflow`, `machine`, `machine.pools`.
            skip: How many items to skip. Server default 0.
            limit: The size of a page, 1 to 1000. Server default 100.
            **options: See `RequestOptions`.

        Returns:
            The first page: `items`, `total`, `has_next`, `next_page()`; iterated, all runs.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> page = client.runs.list(status="success", fields=["output_data"], limit=20)
            >>> page.limit
            20
            >>> [run.status.value for run in client.runs.list(workflow_id=workflow_id)]
            ['success', 'success']
        """
        request = list_runs.build_request(
            workflow_id=workflow_id,
            machine_id=machine_id,
            session_id=session_id,
            status=status,
            created_at_from=moment(created_at_from),
            created_at_to=moment(created_at_to),
            sort_mode=sort_mode,
            search=search,
            deep_search=deep_search,
            fields=fields,
            include=joined(include),
            skip=skip,
            limit=limit,
        )
        return listed(self._pipeline, request, options)

    def update(
        self,
        run_id: UUID | str,
        request: RunUpdate | None = None,
        **arguments: Unpack[RunUpdateArguments],
    ) -> RunResponse:
        """Change a run. Its use is `status="cancelled"`; the rest is normally written by the server itself.

        What is left out stays as it is; `None` is sent as null.

        Args:
            run_id: The run.
            request: A `RunUpdate`, in place of the arguments below that are its fields.
            status: `cancelled` stops a run that has not ended.
            error: Error messages.
            output_data: The outputs.
            output_attachment_ids: The output files.
            run_message_history: The conversation of the agent.
            input_values: The inputs.
            usage_metadata: What was used.
            post_run_checks: The checks and their results.
            started_at: When it started; without a zone it is UTC.
            ended_at: When it ended; without a zone it is UTC.
            release_session_after: Whether its end releases its session.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The run as it is now.

        Raises:
            NotFoundError: When there is no such run.
            ConflictError: When the run's state does not allow the change.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> (client.runs.update(slow_run.id, status="cancelled")).status
            <RunStatus.CANCELLED: 'cancelled'>
        """
        body, options = request_body(RunUpdate, request, arguments)
        return (self._pipeline.send(update_run.build_request(run_id, body=body), options)).parsed

    def delete(self, run_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete a run, its attachments and their files.

        Args:
            run_id: The run.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such run.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.runs.delete(old_run.id)
        """
        self._pipeline.send(delete_run.build_request(run_id), options)

    def retry(
        self, run_id: UUID | str, request: RunRetry | None = None, **arguments: Unpack[RunRetryArguments]
    ) -> RunResponse:
        """Repeat a finished run under the same id; its outputs and history are cleared.

        Args:
            run_id: A run that has ended.
            request: A `RunRetry`, in place of the arguments below that are its fields.
            input_values: New inputs. Default: the former ones.
            sensitive_input_values: Must be sent again, as they are deleted when a run ends.
            file_inputs: New files in place of the former ones.
            machine_id: Run on this machine only. Takes precedence over `pool_ids`.
            pool_ids: Run on any machine that is in all of these pools.
            reuse_session: Whether to stay in the run's session. Server default True.
            session_id: Run in this session instead.
            start_session: Begin a new session.
            session_alias: A name for the outputs in references of later runs of the session.
            release_session_after: Release the session's machine when the run ends.
            is_priority: Get a machine before runs without priority. Default: as before.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The run, active again.

        Raises:
            NotFoundError: When there is no such run.
            ConflictError: When the run has not ended yet.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> (client.runs.retry(finished_run.id)).id == finished_run.id
            True
        """
        return self._send_with_files(
            partial(retry_run.build_request, run_id), RunRetry, request, arguments, files="file_inputs"
        )
