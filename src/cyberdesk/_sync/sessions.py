"""Sessions: runs one after the other on one machine, which is given back when the block is left."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from .._core.chains import (
    argument_seconds,
    check_machine_choice,
    checked_alias,
    checked_secrets,
    checked_values,
    is_refusal,
)
from .._core.idempotency import key_for_call
from .._core.logs import logger
from .._core.path import as_uuid
from .._core.refs import Ref, alias_of
from .._core.releasing import Log
from .._core.request import UNSET, CommandOptions, RequestOptions, UnsetType
from ..errors import InvalidArgumentError, ReleaseUnconfirmedError, SessionEndedError
from ._primitives import Lock, cleanup_scope
from .chains import Chain
from .releasing import end_runs, free_machine, insist
from .run_handles import RunHandle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType
    from typing import Self
    from uuid import UUID

    from .._core.idempotency import IdempotencyConfig
    from .._generated.models.run_response import RunResponse
    from .._generated.models.run_response_with_includes import RunResponseWithIncludes
    from .._generated.models.workflow_chain_response import WorkflowChainResponse
    from .._generated.models.workflow_model_metadata import WorkflowModelMetadata
    from .._uploads import FileSource
    from .client import Cyberdesk

    Start = Callable[[RequestOptions], UUID]

T = TypeVar("T")

RELEASE_SECONDS = 30.0


class Session:
    """One machine for several runs; `client.session(...)` makes one, to be used with `with`.

    The machine is reserved when the first run gets it. Leaving the block cancels what has not ended and gives the
    machine back, also after an exception or a cancellation.

    Attributes:
        keep: Whether the machine stays reserved when the block is left. May be changed inside it.
        id: The session's id; None before its first run was created.
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
        self.id = None if session_id is None else as_uuid("session_id", session_id)
        self.keep = session_id is not None if keep is None else keep
        self.release_confirmed = False
        self._client = client
        self._idempotency = idempotency
        choice = {"machine_id": machine_id, "pool_ids": pool_ids}
        self._choice = {name: value for name, value in choice.items() if value is not None}
        self._is_priority = {"is_priority": True} if is_priority else {}
        self._release_seconds = argument_seconds("release_timeout", release_timeout) or RELEASE_SECONDS
        self._is_joined = session_id is not None
        self._log = Log(is_complete=session_id is None)
        self._aliases: list[str] = []
        self._made_up = 0
        self._starting = Lock()
        # Starts without an answer: each may have reserved a machine. None stands for one that cannot be repeated.
        self._unanswered: list[Start | None] = []
        self._state = "new"
        self._is_closing = False

    @property
    def machine_id(self) -> UUID | None:
        """The machine, as soon as a run was seen on it."""
        return next(iter(self._log.machines), None)

    def outputs(self, alias: str) -> Ref:
        """What the run with an alias puts out, for inputs of later runs: `session.outputs("login")["id"]`.

        Raises:
            ChainError: When it cannot be an alias.
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
        name = self._checked_alias(alias)
        fields: dict[str, Any] = {
            **self._is_priority,
            "workflow_id": workflow_id,
            "session_alias": name,
            "input_values": _left_out(checked_values(name, input_values, self._problem, "input_values")),
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

        def send(more: dict[str, Any]) -> tuple[UUID, RunResponse]:
            run = self._client.runs.create(**{**fields, **options, **more})
            return run.session_id or run.id, run

        session_id, run = self._send(send, {**self._choice, "start_session": True}, options)
        self._log.see(run)
        self._remember(name, last=last)
        return RunHandle(self._client, run.id, alias=name, session_id=session_id, log=self._log)

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
        argument_seconds("timeout", timeout)
        argument_seconds("poll_interval", poll_interval)
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
            session_id=self.id if self._is_joined else None,
            shared_inputs=shared_inputs,
            shared_sensitive_inputs=shared_sensitive_inputs,
            shared_file_inputs=shared_file_inputs,
            keep_session_after_completion=not last,
            is_priority=is_priority or bool(self._is_priority),
            earlier=None if self._is_joined else self._aliases,
            send=send,
            log=self._log,
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
                self._give_back(ends_at)
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
        if self.keep:
            return
        try:
            self.release()
        except ReleaseUnconfirmedError as error:
            logger.warning("%s", error)
            if exc is None:
                raise
            exc.add_note(str(error))

    def _send(
        self,
        send: Callable[[dict[str, Any]][tuple[UUID, T]]],
        start: dict[str, Any],
        options: RequestOptions,
    ) -> tuple[UUID, T]:
        """Send something that joins the session, or starts it if it is the first."""
        if self.id is None:
            with self._starting:
                if self.id is None:
                    return self._start(send, start, options)
        self._require_open()
        try:
            return send({"session_id": self.id})
        except BaseException as error:
            # It may have been done all the same, and then there are runs that nobody has seen.
            self._log.is_complete = self._log.is_complete and is_refusal(error)
            raise

    def _start(
        self,
        send: Callable[[dict[str, Any]][tuple[UUID, T]]],
        start: dict[str, Any],
        options: RequestOptions,
    ) -> tuple[UUID, T]:
        key = key_for_call(self._idempotency, options.get("idempotency_key"))
        with_key = start if key is None else {**start, "idempotency_key": key}

        def again(more: RequestOptions) -> UUID:
            return (send({**with_key, **more}))[0]

        unanswered = None if key is None else again
        self._unanswered.append(unanswered)
        try:
            self.id, answer = send(with_key)
        except BaseException as error:
            if is_refusal(error):
                self._unanswered.remove(unanswered)
            raise
        self._unanswered.remove(unanswered)
        return self.id, answer

    def _send_chain(self, fields: dict[str, Any], *, last: bool) -> WorkflowChainResponse:
        self._require_open()
        fields.pop("session_id", None)

        def send(more: dict[str, Any]) -> tuple[UUID, WorkflowChainResponse]:
            answer = self._client.runs.chain(**{**fields, **more})
            return answer.session_id, answer

        options: RequestOptions = {}
        if "idempotency_key" in fields:
            options["idempotency_key"] = fields["idempotency_key"]
        _, answer = self._send(send, self._choice, options)
        for step in fields["steps"]:
            self._remember(step["session_alias"], last=False)
        self._remember("", last=last)
        return answer

    def _give_back(self, ends_at: float) -> None:
        failures: list[Exception] = []
        if self.id is not None:
            try:
                self._give_back_session(self.id, self._log, ends_at)
            except Exception as error:
                failures.append(error)
        for start in self._unanswered:
            try:
                self._give_back_unanswered(start, ends_at)
            except Exception as error:
                failures.append(error)
        if failures:
            raise failures[0]

    def _give_back_unanswered(self, start: Start | None, ends_at: float) -> None:
        if start is None:
            raise ReleaseUnconfirmedError("its start got no answer, and was sent without an idempotency key")
        try:
            # Under the same key the server says what came of it. At worst that creates the run it never got, which
            # is then cancelled at once; a machine that stays reserved for ever is worse.
            session_id = insist(start, ends_at)
        except Exception as error:
            if is_refusal(error):
                return
            raise
        self._give_back_session(session_id, Log(is_complete=False), ends_at)

    def _give_back_session(self, session_id: UUID, log: Log, ends_at: float) -> None:
        if not log.is_over:
            end_runs(self._client, session_id, ends_at, log)
        for machine_id in list(log.machines):
            free_machine(self._client, machine_id, session_id, ends_at)

    def _require_open(self) -> None:
        if self._state == "new":
            raise InvalidArgumentError("use the session in a with block, which gives its machine back")
        if self._state != "open":
            raise SessionEndedError(f"the session was {self._state}")
        if self._is_closing:
            raise SessionEndedError("the session was given its last run")
        if self._log.ended_by is not None:
            raise SessionEndedError(f"the session ended with its run {self._log.ended_by!r}")

    def _checked_alias(self, alias: str | None) -> str:
        if alias is not None:
            return checked_alias(alias)
        self._made_up += 1
        while f"run_{self._made_up}" in self._aliases:
            self._made_up += 1
        return f"run_{self._made_up}"

    def _problem(self, reference: Ref) -> str | None:
        alias = alias_of(reference)
        if self._is_joined or alias in self._aliases:
            return None
        return f"refers to {alias!r}, which is no earlier run of the session"

    def _remember(self, alias: str, *, last: bool) -> None:
        if alias and alias not in self._aliases:
            self._aliases.append(alias)
        if last:
            self._is_closing = True

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={None if self.id is None else str(self.id)!r}, {self._state})"


def _left_out(values: dict[str, Any] | None) -> dict[str, Any] | UnsetType:
    return UNSET if values is None else values
