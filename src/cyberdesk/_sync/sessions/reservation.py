"""How a session begins and who joins it: the first call starts it, which reserves a machine; later ones join."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from ..._core.http.idempotency import IdempotencyConfig, key_for_call
from ..._core.http.request import RequestOptions
from ..._core.sessions.inputs import HiddenFields, with_fields
from ..._core.sessions.outcomes import has_unknown_outcome
from ..._core.sessions.runs import SessionRuns, UnresolvedCall, created_ids, has_one_run_each, session_of
from ..._generated.models.run_response import RunResponse
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ..platform.primitives import Lock

R = TypeVar("R", RunResponse, WorkflowChainResponse)


class MachineReservation:
    """What one session has reserved, or may have reserved without knowing it. `release.py` releases it.

    Args:
        idempotency: How the client makes writes safe to repeat.
        session_id: A session to join instead of starting one.
        require_open: Raises an error when the session may not create runs any more.

    Attributes:
        id: The session's id; None before its start got a response.
        is_joined: Whether somebody else started it.
        runs: What is known of its runs.
        unresolved: Calls that may have created runs, although no usable response arrived (yet).
    """

    def __init__(
        self, idempotency: IdempotencyConfig, session_id: UUID | None, require_open: Callable[[], None]
    ) -> None:
        self.id = session_id
        self.is_joined = session_id is not None
        self.runs = SessionRuns()
        self.unresolved: list[UnresolvedCall] = []
        self._idempotency = idempotency
        self._require_open = require_open
        self._starting = Lock()

    def send(
        self,
        create: Callable[[HiddenFields], R],
        fields: HiddenFields,
        *,
        start: Mapping[str, Any],
        aliases: Sequence[str],
        can_be_repeated: bool,
    ) -> R:
        """Create runs in the session, which starts it if they are the first.

        Args:
            create: Sends what it is given.
            fields: What to send, and the options of the call.
            start: What to send in addition when it starts the session.
            aliases: The aliases of the runs that will be created.
            can_be_repeated: Whether sending `fields` again sends the same.
        """
        key = key_for_call(self._idempotency, fields.reveal().get("idempotency_key"))
        keyed = fields if key is None else with_fields(fields, {"idempotency_key": key})
        may_repeat = can_be_repeated and key is not None

        def send(more: Mapping[str, Any]) -> R:
            return self._send(create, with_fields(keyed, more), key, aliases, can_be_repeated=may_repeat)

        if self.id is None:
            with self._starting:
                if self.id is None:
                    return send(start)
        return send({"session_id": self.id})

    def _send(
        self,
        create: Callable[[HiddenFields], R],
        fields: HiddenFields,
        key: str | None,
        aliases: Sequence[str],
        *,
        can_be_repeated: bool,
    ) -> R:
        def repeat(more: RequestOptions) -> R:
            return create(with_fields(fields, more))

        call = UnresolvedCall(list(aliases), key, repeat if can_be_repeated else None)
        # First this, then the check; a release does it the other way round, perhaps in another thread.
        self.unresolved.append(call)
        try:
            self._require_open()
            response = create(fields)
        except BaseException as error:
            if not has_unknown_outcome(error):
                self.forget(call)
            raise
        self.id = self.id or session_of(response)
        self.runs.add_created(response, aliases, time.monotonic())
        if has_one_run_each(created_ids(response), len(aliases)):
            self.forget(call)
        else:
            call.repeat = None  # the response would be the same
        return response

    def forget(self, call: UnresolvedCall) -> None:
        """Remove a call whose outcome is known, and earlier attempts under its key."""
        self.unresolved = [
            it for it in self.unresolved if it is not call and (it.key is None or it.key != call.key)
        ]
