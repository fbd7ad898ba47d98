"""Which waiting run gets which free machine."""

from cyberdesk.emulator._rules.waiting import WaitingRuns
from cyberdesk.emulator._state import MachineRecord, MachineStatus, RunRecord, State

__all__ = ["next_assignments"]


def next_assignments(state: State) -> list[tuple[RunRecord, MachineRecord]]:
    """The runs that can start now, each with its machine, in the order in which they start.

    Priority runs come first, then the longest waiting. A run whose machines are all taken does not hold up
    the runs behind it, and of a session only the run that is next is considered: priority orders the queue
    for machines, never the runs of a session.
    """
    if state.waiting is None:
        state.waiting = WaitingRuns(state)
    free = [
        machine
        for machine in state.machines.values()
        if machine.status is MachineStatus.CONNECTED and machine.accepts_runs and machine.run_id is None
    ]
    return list(state.waiting.assignments(free))
