"""Which waiting run gets which free machine."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cyberdesk.emulator._rules.sessions import head_of_queue
from cyberdesk.emulator._state import MachineRecord, MachineStatus, RunRecord, RunStatus, State

if TYPE_CHECKING:
    from uuid import UUID

__all__ = ["next_assignments"]


def next_assignments(state: State) -> list[tuple[RunRecord, MachineRecord]]:
    """The runs that can start now, each with its machine, in the order in which they start.

    Priority runs come first, then the longest waiting. A run whose machines are all taken does not hold up
    the runs behind it, and of a session only the run that is next is considered: priority orders the queue
    for machines, never the runs of a session.
    """
    free = {
        machine.id: machine
        for machine in state.machines.values()
        if machine.status is MachineStatus.CONNECTED and machine.accepts_runs and machine.run_id is None
    }
    assignments: list[tuple[RunRecord, MachineRecord]] = []
    for run in sorted(_candidates(state), key=lambda run: (not run.is_priority, run.sequence)):
        if not free:
            break
        machine = _machine_for(state, run, free.values())
        if machine is not None:
            del free[machine.id]
            assignments.append((run, machine))
    return assignments


def _candidates(state: State) -> list[RunRecord]:
    waiting = [run for run in state.open_runs.values() if run.status is RunStatus.SCHEDULING and run.ready]
    sessions = {run.session_id for run in waiting if run.session_id is not None}
    heads = {session_id: head_of_queue(state, session_id) for session_id in sessions}
    return [run for run in waiting if run.session_id is None or heads[run.session_id] is run]


def _machine_for(state: State, run: RunRecord, free: Iterable[MachineRecord]) -> MachineRecord | None:
    requested, pool_ids = run.requested_machine_id, run.pool_ids
    reserved: UUID | None = None
    if run.session_id is not None:
        session = state.sessions[run.session_id]
        requested = session.machine_id or session.requested_machine_id
        pool_ids = session.pool_ids
        reserved = session.id
    for machine in free:
        if machine.reserved_session_id not in (None, reserved):
            continue
        if requested is not None:
            if machine.id == requested:
                return machine
        elif set(pool_ids or ()) <= set(machine.pool_ids):
            return machine
    return None
