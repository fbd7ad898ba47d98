"""Chains: several workflows, one after the other, in one session on one machine."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection
from functools import partial
from typing import Unpack
from uuid import UUID

import cyberdesk

from ..._core.http.hidden import Hidden
from ..._core.http.idempotency import IdempotencyConfig, key_for_call
from ..._core.http.request import RequestOptions
from ..._core.sessions.chains import ChainDraft, Step
from ..._core.sessions.inputs import (
    HiddenFields,
    check_machine_choice,
    checked_secrets,
    given_fields,
    refuses_without_values,
    with_fields,
)
from ..._core.sessions.outcomes import has_unknown_outcome
from ..._core.sessions.runs import SessionRuns
from ..._files.uploads import can_be_sent_again
from ..._generated.arguments import ChainArguments, StepArguments
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ...errors import ChainError
from ..platform.primitives import lock
from ..platform.tracebacks import hides_arguments
from .chain_handles import ChainHandle

Send = Callable[[HiddenFields], WorkflowChainResponse]


def create_chain(client: cyberdesk.Cyberdesk, fields: HiddenFields) -> WorkflowChainResponse:
    """Send a chain.

    Args:
        client: The client.
        fields: The arguments of `client.runs.chain`, the options of the call among them.
    """
    return client.runs.chain(**fields.reveal())


class Chain:
    """A chain that is being built; `client.chain(...)` and `session.chain(...)` make one.

    Nothing is sent before `start`. What cannot work is refused when the step is added, with its place.
    """

    @refuses_without_values
    def __init__(
        self,
        client: cyberdesk.Cyberdesk,
        idempotency: IdempotencyConfig,
        arguments: ChainArguments,
        *,
        earlier: Collection[str] | None = None,
        send: Send | None = None,
        runs: SessionRuns | None = None,
    ) -> None:
        fields = given_fields("a chain", arguments, ChainArguments)
        check_machine_choice(fields.get("session_id"), fields.get("machine_id"), fields.get("pool_ids"))
        if earlier is None and fields.get("session_id") is None:
            earlier = ()
        self._token = uuid.uuid4().hex
        self._draft = ChainDraft(earlier=earlier, owner=self._token)
        self._client = client
        self._idempotency = idempotency
        self._send: Send = send or partial(create_chain, client)
        self._runs = runs
        self._can_be_sent_again = can_be_sent_again(fields.get("shared_file_inputs"))
        self._were_files_read = False
        self._shared_input_values = Hidden({"values": fields.pop("shared_input_values", None)})
        secrets = fields.get("shared_sensitive_input_values")
        if secrets is not None:
            fields["shared_sensitive_input_values"] = checked_secrets(
                None, "shared_sensitive_input_values", secrets
            )
        self._fields = Hidden(fields)
        self._key: str | None = None
        self._state = "open"
        self._lock = lock()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps so far."""
        return tuple(self._draft.steps)

    @refuses_without_values
    def step(
        self,
        workflow_id: UUID | str,
        *,
        alias: str | None = None,
        **arguments: Unpack[StepArguments],
    ) -> Step:
        """Add a step.

        Args:
            workflow_id: The workflow to execute.
            alias: A name for its outputs in the session. Default: `step_1`, `step_2`, ...
            input_values: Values for the prompt's `{var}`. References to earlier steps may stand anywhere in them:
                parts of `step.outputs`, `ref("alias.outputs.path")`, or `{"$ref": "alias.outputs.path"}`.
            sensitive_input_values: Values for the prompt's `{$var}`; no references.

        Returns:
            The step; parts of its `outputs` can be inputs of later steps.

        Raises:
            ChainError: When the chain could not work with it. The chain is then as it was.
            InvalidArgumentError: When there is no such argument.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> opened = chain.step(open_id, input_values={"patient": search.outputs["id"]})
            >>> opened.alias
            'step_2'
        """
        if self._state != "open":
            raise ChainError("the chain was started: make a new one", step=alias)
        return self._draft.add(workflow_id, alias, arguments)

    @hides_arguments
    def start(self, **options: Unpack[RequestOptions]) -> ChainHandle:
        """Create the runs of all steps.

        A chain is started once. When no response arrived it may be started again: all attempts share one
        idempotency key, so that at most one chain is created. Files that were given open or as iterators may not
        be readable a second time, which is then an error.

        Args:
            **options: See `RequestOptions`.

        Returns:
            The started chain. A step that the server could not dispatch has a run as well, whose failure shows
            when it is waited for.

        Raises:
            ChainError: When it has no steps, was started before, or has files that cannot be read again.
            UnprocessableEntityError: When the server finds an argument or a reference invalid.
            ResponseDecodeError: When the response has not one run for each step; `error.session_id` and
                `error.run_ids` say what it has.
            CyberdeskError: When the chain could not be created. Temporary errors are retried first.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> handle = chain.start()
            >>> results = handle.wait(timeout=60)
            >>> results["search"].output_data
            {'id': 1}
        """
        with self._lock:
            fields = self._begin(options)
        del options  # the variables of this frame may be recorded
        try:
            response = self._send(fields)
        except BaseException as error:
            self._undo_start(error)
            raise
        self._state = "started"
        runs = self._runs
        if runs is None:
            runs = SessionRuns()
            runs.add_created(response, self._draft.aliases, time.monotonic())
        return ChainHandle(self._client, response, self._draft.aliases, runs=runs, owner=self._token)

    @refuses_without_values
    def _begin(self, options: RequestOptions) -> HiddenFields:
        """What is sent to start, with the options of the call and an idempotency key."""
        if self._state in ("starting", "started"):
            raise ChainError(f"the chain is {self._state} already: make a new one to do it again")
        shared = self._draft.check(self._shared_input_values.reveal()["values"])
        if self._were_files_read and not self._can_be_sent_again:
            raise ChainError(
                "the chain's files cannot be read again: they were given open or as iterators and were read by an "
                "earlier start. Make a new chain, or pass the files as paths or bytes",
                place="shared_file_inputs",
            )
        if self._key is None:
            self._key = key_for_call(self._idempotency, options.get("idempotency_key"))
        self._state = "starting"
        self._were_files_read = True
        key = {} if self._key is None else {"idempotency_key": self._key}
        values = {} if shared is None else {"shared_input_values": shared}
        return with_fields(self._fields, {"steps": self._draft.bodies, **values, **options, **key})

    def _undo_start(self, error: BaseException) -> None:
        if has_unknown_outcome(error):
            self._state = "started without a response"
        else:
            self._state, self._key = "open", None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._state}, steps={list(self._draft.aliases)})"
