"""`include`: the related objects that a response contains besides the requested ones.

A resource declares its relations as a mapping from the names that `include` may hold to functions from a record
to the records beside it. Those arrive as one flat list `included`, each once however often it is referred to.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

import attrs

from cyberdesk.emulator._http.queries import Query
from cyberdesk.emulator._rendering.machines import render_machine, render_pool
from cyberdesk.emulator._rendering.workflows import render_workflow
from cyberdesk.emulator._rules.errors import BadRequest
from cyberdesk.emulator._state import MachineRecord, PoolRecord, RunRecord, State, TrajectoryRecord, WorkflowRecord

__all__ = [
    "MACHINE_RELATIONS",
    "POOL_RELATIONS",
    "RUN_RELATIONS",
    "TRAJECTORY_RELATIONS",
    "Include",
    "Relations",
    "included_names",
    "read_include",
]

Record = TypeVar("Record")
Related: TypeAlias = "WorkflowRecord | MachineRecord | PoolRecord"
Relations: TypeAlias = Mapping[str, Callable[[State, Record], Iterable[Related]]]


@attrs.frozen
class Include(Generic[Record]):
    """The relations that one request includes."""

    relations: Sequence[Callable[[State, Record], Iterable[Related]]]

    def beside(self, state: State, records: Iterable[Record]) -> dict[str, Any]:
        """What to add to the response: `included` when the request has an `include`, else nothing."""
        if not self.relations:
            return {}
        found: dict[tuple[str, UUID], Related] = {}
        for record in records:
            for relation in self.relations:
                for related in relation(state, record):
                    found.setdefault((_kind(related), related.id), related)
        return {"included": [{"type": kind, **_shown(state, related)} for (kind, _), related in found.items()]}


def included_names(query: Query, known: Collection[str]) -> list[str] | None:
    """The names in the `include` parameter, each once, or None when it was not given.

    Raises:
        BadRequest: one of the names is not known.
    """
    text = query.text("include")
    if text is None:
        return None
    wanted = [name for name in dict.fromkeys(map(str.strip, text.split(","))) if name]
    for name in wanted:
        if name not in known:
            raise BadRequest(f"Unknown include {name!r}; known are {', '.join(sorted(known))}")
    return wanted


def read_include(query: Query, known: Relations[Record]) -> Include[Record]:
    """The `include` parameter: names with commas between them, in any order.

    Raises:
        BadRequest: one of the names is not a relation of this resource.
    """
    return Include([known[name] for name in included_names(query, known) or ()])


def _kind(record: Related) -> str:
    match record:
        case WorkflowRecord():
            return "workflow"
        case MachineRecord():
            return "machine"
        case PoolRecord():
            return "pool"


def _shown(state: State, record: Related) -> dict[str, Any]:
    match record:
        case WorkflowRecord():
            return render_workflow(state, record)
        case MachineRecord():
            return render_machine(record)
        case PoolRecord():
            return render_pool(state, record)


def _workflow(state: State, workflow_id: UUID) -> Iterator[Related]:
    """The workflow that a run or a trajectory is of, if it still exists."""
    if workflow_id in state.workflows:
        yield state.workflows[workflow_id]


def _machine_of_run(state: State, run: RunRecord) -> Iterator[MachineRecord]:
    if run.machine_id is not None and run.machine_id in state.machines:
        yield state.machines[run.machine_id]


def _machine_and_pools_of_run(state: State, run: RunRecord) -> Iterator[Related]:
    # Pools alone would refer to no object in the response.
    for machine in _machine_of_run(state, run):
        yield machine
        yield from _pools_of_machine(state, machine)


def _pools_of_machine(state: State, machine: MachineRecord) -> Iterator[Related]:
    return (state.pools[pool_id] for pool_id in machine.pool_ids)


def _machines_of_pool(state: State, pool: PoolRecord) -> Iterator[Related]:
    return (machine for machine in state.machines.values() if pool.id in machine.pool_ids)


RUN_RELATIONS: Relations[RunRecord] = {
    "workflow": lambda state, run: _workflow(state, run.workflow_id),
    "machine": _machine_of_run,
    "machine.pools": _machine_and_pools_of_run,
}
MACHINE_RELATIONS: Relations[MachineRecord] = {"pools": _pools_of_machine}
POOL_RELATIONS: Relations[PoolRecord] = {"machines": _machines_of_pool}
TRAJECTORY_RELATIONS: Relations[TrajectoryRecord] = {
    "workflow": lambda state, trajectory: _workflow(state, trajectory.workflow_id),
}
