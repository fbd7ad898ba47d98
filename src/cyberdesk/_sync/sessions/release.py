"""Ending runs and giving machines back: what has to be done although the program is on its way out."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, TypeVar

from ..._core.sessions.release import attempt_seconds, pause_before, pauses, to_cancel
from ..._core.waiting.polling import is_terminal
from ...errors import ConflictError, CyberdeskError, DeadlineExceededError, NotFoundError
from ..platform.primitives import sleep

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from uuid import UUID

    from ..._core.http.request import RequestOptions
    from ..._core.sessions.release import SessionRuns
    from ..._generated.models.run_response import RunResponse
    from ..client import Cyberdesk

T = TypeVar("T")

_FIELDS = ("session_id", "session_alias", "release_session_after")


def insist(call: Callable[[RequestOptions], T], ends_at: float) -> T:
    """Make a call again and again while its failures are temporary.

    Args:
        call: Makes it, with the options it is given.
        ends_at: The monotonic time after which it is not made again.
    """
    for pause in pauses():
        left = ends_at - time.monotonic()
        deadline = None if math.isinf(left) else max(0.001, left)
        try:
            return call({"timeout": attempt_seconds(left), "deadline": deadline})
        except CyberdeskError as error:
            wait = pause_before(error, pause)
            if not error.is_temporary or time.monotonic() + wait >= ends_at:
                raise
            sleep(wait)
    raise AssertionError("there is always another pause")


def end_runs(
    client: Cyberdesk,
    session_id: UUID,
    ends_at: float,
    session_runs: SessionRuns,
    only: Collection[UUID] | None = None,
) -> None:
    """Cancel what has not ended in a session, until nothing is left.

    Args:
        client: The client.
        session_id: The session.
        ends_at: The monotonic time when to give up.
        session_runs: Is told what was seen of the runs.
        only: Look at these runs alone.

    Raises:
        CyberdeskError: When there was no good answer, or runs would not end in time.
    """
    for round_, pause in enumerate(pauses()):
        left = _open_runs(client, session_id, ends_at, session_runs, only)
        if not left:
            return
        if time.monotonic() + pause >= ends_at:
            raise DeadlineExceededError(
                f"{len(left)} runs of session {session_id} were cancelled, but did not end"
            )
        for run_id in to_cancel(left, all_of_them=round_ > 0):
            _cancel(client, run_id, ends_at)
        if round_ > 0:
            sleep(pause)
    raise AssertionError("there is always another round")


def free_machine(client: Cyberdesk, machine_id: UUID, session_id: UUID, ends_at: float) -> None:
    """Clear a machine's reservation if it is this session's.

    Between the look and the change another session may have got the machine, if this one was released by something
    else at that moment; the API has no way to ask for both at once.

    Raises:
        CyberdeskError: When there was no good answer.
    """
    try:
        machine = insist(lambda options: client.machines.get(machine_id, **options), ends_at)
        if machine.reserved_session_id == session_id:
            insist(lambda options: client.machines.clear_session(machine_id, **options), ends_at)
    except NotFoundError:
        return  # a machine that is gone is not reserved


def _open_runs(
    client: Cyberdesk,
    session_id: UUID,
    ends_at: float,
    session_runs: SessionRuns,
    only: Collection[UUID] | None,
) -> list[RunResponse]:
    def look(options: RequestOptions) -> list[RunResponse]:
        runs = client.runs.list(session_id=session_id, fields=_FIELDS, limit=1000, **options)
        return [run for run in runs]

    seen = [run for run in insist(look, ends_at) if only is None or run.id in only]
    for run in seen:
        session_runs.see(run)
    return [run for run in seen if not is_terminal(run.status)]


def _cancel(client: Cyberdesk, run_id: UUID, ends_at: float) -> None:
    try:
        insist(lambda options: client.runs.update(run_id, status="cancelled", **options), ends_at)
    except (ConflictError, NotFoundError):
        return  # it has ended, or was deleted, meanwhile
