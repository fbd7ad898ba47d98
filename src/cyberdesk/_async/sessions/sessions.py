"""Sessions: runs one after the other on one machine, which is released when the block is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType
from typing import Any, Self, Unpack, cast
from uuid import UUID

import cyberdesk

from ..._core.http.hidden import Hidden
from ..._core.http.idempotency import IdempotencyConfig
from ..._core.http.ids import as_uuid
from ..._core.http.logs import logger
from ..._core.refs import Ref
from ..._core.sessions.aliases import SessionAliases, checked_alias
from ..._core.sessions.inputs import (
    HiddenFields,
    check_machine_choice,
    checked_secrets,
    checked_values,
    given_fields,
    refuses_without_values,
)
from ..._files.uploads import can_be_sent_again
from ..._generated.arguments import (
    ChainArguments,
    SessionChainArguments,
    SessionRunAndWaitArguments,
    SessionRunArguments,
)
from ..._generated.models.run_response import RunResponse
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ...errors import InvalidArgumentError, ReleaseUnconfirmedError, SessionEndedError
from ..platform.tracebacks import hides_arguments
from ..waiting.wait_for_run import wait_settings
from .chains import AsyncChain, create_chain
from .release import SessionReleaser, checked_release_timeout
from .reservation import MachineReservation
from .run_handles import AsyncRunHandle


class AsyncSession:
    """One machine for several runs; `client.session(...)` makes one, to be used with `async with`.

    The machine is reserved when the first run gets it. Leaving the block cancels what has not ended and releases
    the machine, also after an exception, a cancellation or an interruption.

    Attributes:
        keep: Whether the machine stays reserved when the block is left. May be changed inside it.
    """

    def __init__(
        self,
        client: cyberdesk.AsyncCyberdesk,
        idempotency: IdempotencyConfig,
        *,
        machine_id: UUID | str | None = None,
        pool_ids: Sequence[UUID | str] | None = None,
        session_id: UUID | str | None = None,
        keep: bool | None = None,
        is_priority: bool = False,
        release_timeout: float = 30.0,
    ) -> None:
        check_machine_choice(session_id, machine_id, pool_ids)
        joined = None if session_id is None else as_uuid("session_id", session_id)
        self.keep = session_id is not None if keep is None else keep
        self._client = client
        self._idempotency = idempotency
        choice = {"machine_id": machine_id, "pool_ids": pool_ids}
        self._choice = {name: value for name, value in choice.items() if value is not None}
        self._is_priority = {"is_priority": True} if is_priority else {}
        self._reservation = MachineReservation(idempotency, joined, self._require_open)
        self._aliases = SessionAliases(may_have_others=session_id is not None)
        self._releaser = SessionReleaser(client, self._reservation, checked_release_timeout(release_timeout))
        self._state = "new"
        self._is_closing = False

    @property
    def id(self) -> UUID | None:
        """The session's id; None before its first run was created."""
        return self._reservation.id

    @property
    def machine_id(self) -> UUID | None:
        """The machine, as soon as a run was observed on it."""
        return next(iter(self._reservation.runs.machines), None)

    @property
    def release_confirmed(self) -> bool:
        """Whether it is certain that no machine is reserved for this session any more."""
        return self._releaser.is_confirmed

    def outputs(self, alias: str) -> dict[str, Any] | Ref:
        """The outputs of the run with an alias: its values once it was waited for, else a reference to them.

        Both can be inputs of later runs, as a whole or in parts. The reference stands for values that only the
        server will know, so it has no truth value and no length, and cannot be compared with a value.

        Args:
            alias: The alias; the latest run that has it is meant.

        Returns:
            The `output_data` of a run that has ended, `{}` when it has none; else a reference.

        Raises:
            ChainError: When it is not a valid alias.

        Example:
            >>> async with client.session() as session:
            ...     started = await session.create(search_id, alias="search")
            ...     before = session.outputs("search")["id"]
            ...     run = await started.wait(timeout=60)
            ...     after = session.outputs("search")["id"]
            >>> before, after
            (ref('search.outputs.id'), 1)
        """
        known = self._reservation.runs.outputs(checked_alias(alias))
        return Ref(alias) if known is None else known

    @hides_arguments
    async def create(
        self,
        workflow_id: UUID | str,
        *,
        alias: str | None = None,
        last: bool = False,
        **arguments: Unpack[SessionRunArguments],
    ) -> AsyncRunHandle:
        """Create a run in the session without waiting for it. The runs of a session are executed one by one.

        Args:
            workflow_id: The workflow to execute.
            alias: A name for its outputs. Default: `run_1`, `run_2`, ... An alias that is used again means the new
                run from then on.
            last: Let the server release the machine when this run ends, however it ends.
            input_values: Values for the prompt's `{var}`. References to earlier runs may stand anywhere in them.
            sensitive_input_values: Values for the prompt's `{$var}`; no references.
            file_inputs: Files to put on the machine; see `client.runs.create`.
            is_priority: Get a machine before runs without priority. Default: as the session.
            main_prompt: A prompt for this run only; None means the workflow's.
            main_agent_model_id: A model configuration for this run only.
            model_metadata: Models for this run only.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The created run: `id`, `alias`, `outputs` for references, `wait()`.

        Raises:
            ChainError: When a reference cannot work; nothing was sent.
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            SessionEndedError: When the session is over; nothing was sent.
            CyberdeskError: When the run could not be created. Temporary errors are retried first.

        Example:
            >>> async with client.session() as session:
            ...     search = await session.create(search_id, alias="search")
            ...     patient = search.outputs["id"]
            ...     opened = await session.create(open_id, input_values={"patient": patient}, last=True)
            ...     run = await opened.wait(timeout=60)
            >>> run.status
            <RunStatus.SUCCESS: 'success'>
        """
        return await self._create(self._new_run(workflow_id, alias, last, arguments))

    @hides_arguments
    async def run(
        self,
        workflow_id: UUID | str,
        *,
        alias: str | None = None,
        last: bool = False,
        timeout: float | None = None,
        poll_interval: float | None = None,
        on_update: Callable[[RunResponseWithIncludes], object] | None = None,
        raise_on_failure: bool = True,
        cancel_on_timeout: bool = False,
        **arguments: Unpack[SessionRunAndWaitArguments],
    ) -> RunResponseWithIncludes:
        """Create a run in the session, and wait until it has ended.

        Args:
            workflow_id: The workflow to execute.
            alias: A name for its outputs. Default: `run_1`, `run_2`, ... An alias that is used again means the new
                run from then on.
            last: Let the server release the machine when this run ends, however it ends.
            timeout: Seconds to wait for its end; None waits without a limit.
            poll_interval: Seconds between two polls; None polls often at first and then more rarely.
            on_update: Called with the run whenever its status has changed.
            raise_on_failure: Whether an end without success is an error.
            cancel_on_timeout: Whether to cancel the run, and with it the session, when the wait has timed out.
            input_values: Values for the prompt's `{var}`. References to earlier runs may stand anywhere in them.
            sensitive_input_values: Values for the prompt's `{$var}`; no references.
            file_inputs: Files to put on the machine; see `client.runs.create`.
            is_priority: Get a machine before runs without priority. Default: as the session.
            main_prompt: A prompt for this run only; None means the workflow's.
            main_agent_model_id: A model configuration for this run only.
            model_metadata: Models for this run only.
            **arguments: See `CommandOptions` for the options of the call that creates the run.

        Returns:
            The finished run.

        Raises:
            RunFailedError: When it ended as `task_failed` or `error`, which normally ends the session.
            RunCancelledError: When it ended as `cancelled`.
            WaitTimeoutError: When it had not ended in time; leaving the block cancels it.
            ChainError: When a reference cannot work; nothing was sent.
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            SessionEndedError: When the session is over; nothing was sent.
            CyberdeskError: When the run could not be created, or its status could not be fetched. Temporary errors
                are retried first.

        Example:
            >>> async with client.session() as session:
            ...     await session.run(search_id, alias="search", timeout=60)
            ...     patient = session.outputs("search")["id"]
            ...     run = await session.run(open_id, input_values={"patient": patient}, timeout=60)
            RunResponseWithIncludes(...)
            >>> run.status, session.release_confirmed
            (<RunStatus.SUCCESS: 'success'>, True)
        """
        # Malformed ones are refused before the run is created.
        wait_settings(
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
            cancel_on_timeout=cancel_on_timeout,
        )
        new = self._new_run(workflow_id, alias, last, cast("SessionRunArguments", arguments))
        del arguments  # the variables of this frame may be recorded
        created = await self._create(new)
        return await created.wait(
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            raise_on_failure=raise_on_failure,
            cancel_on_timeout=cancel_on_timeout,
        )

    @refuses_without_values
    def chain(self, *, last: bool = False, **arguments: Unpack[SessionChainArguments]) -> AsyncChain:
        """Build a chain within the session; its steps may refer to earlier runs of it.

        Args:
            last: Let the server release the machine when the chain ends.
            shared_input_values: Values for all steps; each gets those that its workflow declares.
            shared_sensitive_input_values: Sensitive values for all steps; a step's own take precedence.
            shared_file_inputs: Files for the first step; see `client.runs.create`.
            is_priority: Get a machine before runs without priority. Default: as the session.

        Returns:
            The chain, without steps.

        Raises:
            InvalidArgumentError: When there is no such argument, or a sensitive value contains a reference.
            SessionEndedError: When the session is over.

        Example:
            >>> async with client.session() as session:
            ...     run = await session.run(search_id, alias="search", timeout=60)
            ...     chain = session.chain()
            ...     step = chain.step(open_id, input_values={"patient": session.outputs("search")["id"]})
            ...     results = await (await chain.start()).wait(timeout=60)
            >>> len(results)
            1
        """
        self._require_open()
        is_joined = self._reservation.is_joined
        fields = given_fields("session.chain", arguments, SessionChainArguments)
        can_be_repeated = can_be_sent_again(fields.get("shared_file_inputs"))
        own: dict[str, Any] = {**self._is_priority, **fields, "keep_session_after_completion": not last}
        if is_joined:
            own["session_id"] = self.id

        async def send(fields: HiddenFields) -> WorkflowChainResponse:
            return await self._send_chain(chain, fields, can_be_repeated=can_be_repeated, last=last)

        chain = AsyncChain(
            self._client,
            self._idempotency,
            cast("ChainArguments", own),
            earlier=None if is_joined else self._aliases.known,
            send=send,
            runs=self._reservation.runs,
        )
        return chain

    async def release(self) -> None:
        """Cancel what has not ended in the session and release its machine. Leaving the block does that, too.

        A cancellation or an interruption of the calling task does not end it; it is raised afterwards.

        Raises:
            ReleaseUnconfirmedError: When it is not certain, after `release_timeout` seconds, that the machine is
                free.

        Example:
            >>> async with client.session() as session:
            ...     run = await session.run(search_id, timeout=60)
            ...     await session.release()
            >>> session.release_confirmed
            True
        """
        self._state = "released"
        await self._releaser.run()

    async def __aenter__(self) -> Self:
        if self._state != "new":
            raise InvalidArgumentError("a session can be entered only once: make a new one")
        self._state = "open"
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.keep:
            self._state = "left"
            return
        try:
            await self.release()
        except ReleaseUnconfirmedError as error:
            logger.warning("%s", error)
            if exc is None:
                raise
            exc.add_note(str(error))
        finally:
            self._state = "left"

    @refuses_without_values
    def _new_run(
        self,
        workflow_id: UUID | str,
        alias: str | None,
        last: bool,  # private
        arguments: SessionRunArguments,
    ) -> HiddenFields:
        """The arguments of `runs.create` for a new run, checked; it is named by its `session_alias`."""
        self._require_open()
        fields = given_fields("a run of a session", arguments, SessionRunArguments)
        name = self._aliases.choose(alias)
        values = checked_values(name, fields.pop("input_values", None), self._aliases.problem)
        secrets = checked_secrets(name, "sensitive_input_values", fields.pop("sensitive_input_values", None))
        given = {
            **self._is_priority,
            **fields,
            "workflow_id": workflow_id,
            "session_alias": name,
            "input_values": values,
            "sensitive_input_values": secrets,
            "release_session_after": last or None,
        }
        return Hidden({name: value for name, value in given.items() if value is not None or name in fields})

    async def _create(self, new: HiddenFields) -> AsyncRunHandle:
        name: str = new.reveal()["session_alias"]
        last = "release_session_after" in new.reveal()
        run = await self._reservation.send(
            self._create_run,
            new,
            start={**self._choice, "start_session": True},
            aliases=(name,),
            can_be_repeated=can_be_sent_again(new.reveal().get("file_inputs")),
        )
        self._aliases.add(name)
        self._is_closing = self._is_closing or last
        runs = self._reservation.runs
        session_id = run.session_id or self._reservation.id or run.id
        return AsyncRunHandle(self._client, run.id, alias=name, session_id=session_id, runs=runs, created=run)

    async def _create_run(self, fields: HiddenFields) -> RunResponse:
        return await self._client.runs.create(**fields.reveal())

    async def _send_chain(
        self, chain: AsyncChain, fields: HiddenFields, *, can_be_repeated: bool, last: bool
    ) -> WorkflowChainResponse:
        self._require_open()
        aliases = tuple(step.alias for step in chain.steps)
        response = await self._reservation.send(
            partial(create_chain, self._client),
            fields,
            start=self._choice,
            aliases=aliases,
            can_be_repeated=can_be_repeated,
        )
        for alias in aliases:
            self._aliases.add(alias)
        self._is_closing = self._is_closing or last
        return response

    def _require_open(self) -> None:
        if self._state == "new":
            raise InvalidArgumentError("use the session in a with block, which releases its machine")
        if self._state != "open":
            raise SessionEndedError(f"the session was {self._state}")
        if self._is_closing:
            raise SessionEndedError("the session was given its last run")
        ended_by = self._reservation.runs.ended_by
        if ended_by is not None:
            raise SessionEndedError(f"the session ended with its run {ended_by!r}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}(id={None if self.id is None else str(self.id)!r}, {self._state})"
