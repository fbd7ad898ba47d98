"""Chains: several workflows, one after the other, in one session on one machine."""

from __future__ import annotations

import math
import time
import uuid
from typing import TYPE_CHECKING, Any, Unpack

from ..._core.durations import checked_interval, checked_timeout, end_of
from ..._core.http.idempotency import key_for_call
from ..._core.sessions.chains import (
    ChainResults,
    Draft,
    cause,
    check_machine_choice,
    checked_secrets,
    is_refusal,
    step_error,
)
from ..._core.sessions.release import SessionRuns
from ...errors import ChainError, ResponseDecodeError
from ..platform.primitives import lock
from .release import end_runs
from .run_handles import AsyncRunHandle

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
    from typing import Self
    from uuid import UUID

    from ..._core.http.idempotency import IdempotencyConfig
    from ..._core.http.request import RequestOptions
    from ..._core.sessions.chains import Step
    from ..._files.sources import FileSource
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..._generated.models.workflow_chain_response import WorkflowChainResponse
    from ..client import AsyncCyberdesk

    Send = Callable[[dict[str, Any]], Awaitable[WorkflowChainResponse]]


class AsyncChain:
    """A chain that is being put together; `client.chain(...)` and `session.chain(...)` make one.

    Nothing is sent before `start`. What cannot work is refused when the step is added, with its place.
    """

    def __init__(
        self,
        client: AsyncCyberdesk,
        idempotency: IdempotencyConfig,
        *,
        machine_id: UUID | str | None = None,
        pool_ids: Sequence[UUID | str] | None = None,
        session_id: UUID | str | None = None,
        shared_inputs: Mapping[str, Any] | None = None,
        shared_sensitive_inputs: Mapping[str, Any] | None = None,
        shared_file_inputs: Sequence[FileSource] | None = None,
        keep_session_after_completion: bool = False,
        is_priority: bool = False,
        earlier: Collection[str] | None = None,
        send: Send | None = None,
        session_runs: SessionRuns | None = None,
    ) -> None:
        check_machine_choice(session_id, machine_id, pool_ids)
        if earlier is None and session_id is None:
            earlier = ()
        self._token = uuid.uuid4().hex
        self._draft = Draft(earlier=earlier, owner=self._token)
        self._client = client
        self._idempotency = idempotency
        self._send: Send = send or self._send_plainly
        self._session_runs = session_runs
        self._shared_inputs = shared_inputs
        secrets = checked_secrets(None, "shared_sensitive_inputs", shared_sensitive_inputs)
        given: dict[str, Any] = {
            "machine_id": machine_id,
            "pool_ids": pool_ids,
            "session_id": session_id,
            "shared_sensitive_inputs": secrets,
            "shared_file_inputs": shared_file_inputs,
            "keep_session_after_completion": keep_session_after_completion or None,
            "is_priority": is_priority or None,
        }
        self._fields = {name: value for name, value in given.items() if value is not None}
        self._key: str | None = None
        self._state = "open"
        self._lock = lock()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps so far."""
        return tuple(self._draft.steps)

    def step(
        self,
        workflow_id: UUID | str,
        *,
        alias: str | None = None,
        inputs: Mapping[str, Any] | None = None,
        sensitive_inputs: Mapping[str, Any] | None = None,
    ) -> Step:
        """Add a step.

        Args:
            workflow_id: The workflow to execute.
            alias: A name for its outputs in the session; made up when None (`step_1`, `step_2`, ...).
            inputs: Values for the prompt's `{var}`. References to earlier steps may stand anywhere in them: parts
                of `step.outputs`, `ref("alias.outputs.path")`, or `{"$ref": "alias.outputs.path"}`.
            sensitive_inputs: Values for the prompt's `{$var}`; no references.

        Returns:
            The step; parts of its `outputs` can be inputs of later steps.

        Raises:
            ChainError: When the chain could not work with it. The chain is then as it was.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> opened = chain.step(open_id, inputs={"patient": search.outputs["id"]})
            >>> opened.alias
            'step_2'
        """
        if self._state != "open":
            raise ChainError("the chain was started: make a new one", step=alias)
        return self._draft.add(workflow_id, alias, inputs, sensitive_inputs)

    async def start(self, **options: Unpack[RequestOptions]) -> AsyncChainHandle:
        """Create the runs of all steps.

        A chain is started once. When no answer arrived it may be started again: all attempts share one idempotency
        key, so that at most one chain is created.

        Args:
            **options: See `RequestOptions`.

        Returns:
            What was started. A step that the server could not dispatch has a run as well, whose failure shows when
            it is waited for.

        Raises:
            ChainError: When it has no steps, or was started before.
            UnprocessableEntityError: When the server finds an argument or a reference invalid.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = await chain.start()
            >>> results = await handle.wait(timeout=60)
            >>> results["search"].output_data
            {'id': 1}
        """
        with self._lock:
            fields = self._begin(options)
        try:
            answer = await self._send(fields)
        except BaseException as error:
            self._undo_start(error)
            raise
        self._state = "started"
        return AsyncChainHandle(
            self._client, answer, self._draft.aliases, session_runs=self._session_runs, owner=self._token
        )

    def _begin(self, options: RequestOptions) -> dict[str, Any]:
        """What is sent to start; from now on the chain is being started."""
        if self._state in ("starting", "started"):
            raise ChainError(f"the chain is {self._state} already: make a new one to do it again")
        shared = self._draft.check(self._shared_inputs)
        if self._key is None:
            self._key = key_for_call(self._idempotency, options.get("idempotency_key"))
        given = {"shared_inputs": shared, "idempotency_key": self._key}
        self._state = "starting"
        return {
            **self._fields,
            "steps": self._draft.bodies,
            **options,
            **{name: value for name, value in given.items() if value is not None},
        }

    def _undo_start(self, error: BaseException) -> None:
        if is_refusal(error):
            self._state, self._key = "open", None
        else:
            self._state = "unanswered"

    async def _send_plainly(self, fields: dict[str, Any]) -> WorkflowChainResponse:
        return await self._client.runs.chain(**fields)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._state}, steps={list(self._draft.aliases)})"


class AsyncChainHandle:
    """A chain that was started.

    Iterating gives the ended runs in the order of the steps, each as soon as it has ended; a step that did not
    succeed raises. `handle["alias"]` is one step.

    Attributes:
        session_id: The session of all its runs.
        run_ids: The ids of the runs, in the order of the steps.
    """

    def __init__(
        self,
        client: AsyncCyberdesk,
        answer: WorkflowChainResponse,
        aliases: tuple[str, ...],
        *,
        session_runs: SessionRuns | None = None,
        owner: str | None = None,
    ) -> None:
        if len(answer.run_ids) != len(aliases):
            raise ResponseDecodeError(f"the server answered {len(answer.run_ids)} runs for {len(aliases)} steps")
        self.session_id = answer.session_id
        self.run_ids = tuple(answer.run_ids)
        self._client = client
        self._session_runs = SessionRuns() if session_runs is None else session_runs
        self._session_runs.open.update(self.run_ids)
        self._steps = {
            alias: AsyncRunHandle(
                client,
                run_id,
                alias=alias,
                session_id=answer.session_id,
                session_runs=self._session_runs,
                owner=owner,
            )
            for alias, run_id in zip(aliases, answer.run_ids, strict=True)
        }

    @property
    def aliases(self) -> tuple[str, ...]:
        """The aliases of the steps, in order."""
        return tuple(self._steps)

    def __getitem__(self, alias: str) -> AsyncRunHandle:
        return self._steps[alias]

    def run_id(self, alias: str) -> UUID:
        """The id of a step's run.

        Raises:
            KeyError: When no step has this alias.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = await chain.start()
            >>> handle.run_id("search") == handle.run_ids[0]
            True
        """
        return self._steps[alias].id

    def __aiter__(self) -> AsyncIterator[RunResponseWithIncludes]:
        return self.finished()

    def finished(
        self,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
    ) -> AsyncIterator[RunResponseWithIncludes]:
        """Iterate over the runs as they end, in the order of the steps.

        Args:
            timeout: Seconds for all of them together; None waits for ever.
            poll_interval: Seconds between two looks; None begins quickly and gets slower.
            on_update: Called with a run whenever its status has changed.
            raise_on_failure: Whether a step that did not succeed is an error; else its run is given as well.

        Raises:
            RunFailedError: When a step ended as `task_failed` or `error`, or could not be dispatched; `error.step`
                is its alias. Later steps, which the server then cancels, are not named.
            RunCancelledError: When the chain was cancelled.
            WaitTimeoutError: When the time was over first. The chain goes on.
            CyberdeskError: When a look got no good answer.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = await chain.start()
            >>> [run.session_alias async for run in handle.finished(timeout=60)]
            ['search']
        """
        ends_at = end_of(checked_timeout(timeout))
        settings = {"poll_interval": checked_interval(poll_interval), "on_update": on_update}
        return _Finished(list(self._steps.values()), ends_at, settings, raise_on_failure=raise_on_failure)

    async def wait(
        self,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
    ) -> ChainResults:
        """Wait until all runs have ended.

        Args:
            timeout: Seconds for all of them together; None waits for ever.
            poll_interval: Seconds between two looks; None begins quickly and gets slower.
            on_update: Called with a run whenever its status has changed.
            raise_on_failure: Whether a step that did not succeed is an error.

        Returns:
            The ended runs, by alias (`results["login"]`) or place, and in order.

        Raises:
            RunFailedError: When a step ended as `task_failed` or `error`, or could not be dispatched; `error.step`
                is its alias.
            RunCancelledError: When the chain was cancelled.
            WaitTimeoutError: When the time was over first. The chain goes on.
            CyberdeskError: When a look got no good answer.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = await chain.start()
            >>> len(await handle.wait(timeout=60))
            1
        """
        runs = self.finished(
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
        )
        ended = [run async for run in runs]
        return ChainResults(dict(zip(self._steps, ended, strict=True)))

    async def cancel(self, *, timeout: float | None = 30.0) -> None:
        """Cancel all steps that have not ended, and wait until they have. That ends the session.

        Args:
            timeout: Seconds to try at most, outages included; None tries for ever.

        Raises:
            CyberdeskError: When there was no good answer, or runs would not end.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = await chain.start()
            >>> await handle.cancel()
        """
        ends_at = end_of(checked_timeout(timeout))
        await end_runs(self._client, self.session_id, ends_at, self._session_runs, set(self.run_ids))

    def __repr__(self) -> str:
        return f"{type(self).__name__}(session_id={str(self.session_id)!r}, steps={list(self._steps)})"


class _Finished:
    """The runs of a chain, each as soon as it has ended."""

    def __init__(
        self,
        steps: list[AsyncRunHandle],
        ends_at: float,
        settings: dict[str, Any],
        *,
        raise_on_failure: bool,
    ) -> None:
        self._steps = steps
        self._ends_at = ends_at
        self._settings = settings
        self._raises = raise_on_failure
        self._bad: list[tuple[str, RunResponseWithIncludes]] = []

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> RunResponseWithIncludes:
        while self._steps:
            run = await self._end_of(self._steps[0])
            alias = self._steps.pop(0).alias
            if not self._raises or (run.status == "success" and not self._bad):
                return run
            self._bad.append((alias, run))
            # A cancelled step may be cancelled because a later one failed, of which its own run tells nothing.
            if run.status != "cancelled":
                self._steps = []
        found, self._bad = cause(self._bad), []
        failure = found and step_error(*found)
        raise failure or StopAsyncIteration

    async def _end_of(self, step: AsyncRunHandle) -> RunResponseWithIncludes:
        left = None if math.isinf(self._ends_at) else max(0.0, self._ends_at - time.monotonic())
        return await step.wait(timeout=left, raise_on_failure=False, **self._settings)
