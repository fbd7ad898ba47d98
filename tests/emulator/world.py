"""A state to try the rules on, without a server."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import attrs

from cyberdesk.emulator._rules.runs.creation import create_run
from cyberdesk.emulator._rules.runs.life_cycle import start_run
from cyberdesk.emulator._rules.runs.orders import MachineChoice, RunOrder
from cyberdesk.emulator._rules.runs.scheduling import Scheduler
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._state import MachineRecord, PoolRecord, RunRecord, State, WorkflowRecord

__all__ = ["NOON", "World"]

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def _ids() -> Callable[[], UUID]:
    numbers = itertools.count(1)
    return lambda: UUID(int=next(numbers))


@attrs.define
class World:
    state: State = attrs.field(factory=State)
    now: datetime = NOON
    new_id: Callable[[], UUID] = attrs.field(factory=_ids)
    scheduler: Scheduler = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.scheduler = Scheduler(self.state)

    def stamp(self) -> Stamp:
        self.now += timedelta(seconds=1)
        return Stamp(self.now, self.new_id)

    def workflow(self, prompt: str = "Do it", **fields: Any) -> WorkflowRecord:
        stamp = self.stamp()
        workflow = WorkflowRecord(
            id=stamp.new_id(), main_prompt=prompt, created_at=stamp.now, updated_at=stamp.now, **fields
        )
        self.state.workflows[workflow.id] = workflow
        return workflow

    def machine(self, *pools: PoolRecord, **fields: Any) -> MachineRecord:
        stamp = self.stamp()
        machine = MachineRecord(
            id=stamp.new_id(),
            fingerprint="f",
            unkey_key_id="k",
            created_at=stamp.now,
            last_seen=stamp.now,
            pool_ids=[pool.id for pool in pools],
            **fields,
        )
        self.state.machines[machine.id] = machine
        return machine

    def pool(self) -> PoolRecord:
        stamp = self.stamp()
        pool = PoolRecord(id=stamp.new_id(), name="pool", created_at=stamp.now, updated_at=stamp.now)
        self.state.pools[pool.id] = pool
        return pool

    def run(self, *, ready: bool = True, workflow: WorkflowRecord | None = None, **fields: Any) -> RunRecord:
        """A waiting run; machine_id, pool_ids and session_id say where."""
        places = ("machine_id", "pool_ids", "session_id")
        choice = MachineChoice(**{name: fields.pop(name) for name in places if name in fields})
        workflow = workflow or next(iter(self.state.workflows.values()), None) or self.workflow()
        run = create_run(self.state, RunOrder(workflow_id=workflow.id, choice=choice, **fields), self.stamp())
        run.ready = ready
        return run

    def schedule(self) -> list[tuple[RunRecord, MachineRecord]]:
        """Start what can start."""
        assignments = self.scheduler.next_assignments()
        for run, machine in assignments:
            start_run(self.state, run, machine, self.stamp().now)
        return assignments
