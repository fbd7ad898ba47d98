"""Sessions: runs one after the other on one machine, which is given back when the block is left."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Unpack

from ..._core.durations import checked_duration, checked_interval, checked_timeout
from ..._core.http.logs import logger
from ..._core.http.path import as_uuid
from ..._core.http.request import UNSET, CommandOptions, RequestOptions, UnsetType
from ..._core.sessions.chains import (
    Names,
    check_machine_choice,
    checked_alias,
    checked_secrets,
    checked_values,
)
from ..._core.sessions.refs import Ref
from ...errors import InvalidArgumentError, ReleaseUnconfirmedError, SessionEndedError
from ..platform.primitives import cleanup_scope
from .chains import Chain
from .reservation import MachineReservation, Started
from .run_handles import RunHandle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self
    from uuid import UUID

    from ..._core.http.idempotency import IdempotencyConfig
    from ..._files.sources import FileSource
    from ..._generated.models.run_response import RunResponse
    from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
    from ..._generated.models.workflow_chain_response import WorkflowChainResponse
    from ..._generated.models.workflow_model_metadata import WorkflowModelMetadata
    from ..client import Cyberdesk

RELEASE_SECONDS = 30.0


class Session:
    """One machine for several runs; `client.session(...)` makes one, to be used with `with`.

    The machine is reserved when the first run gets it. Leaving the block cancels what has not ended and gives the
    machine back, also after an exception or a cancellation.

    Attributes:
        keep: Whether the machine stays reserved when the block is left. May be changed inside it.
        release_confirmed: Whether it is certain that this session holds no machine any more.
    """

    def __init__(
        self,
        client: Cyberdesk,
        idempotency: IdempotencyConfig,
        *,
        machine_id: UUID | str | None = None,
        pool_ids: Sequence[UUID | str] | None = None,
        session_id: UUID | str | None = None,
        keep: bool | None = None,
        is_priority: bool = False,
        release_timeout: float = RELEASE_SECONDS,
    ) -> None:
        check_machine_choice(session_id, machine_id, pool_ids)
        joined = None if session_id is None else as_uuid("session_id", session_id)
        self.keep = session_id is not None if keep is None else keep
        self.release_confirmed = False
        self._client = client
        self._idempotency = idempotency
        choice = {"machine_id": machine_id, "pool_ids": pool_ids}
        self._choice = {name: value for name, value in choice.items() if value is not None}
        self._is_priority = {"is_priority": True} if is_priority else {}
        self._release_seconds = _release_seconds(release_timeout)
        self._hold = MachineReservation(client, idempotency, joined)
        self._names = Names(may_be_others=session_id is not None)
        self._state = "new"
        self._is_closing = False

    @property
    def id(self) -> UUID | None:
        """The session's id; None before its first run was created."""
        return self._hold.id

    @property
    def machine_id(self) -> UUID | None:
        """The machine, as soon as a run was seen on it."""
        return next(iter(self._hold.session_runs.machines), None)

    def outputs(self, alias: str) -> Ref:
        """What the run with an alias puts out, for inputs of later runs.

        Raises:
            ChainError: When it cannot be an alias.

        Example:
            >>> client.session().outputs("search")["rows"][0]
            ref('search.outputs.rows[0]')
        """
        return Ref(checked_alias(alias))

    def create(
        self,
        workflow_id: UUID | str,
        *,
        alias: str | None = None,
        last: bool = False,
        input_values: Mapping[str, Any] | None = None,
        sensitive_input_values: Mapping[str, Any] | None = None,
        file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        main_prompt: str | None | UnsetType = UNSET,
        main_agent_model_id: UUID | str | None | UnsetType = UNSET,
        model_metadata: WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> RunHandle:
        """Create a run in the session without waiting for it. The runs of a session are executed one by one.

        Args:
            workflow_id: The workflow to execute.
            alias: A name for its outputs; made up when None. When it is used again, later references mean the new
                run.
            last: Let the server release the machine when this run ends, however it ends.
            input_values: Values for the prompt's `{var}`. References to earlier runs may stand anywhere in them.
            sensitive_input_values: Values for the prompt's `{$var}`; no references.
            file_inputs: Files to put on the machine; see `client.runs.create`.
            is_priority: Get a machine before runs without priority. Default: as the session.
            main_prompt: A prompt for this run only.
            main_agent_model_id: A model configuration for this run only.
            model_metadata: Models for this run only.
            **options: See `RequestOptions`.

        Returns:
            The started run: `id`, `alias`, `outputs` for references, `wait()`.

        Raises:
            ChainError: When a reference cannot work; nothing was sent.
            SessionEndedError: When the session is over; nothing was sent.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> with client.session() as session:
            ...     search = session.create(search_id, alias="search")
            ...     patient = search.outputs["id"]
            ...     opened = session.create(open_id, input_values={"patient": patient}, last=True)
            ...     run = opened.wait(timeout=60)
            >>> run.status
            <RunStatus.SUCCESS: 'success'>
        """
        self._require_open()
        name = self._names.choose(alias)
        fields: dict[str, Any] = {
            **self._is_priority,
            "workflow_id": workflow_id,
            "session_alias": name,
            "input_values": _left_out(checked_values(name, input_values, self._names.problem, "input_values")),
            "sensitive_input_values": _left_out(
                checked_secrets(name, "sensitive_input_values", sensitive_input_values)
            ),
            "file_inputs": file_inputs,
            "release_session_after": True if last else UNSET,
            "main_prompt": main_prompt,
            "main_agent_model_id": main_agent_model_id,
            "model_metadata": model_metadata,
        }
        if is_priority is not UNSET:
            fields["is_priority"] = is_priority

        def send(more: dict[str, Any]) -> Started[RunResponse]:
            self._require_open_to_join(more)
            sent: dict[str, Any] = {**fields, **options, **more}
            run = self._client.runs.create(**sent)
            return Started(run.session_id or run.id, run)

        session_id, run = self._hold.send(
            send, {**self._choice, "start_session": True}, options, files=file_inputs
        )
        self._hold.session_runs.see(run)
        self._names.add(name)
        self._is_closing = self._is_closing or last
        return RunHandle(
            self._client,
            run.id,
            alias=name,
            session_id=session_id,
            session_runs=self._hold.session_runs,
            created=run,
        )

    def run(
        self,
        workflow_id: UUID | str,
        *,
        alias: str | None = None,
        last: bool = False,
        input_values: Mapping[str, Any] | None = None,
        sensitive_input_values: Mapping[str, Any] | None = None,
        file_inputs: Sequence[FileSource] | None | UnsetType = UNSET,
        is_priority: bool | UnsetType = UNSET,
        main_prompt: str | None | UnsetType = UNSET,
        main_agent_model_id: UUID | str | None | UnsetType = UNSET,
        model_metadata: WorkflowModelMetadata | Mapping[str, Any] | None | UnsetType = UNSET,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
        **options: Unpack[CommandOptions],
    ) -> RunResponseWithIncludes:
        """Create a run in the session, and wait until it has ended.

        Args:
            workflow_id: The workflow to execute.
            alias: A name for its outputs; made up when None.
            last: Let the server release the machine when this run ends, however it ends.
            input_values: Values for the prompt's `{var}`. References to earlier runs may stand anywhere in them.
            sensitive_input_values: Values for the prompt's `{$var}`; no references.
            file_inputs: Files to put on the machine; see `client.runs.create`.
            is_priority: Get a machine before runs without priority. Default: as the session.
            main_prompt: A prompt for this run only.
            main_agent_model_id: A model configuration for this run only.
            model_metadata: Models for this run only.
            timeout: Seconds to wait for its end; None waits for ever.
            poll_interval: Seconds between two looks; None begins quickly and gets slower.
            on_update: Called with the run whenever its status has changed.
            raise_on_failure: Whether an end without success is an error.
            cancel_on_timeout: Whether to cancel the run, and with it the session, when the time is over.
            **options: See `CommandOptions`.

        Returns:
            The finished run.

        Raises:
            RunFailedError: When it ended as `task_failed` or `error`, which normally ends the session.
            RunCancelledError: When it ended as `cancelled`.
            WaitTimeoutError: When it had not ended in time; leaving the block cancels it.
            ChainError: When a reference cannot work; nothing was sent.
            SessionEndedError: When the session is over; nothing was sent.
            CyberdeskError: When there is no good answer. Temporary failures are retried first.

        Example:
            >>> with client.session() as session:
            ...     session.run(search_id, alias="search", timeout=60)
            ...     patient = session.outputs("search")["id"]
            ...     run = session.run(open_id, input_values={"patient": patient}, timeout=60)
            RunResponseWithIncludes(...)
            >>> run.status, session.release_confirmed
            (<RunStatus.SUCCESS: 'success'>, True)
        """
        checked_timeout(timeout)
        checked_interval(poll_interval)
        started = self.create(
            workflow_id,
            alias=alias,
            last=last,
            input_values=input_values,
            sensitive_input_values=sensitive_input_values,
            file_inputs=file_inputs,
            is_priority=is_priority,
            main_prompt=main_prompt,
            main_agent_model_id=main_agent_model_id,
            model_metadata=model_metadata,
            **options,
        )
        return started.wait(
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
            cancel_on_timeout=cancel_on_timeout,
        )

    def chain(
        self,
        *,
        last: bool = False,
        shared_inputs: Mapping[str, Any] | None = None,
        shared_sensitive_inputs: Mapping[str, Any] | None = None,
        shared_file_inputs: Sequence[FileSource] | None = None,
        is_priority: bool = False,
    ) -> Chain:
        """Put together a chain within the session; its steps may refer to earlier runs of it.

        Args:
            last: Let the server release the machine when the chain ends.
            shared_inputs: Inputs for all steps; each gets those that its workflow declares.
            shared_sensitive_inputs: Sensitive inputs for all steps.
            shared_file_inputs: Files for the first step.
            is_priority: Get a machine before runs without priority.

        Returns:
            The chain, without steps.

        Example:
            >>> with client.session() as session:
            ...     run = session.run(search_id, alias="search", timeout=60)
            ...     chain = session.chain()
            ...     step = chain.step(open_id, inputs={"patient": session.outputs("search")["id"]})
            ...     results = (chain.start()).wait(timeout=60)
            >>> len(results)
            1
        """
        self._require_open()

        def send(fields: dict[str, Any]) -> WorkflowChainResponse:
            return self._send_chain(fields, last=last)

        return Chain(
            self._client,
            self._idempotency,
            session_id=self.id if self._hold.is_joined else None,
            shared_inputs=shared_inputs,
            shared_sensitive_inputs=shared_sensitive_inputs,
            shared_file_inputs=shared_file_inputs,
            keep_session_after_completion=not last,
            is_priority=is_priority or bool(self._is_priority),
            earlier=None if self._hold.is_joined else self._names.known,
            send=send,
            session_runs=self._hold.session_runs,
        )

    def release(self) -> None:
        """Cancel what has not ended in the session and give its machine back. Leaving the block does that, too.

        Raises:
            ReleaseUnconfirmedError: When it is not certain, after `release_timeout` seconds, that the machine is
                free.

        Example:
            >>> with client.session() as session:
            ...     run = session.run(search_id, timeout=60)
            ...     session.release()
            >>> session.release_confirmed
            True
        """
        self._state = "released"
        if self.release_confirmed:
            return
        ends_at = time.monotonic() + self._release_seconds
        failure: Exception | None = None
        with cleanup_scope(self._release_seconds):
            try:
                self._hold.give_back(ends_at)
                self.release_confirmed = True
            except Exception as error:
                failure = error
        if not self.release_confirmed:
            raise ReleaseUnconfirmedError(
                f"session {self.id or '(not answered)'}: it is not certain that machine "
                f"{self.machine_id or '(not known)'} is free: {failure or 'the time was over'}",
                session_id=self.id,
                machine_id=self.machine_id,
            ) from failure

    def __enter__(self) -> Self:
        if self._state != "new":
            raise InvalidArgumentError("a session can be entered only once: make a new one")
        self._state = "open"
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._state = "left"
        self._hold.is_closed = True
        if self.keep:
            return
        try:
            self.release()
        except ReleaseUnconfirmedError as error:
            logger.warning("%s", error)
            if exc is None:
                raise
            exc.add_note(str(error))

    def _send_chain(self, fields: dict[str, Any], *, last: bool) -> WorkflowChainResponse:
        self._require_open()
        fields.pop("session_id", None)

        def send(more: dict[str, Any]) -> Started[WorkflowChainResponse]:
            self._require_open_to_join(more)
            sent: dict[str, Any] = {**fields, **more}
            answer = self._client.runs.chain(**sent)
            return Started(answer.session_id, answer)

        options: RequestOptions = {}
        if "idempotency_key" in fields:
            options["idempotency_key"] = fields["idempotency_key"]
        _, answer = self._hold.send(send, self._choice, options, files=fields.get("shared_file_inputs"))
        for step in fields["steps"]:
            self._names.add(step["session_alias"])
        self._is_closing = self._is_closing or last
        return answer

    def _require_open(self) -> None:
        if self._state == "new":
            raise InvalidArgumentError("use the session in a with block, which gives its machine back")
        if self._state != "open":
            raise SessionEndedError(f"the session was {self._state}")
        if self._is_closing:
            raise SessionEndedError("the session was given its last run")
        if self._hold.session_runs.ended_by is not None:
            raise SessionEndedError(f"the session ended with its run {self._hold.session_runs.ended_by!r}")

    def _require_open_to_join(self, fields: dict[str, Any]) -> None:
        # Once more, as the start may have been waited for. A start that is repeated to take it back may pass.
        if "session_id" in fields:
            self._require_open()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={None if self.id is None else str(self.id)!r}, {self._state})"


def _left_out(values: dict[str, Any] | None) -> dict[str, Any] | UnsetType:
    return UNSET if values is None else values


def _release_seconds(value: float) -> float:
    seconds = checked_duration("release_timeout", value)
    if seconds is None:
        raise InvalidArgumentError(
            "release_timeout must be a positive number of seconds: a release takes some time"
        )
    return seconds
