"""Chains: several workflows, one after the other, in one session on one machine."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, Unpack
from uuid import UUID

import cyberdesk

from ..._core.http.idempotency import IdempotencyConfig, key_for_call
from ..._core.http.request import RequestOptions
from ..._core.sessions.chains import ChainDraft, Step
from ..._core.sessions.inputs import HiddenFields, check_machine_choice, checked_secrets, with_fields
from ..._core.sessions.outcomes import has_unknown_outcome
from ..._core.sessions.runs import SessionRuns
from ..._files.sources import FileSource
from ..._files.uploads import can_be_sent_again
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ...errors import ChainError
from ..platform.primitives import lock
from .chain_handles import ChainHandle

Send = Callable[[HiddenFields, RequestOptions], WorkflowChainResponse]


def create_chain(
    client: cyberdesk.Cyberdesk, fields: HiddenFields, options: RequestOptions
) -> WorkflowChainResponse:
    """Send a chain.

    Args:
        client: The client.
        fields: The fields of a `WorkflowChainCreate`, with files of any kind.
        options: The options of the call.
    """
    return client.runs.chain(**fields.reveal(), **options)


class Chain:
    """A chain that is being built; `client.chain(...)` and `session.chain(...)` make one.

    Nothing is sent before `start`. What cannot work is refused when the step is added, with its place.
    """

    def __init__(
        self,
        client: cyberdesk.Cyberdesk,
        idempotency: IdempotencyConfig,
        *,
        machine_id: UUID | str | None = None,
        pool_ids: Sequence[UUID | str] | None = None,
        session_id: UUID | str | None = None,
        shared_input_values: Mapping[str, Any] | None = None,
        shared_sensitive_input_values: Mapping[str, Any] | None = None,
        shared_file_inputs: Sequence[FileSource] | None = None,
        keep_session_after_completion: bool = False,
        is_priority: bool = False,
        earlier: Collection[str] | None = None,
        send: Send | None = None,
        runs: SessionRuns | None = None,
    ) -> None:
        check_machine_choice(session_id, machine_id, pool_ids)
        if earlier is None and session_id is None:
            earlier = ()
        self._token = uuid.uuid4().hex
        self._draft = ChainDraft(earlier=earlier, owner=self._token)
        self._client = client
        self._idempotency = idempotency
        self._send: Send = send or partial(create_chain, client)
        self._runs = runs
        self._files = shared_file_inputs
        self._were_files_read = False
        self._shared_input_values = shared_input_values
        given: dict[str, Any] = {
            "machine_id": machine_id,
            "pool_ids": pool_ids,
            "session_id": session_id,
            "shared_sensitive_inputs": checked_secrets(
                None, "shared_sensitive_input_values", shared_sensitive_input_values
            ),
            "shared_file_inputs": shared_file_inputs,
            "keep_session_after_completion": keep_session_after_completion or None,
            "is_priority": is_priority or None,
        }
        self._fields = HiddenFields({name: value for name, value in given.items() if value is not None})
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
        input_values: Mapping[str, Any] | None = None,
        sensitive_input_values: Mapping[str, Any] | None = None,
        alias: str | None = None,
    ) -> Step:
        """Add a step.

        Args:
            workflow_id: The workflow to execute.
            input_values: Values for the prompt's `{var}`. References to earlier steps may stand anywhere in them:
                parts of `step.outputs`, `ref("alias.outputs.path")`, or `{"$ref": "alias.outputs.path"}`.
            sensitive_input_values: Values for the prompt's `{$var}`; no references.
            alias: A name for its outputs in the session. Default: `step_1`, `step_2`, ...

        Returns:
            The step; parts of its `outputs` can be inputs of later steps.

        Raises:
            ChainError: When the chain could not work with it. The chain is then as it was.

        Example:
            >>> chain = client.chain()
            >>> search = chain.step(search_id, alias="search")
            >>> opened = chain.step(open_id, input_values={"patient": search.outputs["id"]})
            >>> opened.alias
            'step_2'
        """
        if self._state != "open":
            raise ChainError("the chain was started: make a new one", step=alias)
        return self._draft.add(workflow_id, alias, input_values, sensitive_input_values)

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
        try:
            response = self._send(fields, options)
        except BaseException as error:
            self._undo_start(error)
            raise
        self._state = "started"
        runs = self._runs
        if runs is None:
            runs = SessionRuns()
            runs.add_created(response, self._draft.aliases, time.monotonic())
        return ChainHandle(self._client, response, self._draft.aliases, runs=runs, owner=self._token)

    def _begin(self, options: RequestOptions) -> HiddenFields:
        """What is sent to start, under the idempotency key that is put into `options`."""
        if self._state in ("starting", "started"):
            raise ChainError(f"the chain is {self._state} already: make a new one to do it again")
        shared = self._draft.check(self._shared_input_values)
        if self._were_files_read and not can_be_sent_again(self._files):
            raise ChainError(
                "the chain's files cannot be read again: they were given open or as iterators and were read by an "
                "earlier start. Make a new chain, or pass the files as paths or bytes",
                place="shared_file_inputs",
            )
        if self._key is None:
            self._key = key_for_call(self._idempotency, options.get("idempotency_key"))
        if self._key is not None:
            options["idempotency_key"] = self._key
        self._state = "starting"
        self._were_files_read = True
        more: dict[str, Any] = {"steps": self._draft.bodies}
        return with_fields(self._fields, more if shared is None else {**more, "shared_inputs": shared})

    def _undo_start(self, error: BaseException) -> None:
        if has_unknown_outcome(error):
            self._state = "started without a response"
        else:
            self._state, self._key = "open", None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._state}, steps={list(self._draft.aliases)})"
