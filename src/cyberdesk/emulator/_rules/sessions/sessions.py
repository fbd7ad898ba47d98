"""Sessions: opening and joining them, and the outputs that their runs share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cyberdesk.emulator._rules.errors import BadRequest, NotFound
from cyberdesk.emulator._rules.runs.orders import MachineChoice
from cyberdesk.emulator._state import SessionRecord, State

__all__ = [
    "alias_outputs",
    "check_choice",
    "check_not_both",
    "open_session",
    "reopen_session",
]


def check_choice(state: State, choice: MachineChoice) -> None:
    """Refuse a choice of machine that names what does not exist; overridden parts are not checked."""
    if choice.session_id is not None:
        session = state.sessions.get(choice.session_id)
        if session is None:
            raise NotFound("Session", choice.session_id)
        if session.released:
            raise BadRequest(f"Session {session.id} has been released")
    elif choice.machine_id is not None:
        if choice.machine_id not in state.machines:
            raise NotFound("Machine", choice.machine_id)
    else:
        for pool_id in choice.pool_ids or ():
            if pool_id not in state.pools:
                raise NotFound("Pool", pool_id)


def check_not_both(choice: MachineChoice, start_session: bool) -> None:
    """Refuse to start a session and join another one in the same request."""
    if start_session and choice.session_id is not None:
        raise BadRequest("start_session and session_id exclude each other")


def open_session(state: State, session_id: UUID, choice: MachineChoice) -> SessionRecord:
    """Begin a session; its machine is reserved when its first run gets one."""
    session = SessionRecord(id=session_id, requested_machine_id=choice.machine_id, pool_ids=choice.pool_ids)
    state.sessions[session_id] = session
    return session


def reopen_session(state: State, session_id: UUID) -> None:
    """Reopen a released session, for the retry of a run whose failure released it."""
    session = state.sessions[session_id]
    session.released = False
    if session.machine_id not in state.machines:
        session.machine_id = None


def alias_outputs(state: State, session_id: UUID | None, alias: str) -> Mapping[str, Any] | None:
    """The outputs stored under an alias of a session; if it was used twice, those of the run that ended last."""
    if session_id is None:
        return None
    ended = [
        (run.ended_at or run.created_at, run.sequence, run)
        for run in state.session_runs(session_id)
        if run.session_alias == alias and run.status.is_terminal
    ]
    return max(ended)[2].output_data if ended else None
