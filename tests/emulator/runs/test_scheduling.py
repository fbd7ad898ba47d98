import pytest

from cyberdesk.emulator._rules.machines.deletion import delete_machine
from cyberdesk.emulator._rules.runs.life_cycle import Ending, cancel_run, end_run
from cyberdesk.emulator._rules.runs.orders import RetryOrder
from cyberdesk.emulator._rules.runs.retry import retry_run
from cyberdesk.emulator._state import MachineStatus, RunRecord, RunStatus

from ..world import World

SUCCESS = Ending(status=RunStatus.SUCCESS)


@pytest.fixture
def world() -> World:
    return World()


def test_runs_start_in_the_order_of_their_creation(world: World) -> None:
    first, second = world.machine(), world.machine()
    runs = [world.run() for _ in range(3)]

    assert world.schedule() == [(runs[0], first), (runs[1], second)]
    assert [run.status for run in runs] == ["running", "running", "scheduling"]
    assert (first.run_id, first.is_available) == (runs[0].id, False)


def test_a_machine_takes_the_next_run_when_it_is_free_again(world: World) -> None:
    machine = world.machine()
    first, second = world.run(), world.run()
    world.schedule()

    assert world.schedule() == []
    end_run(world.state, first, SUCCESS, world.stamp().now)
    assert world.schedule() == [(second, machine)]


def test_priority_goes_first_but_interrupts_nothing(world: World) -> None:
    world.machine()
    running = world.run()
    world.schedule()
    normal, urgent = world.run(), world.run(is_priority=True)

    assert world.schedule() == []
    end_run(world.state, running, SUCCESS, world.stamp().now)
    assert [run for run, _ in world.schedule()] == [urgent]
    assert normal.status is RunStatus.SCHEDULING


def test_a_run_that_is_not_ready_waits(world: World) -> None:
    world.machine()
    world.run(ready=False)
    ready = world.run()

    assert [run for run, _ in world.schedule()] == [ready]


@pytest.mark.parametrize("status", [MachineStatus.DISCONNECTED, MachineStatus.ERROR])
def test_a_machine_out_of_reach_gets_nothing(world: World, status: MachineStatus) -> None:
    machine = world.machine(status=status)
    run = world.run(machine_id=machine.id)

    assert world.schedule() == []
    machine.status = MachineStatus.CONNECTED
    assert world.schedule() == [(run, machine)]


def test_a_machine_taken_out_of_use_gets_nothing(world: World) -> None:
    world.machine(accepts_runs=False)
    world.run()

    assert world.schedule() == []


def test_a_named_machine_is_waited_for_and_pools_do_not_matter(world: World) -> None:
    pool = world.pool()
    named, other = world.machine(), world.machine(pool)
    holder = world.run(machine_id=named.id)
    waiting = world.run(machine_id=named.id, pool_ids=[pool.id])
    behind = world.run()

    assert world.schedule() == [(holder, named), (behind, other)]
    end_run(world.state, holder, SUCCESS, world.stamp().now)
    assert world.schedule() == [(waiting, named)]


def test_pools_intersect(world: World) -> None:
    customer, excel = world.pool(), world.pool()
    world.machine(customer)
    world.machine(excel)
    run = world.run(pool_ids=[customer.id, excel.id])

    assert world.schedule() == []
    both = world.machine(customer, excel)
    assert world.schedule() == [(run, both)]


def test_a_session_reserves_its_machine_against_all_others(world: World) -> None:
    machine = world.machine()
    opener = world.run(start_session=True)
    world.run()
    world.schedule()
    end_run(world.state, opener, SUCCESS, world.stamp().now)

    assert machine.reserved_session_id == opener.id
    assert not machine.is_available
    assert world.schedule() == []
    member = world.run(session_id=opener.id)
    assert world.schedule() == [(member, machine)]


def test_the_runs_of_a_session_keep_their_order_whatever_their_priority(world: World) -> None:
    world.machine()
    world.machine()
    opener = world.run(start_session=True)
    second = world.run(session_id=opener.id)
    urgent = world.run(session_id=opener.id, is_priority=True)
    order: list[RunRecord] = []
    for _ in range(3):
        [(run, _)] = world.schedule()
        order.append(run)
        end_run(world.state, run, SUCCESS, world.stamp().now)

    assert order == [opener, second, urgent]


def test_a_session_waits_for_its_requested_machine(world: World) -> None:
    pool = world.pool()
    world.machine()
    opener = world.run(start_session=True, pool_ids=[pool.id])

    assert world.schedule() == []
    right = world.machine(pool)
    assert world.schedule() == [(opener, right)]


def test_two_sessions_share_no_machine(world: World) -> None:
    machine = world.machine()
    first, second = world.run(start_session=True), world.run(start_session=True)
    world.schedule()
    end_run(world.state, first, Ending(status=RunStatus.SUCCESS), world.stamp().now)

    assert world.schedule() == []
    member = world.run(session_id=first.id, release_session_after=True)
    world.schedule()
    end_run(world.state, member, SUCCESS, world.stamp().now)
    assert world.schedule() == [(second, machine)]


def test_a_session_that_failed_lets_the_next_run_in(world: World) -> None:
    machine = world.machine()
    opener = world.run(start_session=True)
    other = world.run()
    world.schedule()
    cancel_run(world.state, opener, "why", world.stamp().now)

    assert world.schedule() == [(other, machine)]


def test_a_session_stays_on_its_machine_though_another_is_free(world: World) -> None:
    first, second = world.machine(), world.machine()
    busy, opener = world.run(), world.run(start_session=True)
    assert world.schedule() == [(busy, first), (opener, second)]
    for run in (busy, opener):
        end_run(world.state, run, SUCCESS, world.stamp().now)

    member = world.run(session_id=opener.id)
    assert world.schedule() == [(member, second)]


def test_a_session_that_lost_its_machine_stays_within_its_pools(world: World) -> None:
    pool = world.pool()
    lost = world.machine(pool)
    opener = world.run(start_session=True, pool_ids=[pool.id])
    member = world.run(session_id=opener.id)
    for run, ending in ((opener, SUCCESS), (member, Ending(status=RunStatus.ERROR, ends_session=True))):
        world.schedule()
        end_run(world.state, run, ending, world.stamp().now)
    delete_machine(world.state, lost, world.now)
    world.machine()
    right = world.machine(pool)

    retry_run(world.state, member, RetryOrder(), world.stamp())
    member.ready = True
    assert world.schedule() == [(member, right)]


def test_a_session_whose_machine_is_deleted_while_it_waits_may_go_elsewhere(world: World) -> None:
    gone = world.machine(status=MachineStatus.DISCONNECTED)
    other = world.machine()
    opener = world.run(start_session=True, machine_id=gone.id)
    member = world.run(session_id=opener.id)
    cancel_run(world.state, opener, "why", world.now)
    retry_run(world.state, member, RetryOrder(), world.stamp())
    member.ready = True

    assert world.schedule() == []
    delete_machine(world.state, gone, world.now)
    assert world.schedule() == [(member, other)]


def test_a_retried_run_queues_behind_what_was_there_before(world: World) -> None:
    machine = world.machine()
    retried = world.run()
    cancel_run(world.state, retried, "why", world.stamp().now)
    waiting = world.run()
    retry_run(world.state, retried, RetryOrder(), world.stamp())
    retried.ready = True

    assert world.schedule() == [(waiting, machine)]
