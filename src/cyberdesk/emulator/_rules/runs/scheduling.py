"""Which waiting run gets which free machine."""

import heapq
from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from cyberdesk.emulator._state import MachineRecord, MachineStatus, RunRecord, RunStatus, State

__all__ = ["Scheduler"]

# What a run waits for: the machine that its session has reserved, one unreserved machine, or any
# such machine in all of these pools. A machine can take either all runs of a queue or none.
Demand = (
    tuple[Literal["session"], UUID] | tuple[Literal["machine"], UUID] | tuple[Literal["pools"], frozenset[UUID]]
)
Position = tuple[bool, int]


class Scheduler:
    """Assigns the free machines of a state to its waiting runs.

    It keeps one queue for each set of machines that runs wait for, and updates the queues from the records that
    have changed instead of searching all runs.

    Args:
        state: the state whose runs and machines are scheduled.
    """

    def __init__(self, state: State) -> None:
        self.examined = 0
        self._state = state
        self._changed_runs = state.open_runs.watch()
        self._changed_sessions = state.sessions.watch()
        # The waiting runs of each session; only the first of them can get its machine.
        self._sessions: dict[UUID, list[tuple[int, UUID]]] = {}
        self._session_of: dict[UUID, tuple[UUID, int]] = {}
        self._queues: dict[Demand, list[tuple[Position, UUID]]] = {}
        self._queued: dict[UUID, tuple[Demand, Position]] = {}

    def next_assignments(self) -> list[tuple[RunRecord, MachineRecord]]:
        """The runs that can start now, each with its machine, in the order in which they start.

        Priority runs come first, then the longest waiting. A run whose machines are all taken does not hold up
        the runs behind it, and of a session only the run that is next is considered: priority orders the queue
        for machines, never the runs of a session.
        """
        self._refresh()
        machines = {machine.id: machine for machine in self._free_machines()}
        heads = [
            (queue[0], demand)
            for demand in self._demands(machines.values())
            if (queue := self._live_queue(demand))
        ]
        heapq.heapify(heads)
        found: list[tuple[RunRecord, MachineRecord]] = []
        while heads and machines:
            (_, run_id), demand = heapq.heappop(heads)
            self.examined += 1
            machine = next((machine for machine in machines.values() if _serves(machine, demand)), None)
            if machine is None:
                continue
            del machines[machine.id], self._queued[run_id]
            found.append((self._state.open_runs[run_id], machine))
            if queue := self._live_queue(demand):
                heapq.heappush(heads, (queue[0], demand))
        # The caller decides whether they start; the next refresh removes those that did.
        for run, _ in found:
            self._queue(run.id, wanted=True)
        return found

    def _free_machines(self) -> list[MachineRecord]:
        return [
            machine
            for machine in self._state.machines.values()
            if machine.status is MachineStatus.CONNECTED and machine.accepts_runs and machine.run_id is None
        ]

    def _demands(self, machines: Iterable[MachineRecord]) -> list[Demand]:
        """The queues from which these machines can take something."""
        found: dict[Demand, None] = {}
        for machine in machines:
            session_id = machine.reserved_session_id
            found[("machine", machine.id) if session_id is None else ("session", session_id)] = None
        return [*found, *(demand for demand in self._queues if demand[0] == "pools")]

    def _live_queue(self, demand: Demand) -> list[tuple[Position, UUID]]:
        """A queue whose first entry still waits for this demand."""
        queue = self._queues.get(demand, [])
        while queue and self._queued.get(queue[0][1]) != (demand, queue[0][0]):
            heapq.heappop(queue)
        if not queue:
            self._queues.pop(demand, None)
        return queue

    def _refresh(self) -> None:
        sessions = dict(self._changed_sessions)
        for run_id in self._changed_runs:
            before, after = self._session_of.get(run_id), self._update_session(run_id)
            sessions |= {position[0]: None for position in (before, after) if position is not None}
            # In a session the run only queues when it turns out to be the next one.
            self._queue(run_id, wanted=after is None)
        self._changed_runs.clear()
        self._changed_sessions.clear()
        for session_id in sessions:
            head = self._head(session_id)
            if head is not None:
                self._queue(head, wanted=True)

    def _waiting(self, run_id: UUID) -> RunRecord | None:
        run = self._state.open_runs.peek(run_id)
        return run if run is not None and run.status is RunStatus.SCHEDULING else None

    def _update_session(self, run_id: UUID) -> tuple[UUID, int] | None:
        run = self._waiting(run_id)
        if run is None or run.session_id is None:
            self._session_of.pop(run_id, None)
            return None
        position = (run.session_id, run.sequence)
        if self._session_of.get(run_id) != position:
            self._session_of[run_id] = position
            heapq.heappush(self._sessions.setdefault(position[0], []), (position[1], run_id))
        return position

    def _head(self, session_id: UUID) -> UUID | None:
        """The run of a session that is next."""
        heap = self._sessions.get(session_id, [])
        while heap and self._session_of.get(heap[0][1]) != (session_id, heap[0][0]):
            heapq.heappop(heap)
        if not heap:
            self._sessions.pop(session_id, None)
        return heap[0][1] if heap else None

    def _queue(self, run_id: UUID, *, wanted: bool) -> None:
        run = self._waiting(run_id) if wanted else None
        if run is None or not run.ready:
            self._queued.pop(run_id, None)
            return
        entry = (self._demand(run), (not run.is_priority, run.sequence))
        if self._queued.get(run_id) != entry:
            self._queued[run_id] = entry
            heapq.heappush(self._queues.setdefault(entry[0], []), (entry[1], run_id))

    def _demand(self, run: RunRecord) -> Demand:
        wanted, pools = run.requested_machine_id, run.pool_ids
        if run.session_id is not None:
            session = self._state.sessions[run.session_id]
            wanted, pools = session.machine_id or session.requested_machine_id, session.pool_ids
            machine = self._state.machines.get(wanted) if wanted is not None else None
            if machine is not None and machine.reserved_session_id == session.id:
                return ("session", session.id)
        return ("machine", wanted) if wanted is not None else ("pools", frozenset(pools or ()))


def _serves(machine: MachineRecord, demand: Demand) -> bool:
    match demand:
        case ("session", session_id):
            return machine.reserved_session_id == session_id
        case ("machine", machine_id):
            return machine.reserved_session_id is None and machine.id == machine_id
        case ("pools", pool_ids):
            return machine.reserved_session_id is None and pool_ids <= set(machine.pool_ids)
