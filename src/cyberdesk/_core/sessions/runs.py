"""What is known of a session's runs: which are open, on which machines they were, what they put out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import attrs

from ..._generated.models.run_response import RunResponse
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ..http.request import RequestOptions
from ..waiting.polling import is_terminal

VISIBLE_AFTER = 10.0
"""Seconds after its creation for which a 404 may mean that a run is not visible yet, as on a lagging replica."""


@attrs.define(eq=False)
class _KnownRun:
    """A run that is known by its id.

    Attributes:
        alias: Its alias, when it is known.
        known_since: Since when, by the monotonic clock.
        has_ended: Whether it has certainly ended.
        was_shown: Whether the server has shown it since its creation.
    """

    alias: str | None
    known_since: float
    has_ended: bool = False
    was_shown: bool = False


@attrs.define(eq=False)
class UnresolvedCall:
    """A call that may have created runs in a session, although no usable response arrived.

    Attributes:
        aliases: The aliases of the runs it may have created and that were not found since.
        key: Its idempotency key.
        repeat: Sends it again under this key, which tells what it has created; None when it cannot be sent again.
    """

    aliases: list[str]
    key: str | None = None
    repeat: Callable[[RequestOptions], Any] | None = None


class SessionRuns:
    """What is known of a session's runs.

    Attributes:
        ended_by: The alias of the run whose end has released the session, as the server says; None before.
        may_be_released: Whether the session may have been released, as a run ended without success or its machine
            was cleared.
    """

    def __init__(self) -> None:
        self.ended_by: str | None = None
        self.may_be_released = False
        self._runs: dict[UUID, _KnownRun] = {}  # in the order of creation
        self._machines: dict[UUID, float] = {}
        self._latest: dict[str, UUID] = {}
        self._outputs: dict[str, dict[str, Any]] = {}

    @property
    def machines(self) -> dict[UUID, float]:
        """The machines on which runs were observed, each with the monotonic time since which that is known."""
        return dict(self._machines)

    @property
    def ids(self) -> tuple[UUID, ...]:
        """All known runs, in the order of creation."""
        return tuple(self._runs)

    def open(self, among: Collection[UUID] | None = None) -> list[UUID]:
        """The runs that are not known to have ended, in the order of creation; only those of `among`, if given."""
        return [
            run_id
            for run_id, run in list(self._runs.items())
            if not run.has_ended and (among is None or run_id in among)
        ]

    def add(self, run_id: UUID, now: float, alias: str | None = None) -> None:
        """Record a run that was created."""
        known = self._runs.setdefault(run_id, _KnownRun(alias, now))
        if alias is not None:
            known.alias = alias
            self._latest[alias] = run_id
            self._outputs.pop(alias, None)

    def add_created(
        self, response: RunResponse | WorkflowChainResponse, aliases: Iterable[str], now: float
    ) -> None:
        """Record what a response says was created; without aliases when it has not one run for each."""
        run_ids = created_ids(response)
        names = tuple(aliases)
        known = names if has_one_run_each(run_ids, len(names)) else (None,) * len(run_ids)
        for run_id, alias in zip(run_ids, known, strict=True):
            self.add(run_id, now, alias)
        if not isinstance(response, WorkflowChainResponse):
            self._record(response, now)

    def observe(self, run: RunResponse | RunResponseWithIncludes, now: float) -> None:
        """Record a run as the server showed it."""
        self.add(run.id, now)
        self._runs[run.id].was_shown = True
        self._record(run, now)

    def observe_missing(self, run_id: UUID, now: float) -> None:
        """Record that the server does not know a run: it was deleted, unless it is too new to be visible."""
        run = self._runs[run_id]
        if run.was_shown or now - run.known_since >= VISIBLE_AFTER:
            run.has_ended = True

    def reopen(self, run_ids: Iterable[UUID]) -> None:
        """Assume again that runs are open, as a run that has ended can be retried under the same id."""
        for run_id in run_ids:
            self._runs[run_id].has_ended = False

    def observe_outputs(self, run: RunResponseWithIncludes) -> None:
        """Record what a finished run has put out, unless its alias means a later run by now."""
        for alias, run_id in list(self._latest.items()):
            if run_id == run.id:
                self._outputs[alias] = dict(run.output_data or {})

    def outputs(self, alias: str) -> dict[str, Any] | None:
        """What the latest run with an alias has put out; None as long as that is not known."""
        return self._outputs.get(alias)

    def find(
        self, rows: Iterable[RunResponse], session_id: UUID, calls: Iterable[UnresolvedCall], now: float
    ) -> None:
        """Record the rows of a list that are this session's, whatever else a server lists.

        Args:
            rows: The rows.
            session_id: The session.
            calls: Calls that may have created runs; a run with an alias of theirs is taken from their `aliases`.
            now: The monotonic time.
        """
        for row in sorted(rows, key=lambda row: row.created_at):
            known = self._runs.get(row.id)
            if known is None and row.session_id != session_id:
                continue
            if (known is None or known.alias is None) and row.session_alias is not None:
                call = next((it for it in calls if row.session_alias in it.aliases), None)
                if call is not None:
                    call.aliases.remove(row.session_alias)
                    self.add(row.id, now, row.session_alias)
            self.observe(row, now)

    def _record(self, run: RunResponse | RunResponseWithIncludes, now: float) -> None:
        if run.machine_id is not None:
            self._machines.setdefault(run.machine_id, now)
        if not is_terminal(run.status):
            return
        self._runs[run.id].has_ended = True
        self.may_be_released = self.may_be_released or run.status != "success"
        # Once a run has ended, the flag says that its end has released the session, whether requested or not.
        if run.release_session_after is True:
            self.ended_by = self.ended_by or run.session_alias or str(run.id)


def created_ids(response: RunResponse | WorkflowChainResponse) -> tuple[UUID, ...]:
    """The ids of the runs that were created, as a response says."""
    return tuple(response.run_ids) if isinstance(response, WorkflowChainResponse) else (response.id,)


def has_one_run_each(run_ids: Sequence[UUID], steps: int) -> bool:
    """Whether there is a run of its own for each step."""
    return len(set(run_ids)) == len(run_ids) == steps


def session_of(response: RunResponse | WorkflowChainResponse) -> UUID:
    """The session of what was created. A run that starts one gives it its own id."""
    if isinstance(response, WorkflowChainResponse):
        return response.session_id
    return response.session_id or response.id
