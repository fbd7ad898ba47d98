"""The queues choose what going through all runs would choose, with far less work."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings, strategies as st

from cyberdesk.emulator._rules.machines.deletion import delete_machine
from cyberdesk.emulator._rules.runs.deletion import delete_run
from cyberdesk.emulator._rules.runs.life_cycle import Ending, cancel_run, clear_machine, end_run, start_run
from cyberdesk.emulator._rules.runs.orders import MachineChoice, RetryOrder
from cyberdesk.emulator._rules.runs.retry import retry_run
from cyberdesk.emulator._state import MachineRecord, MachineStatus, PoolRecord, RunRecord, RunStatus, State

from ..world import World


def plain_assignments(state: State) -> list[tuple[RunRecord, MachineRecord]]:
    """The rule in its plainest form: each run in turn, and for each every machine."""
    waiting = [run for run in state.open_runs.values() if run.status is RunStatus.SCHEDULING]
    heads: dict[UUID, RunRecord] = {}
    for run in sorted(waiting, key=lambda run: run.sequence):
        if run.session_id is not None:
            heads.setdefault(run.session_id, run)
    free = [
        machine
        for machine in state.machines.values()
        if machine.status is MachineStatus.CONNECTED and machine.accepts_runs and machine.run_id is None
    ]
    found: list[tuple[RunRecord, MachineRecord]] = []
    for run in sorted(waiting, key=lambda run: (not run.is_priority, run.sequence)):
        if not run.ready or (run.session_id is not None and heads[run.session_id] is not run):
            continue
        machine = next((machine for machine in free if _can_take(state, machine, run)), None)
        if machine is not None:
            free.remove(machine)
            found.append((run, machine))
    return found


def _can_take(state: State, machine: MachineRecord, run: RunRecord) -> bool:
    wanted, pools = run.requested_machine_id, run.pool_ids
    if run.session_id is not None:
        session = state.sessions[run.session_id]
        wanted, pools = session.machine_id or session.requested_machine_id, session.pool_ids
    if machine.reserved_session_id not in (None, run.session_id):
        return False
    return machine.id == wanted if wanted is not None else set(pools or ()) <= set(machine.pool_ids)


class Desk:
    """A world in which anything may happen to runs and machines; draws say to which."""

    def __init__(self, draw: Callable[[int], int]) -> None:
        self.world = World()
        self.draw = draw
        self.pools = [self.world.pool(), self.world.pool()]
        for pools in ([], self.pools[:1], self.pools):
            self.world.machine(*pools)

    def act(self) -> None:
        actions = (self.create, self.create, self.create, self.finish, self.finish, self.cancel, self.retry)
        rare = (self.ready, self.prefer, self.plug, self.clear, self.delete, self.scrap, self.move)
        [*actions, *rare][self.draw(len(actions) + len(rare))]()

    def one(self, *statuses: RunStatus) -> RunRecord | None:
        runs = [run for run in self.world.state.runs.values() if run.status in statuses]
        return runs[self.draw(len(runs))] if runs else None

    def machine(self) -> MachineRecord | None:
        machines = list(self.world.state.machines.values())
        return machines[self.draw(len(machines))] if machines else None

    def some_pools(self) -> list[UUID]:
        return [[], [self.pools[0].id], [pool.id for pool in self.pools]][self.draw(3)]

    def create(self) -> None:
        machine = self.machine()
        sessions = [session for session in self.world.state.sessions.values() if not session.released]
        choices: list[dict[str, Any]] = [
            {"pool_ids": self.some_pools()},
            {"machine_id": machine.id} if machine is not None else {},
            {"start_session": True, "pool_ids": self.some_pools()},
            {"start_session": True, "machine_id": machine.id} if machine is not None else {},
            {"session_id": sessions[self.draw(len(sessions))].id} if sessions else {},
        ]
        flags: dict[str, Any] = {"is_priority": self.draw(3) == 0, "release_session_after": self.draw(3) == 0}
        self.world.run(ready=self.draw(4) > 0, **flags, **choices[self.draw(5)])

    def finish(self) -> None:
        run = self.one(RunStatus.RUNNING)
        if run is not None:
            ending = [
                Ending(status=RunStatus.SUCCESS),
                Ending(status=RunStatus.ERROR, ends_session=True),
                Ending(status=RunStatus.TASK_FAILED),
            ][self.draw(3)]
            end_run(self.world.state, run, ending, self.world.now)

    def cancel(self) -> None:
        run = self.one(RunStatus.SCHEDULING, RunStatus.RUNNING)
        if run is not None:
            cancel_run(self.world.state, run, "why", self.world.now)

    def retry(self) -> None:
        run = self.one(RunStatus.SUCCESS, RunStatus.ERROR, RunStatus.CANCELLED)
        machine = self.machine()
        if run is None:
            return
        order = [
            RetryOrder(),
            RetryOrder(reuse_session=False, is_priority=True),
            RetryOrder(start_session=True),
            RetryOrder(reuse_session=False, choice=MachineChoice(machine_id=machine.id if machine else None)),
        ][self.draw(4)]
        retry_run(self.world.state, run, order, self.world.stamp())
        run.ready = self.draw(2) == 0

    def ready(self) -> None:
        run = self.one(RunStatus.SCHEDULING)
        if run is not None:
            run.ready = not run.ready

    def prefer(self) -> None:
        run = self.one(RunStatus.SCHEDULING)
        if run is not None:
            run.is_priority = not run.is_priority

    def plug(self) -> None:
        machine = self.machine()
        if machine is not None:
            machine.status = [MachineStatus.CONNECTED, MachineStatus.DISCONNECTED][self.draw(2)]

    def clear(self) -> None:
        machine = self.machine()
        if machine is not None:
            clear_machine(self.world.state, machine, self.world.now)

    def delete(self) -> None:
        run = self.one(*RunStatus)
        if run is not None:
            delete_run(self.world.state, run, self.world.now)

    def scrap(self) -> None:
        machine = self.machine()
        if machine is not None:
            delete_machine(self.world.state, machine, self.world.now)
        pools: list[PoolRecord] = [pool for pool in self.pools if self.draw(2)]
        self.world.machine(*pools)

    def move(self) -> None:
        machine = self.machine()
        if machine is not None:
            machine.pool_ids = self.some_pools()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_queues_choose_what_going_through_all_runs_would_choose(data: st.DataObject) -> None:
    desk = Desk(lambda count: data.draw(st.integers(0, count - 1)))
    for _ in range(data.draw(st.integers(1, 40))):
        desk.act()
        state = desk.world.state
        plain = plain_assignments(state)
        assert desk.world.scheduler.next_assignments() == plain
        if data.draw(st.booleans()):
            assert desk.world.scheduler.next_assignments() == plain, "looking changes nothing"
        for run, machine in plain:
            start_run(state, run, machine, desk.world.now)


def test_the_work_does_not_grow_with_the_number_of_waiting_runs() -> None:
    world = World()
    pools = [world.pool() for _ in range(5)]
    for number in range(50):
        world.machine(pools[number % 5])
    named = world.machine()
    for number in range(2000):
        world.run(pool_ids=[pools[number % 5].id])
        world.run(machine_id=named.id)
    ended = 0
    while started := world.schedule():
        for run, _ in started:
            end_run(world.state, run, Ending(status=RunStatus.SUCCESS), world.now)
            ended += 1

    assert ended == 4000
    # Once for each run that starts, and once for each of the few kinds of demand that go without.
    assert world.scheduler.examined <= 4000 * 7
