from datetime import timedelta
from typing import Any

import pytest

from cyberdesk.emulator._rules.errors import BadRequest, Conflict, InvalidRequest, NotFound
from cyberdesk.emulator._rules.machines.deletion import delete_machine
from cyberdesk.emulator._rules.runs.deletion import delete_run
from cyberdesk.emulator._rules.runs.life_cycle import (
    Ending,
    cancel_run,
    clear_machine,
    end_run,
    start_checks,
)
from cyberdesk.emulator._rules.runs.orders import FileOrder, MachineChoice, RetryOrder
from cyberdesk.emulator._rules.runs.retry import retry_run
from cyberdesk.emulator._rules.sessions.sessions import alias_outputs
from cyberdesk.emulator._rules.workflows.deletion import delete_workflow
from cyberdesk.emulator._state import RunRecord, RunStatus

from ..world import World

FAILED = Ending(status=RunStatus.ERROR, error=["broken"], ends_session=True)
SUCCESS = Ending(status=RunStatus.SUCCESS)


@pytest.fixture
def world() -> World:
    return World()


def end(world: World, run: RunRecord, ending: Ending = SUCCESS) -> list[RunRecord]:
    return end_run(world.state, run, ending, world.stamp().now)


def test_times_and_machine_follow_the_status(world: World) -> None:
    machine = world.machine()
    run = world.run()
    assert (run.started_at, run.ended_at, run.machine_id) == (None, None, None)

    world.schedule()
    assert run.started_at is not None
    assert (run.ended_at, run.machine_id) == (None, machine.id)

    assert end(world, run) == [run]
    assert run.ended_at == run.started_at + timedelta(seconds=1)
    assert run.machine_id == machine.id
    assert machine.is_available


def test_secrets_go_when_the_run_ends(world: World) -> None:
    world.machine()
    run = world.run(sensitive_values={"password": "hunter2"})
    assert list(run.sensitive_input_aliases or {}) == ["password"]
    assert "hunter2" not in repr(run)
    assert world.state.vault == {run.id: {"password": "hunter2"}}

    world.schedule()
    end(world, run)
    assert world.state.vault == {}


@pytest.mark.parametrize("standalone", [True, False])
def test_only_a_standalone_run_gives_its_machine_back_for_the_checks(world: World, standalone: bool) -> None:
    check = {"id": world.new_id(), "name": "file there", "type": "run_attachment_exists", "order": 0}
    workflow = world.workflow(post_run_checks=[check])
    machine = world.machine()
    run = world.run(workflow=workflow, start_session=not standalone)
    world.schedule()
    workflow.post_run_checks = []

    start_checks(world.state, run, world.stamp().now)
    assert run.status is RunStatus.RUNNING_CHECKS
    assert (machine.run_id is None) is standalone
    end(world, run)
    assert run.post_run_checks is not None
    assert [check["status"] for check in run.post_run_checks] == ["success"]


def test_a_failure_releases_the_session_and_cancels_what_waits_in_it(world: World) -> None:
    machine = world.machine()
    opener = world.run(start_session=True)
    waiting = [world.run(session_id=opener.id) for _ in range(2)]
    world.schedule()

    assert end(world, opener, FAILED) == [opener, *waiting]
    assert [run.status for run in waiting] == ["cancelled", "cancelled"]
    assert waiting[0].error == [f"Cancelled because run {opener.id} ended as error and released the session"]
    assert [run.release_session_after for run in (opener, *waiting)] == [True, None, None]
    assert machine.reserved_session_id is None
    assert world.state.open_runs == {}


def test_a_success_keeps_the_session_by_default(world: World) -> None:
    machine = world.machine()
    opener = world.run(start_session=True)
    last = world.run(session_id=opener.id, release_session_after=True)
    world.schedule()
    assert end(world, opener) == [opener]
    assert machine.reserved_session_id == opener.id

    world.schedule()
    end(world, last)
    assert machine.reserved_session_id is None


def test_cancelling_a_waiting_run_ends_its_session_and_the_run_in_progress(world: World) -> None:
    machine = world.machine()
    opener = world.run(start_session=True)
    waiting = world.run(session_id=opener.id)
    world.schedule()

    assert cancel_run(world.state, waiting, "asked", world.now) == [waiting, opener]
    assert (opener.status, waiting.status) == (RunStatus.CANCELLED, RunStatus.CANCELLED)
    assert waiting.error == ["asked"]
    assert machine.is_available


def test_what_has_ended_cannot_be_cancelled(world: World) -> None:
    world.machine()
    run = world.run()
    world.schedule()
    end(world, run)

    with pytest.raises(Conflict):
        cancel_run(world.state, run, "asked", world.now)


def test_clearing_a_machine_cancels_what_is_on_it_and_waits_for_it(world: World) -> None:
    machine = world.machine()
    opener = world.run(start_session=True)
    member = world.run(session_id=opener.id)
    pinned, other = world.run(machine_id=machine.id), world.run()
    world.schedule()
    machine.accepts_runs = False

    assert clear_machine(world.state, machine, world.now) == [opener, member, pinned]
    assert machine.is_available
    assert world.schedule() == [(other, machine)]


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"session_id": "unknown"}, NotFound),
        ({"machine_id": "unknown"}, NotFound),
        ({"pool_ids": ["unknown"]}, NotFound),
        ({"session_id": "released"}, BadRequest),
        ({"session_id": "live", "start_session": True}, BadRequest),
        ({"input_values": {"a": {"$ref": "nonsense"}}}, InvalidRequest),
        ({"sensitive_values": {"a": {"b": {"$ref": "one.outputs.x"}}}}, InvalidRequest),
    ],
)
def test_a_run_that_cannot_be_is_refused_and_leaves_no_trace(
    world: World, fields: dict[str, Any], refusal: type[Exception]
) -> None:
    world.machine()
    live, released = world.run(start_session=True), world.run(start_session=True)
    cancel_run(world.state, released, "asked", world.now)
    ids = {"unknown": world.new_id(), "live": live.id, "released": released.id}
    for name, value in list(fields.items()):
        if isinstance(value, str):
            fields = fields | {name: ids[value]}
        elif value == ["unknown"]:
            fields = fields | {name: [ids["unknown"]]}

    with pytest.raises(refusal):
        world.run(**fields)
    assert list(world.state.runs) == [live.id, released.id]
    assert list(world.state.sessions) == [live.id, released.id]


def test_a_session_takes_precedence_over_machine_and_pools(world: World) -> None:
    world.machine()
    opener = world.run(start_session=True)
    member = world.run(session_id=opener.id, machine_id=world.new_id(), pool_ids=[world.new_id()])

    assert member.machine_id is None


def test_retry_clears_results_and_keeps_inputs(world: World) -> None:
    world.machine()
    file = FileOrder(filename="a.txt", content=b"a")
    run = world.run(input_values={"a": 1}, sensitive_values={"p": "s"}, files=(file,), is_priority=True)
    created, first_file = run.created_at, run.input_attachment_ids
    world.schedule()
    run.output_data = {"x": 1}
    end(world, run, FAILED)

    retry_run(world.state, run, RetryOrder(), world.stamp())
    assert (run.status, run.attempt, run.created_at) == (RunStatus.SCHEDULING, 2, created)
    assert not any((run.started_at, run.ended_at, run.error, run.output_data))
    assert (run.input_values, run.is_priority) == ({"a": 1}, True)
    assert run.input_attachment_ids == first_file
    assert run.sensitive_input_aliases is None
    assert not run.ready
    assert run.id in world.state.open_runs


def test_retry_takes_new_inputs(world: World) -> None:
    world.machine()
    run = world.run(input_values={"a": 1}, files=(FileOrder(filename="a.txt", content=b"a"),))
    [old_file] = run.input_attachment_ids
    world.schedule()
    end(world, run)

    order = RetryOrder(
        input_values={"b": 2},
        sensitive_values={"p": "s"},
        files=(FileOrder(filename="b.txt", content=b"b"),),
        is_priority=True,
    )
    retry_run(world.state, run, order, world.stamp())
    assert (run.input_values, run.is_priority) == ({"b": 2}, True)
    assert old_file not in world.state.attachments
    assert [world.state.attachments[i].filename for i in run.input_attachment_ids] == ["b.txt"]
    assert world.state.vault == {run.id: {"p": "s"}}


def test_retry_of_an_active_run_is_refused(world: World) -> None:
    world.machine()
    run = world.run()
    with pytest.raises(Conflict):
        retry_run(world.state, run, RetryOrder(), world.stamp())
    world.schedule()
    with pytest.raises(Conflict):
        retry_run(world.state, run, RetryOrder(), world.stamp())


def test_retry_takes_its_released_session_up_again_on_the_same_machine(world: World) -> None:
    world.machine()
    machine = world.machine()
    run = world.run(start_session=True, machine_id=machine.id)
    world.schedule()
    end(world, run, FAILED)
    assert run.release_session_after is True

    retry_run(world.state, run, RetryOrder(), world.stamp())
    run.ready = True
    assert run.session_id == run.id
    assert run.release_session_after is None
    assert world.schedule() == [(run, machine)]
    assert machine.reserved_session_id == run.id


def test_retry_can_leave_its_session(world: World) -> None:
    world.machine()
    run = world.run(start_session=True, session_alias="a", release_session_after=True)
    world.schedule()
    end(world, run)

    retry_run(world.state, run, RetryOrder(reuse_session=False), world.stamp())
    assert (run.session_id, run.session_alias, run.release_session_after) == (None, None, None)


def test_retry_can_start_a_session_of_its_own(world: World) -> None:
    world.machine()
    run = world.run(start_session=True)
    world.schedule()
    end(world, run)

    retry_run(world.state, run, RetryOrder(start_session=True, session_alias="b"), world.stamp())
    assert run.session_id not in (None, run.id)
    assert run.session_alias == "b"


def test_retry_can_join_another_session(world: World) -> None:
    world.machine()
    run = world.run()
    world.schedule()
    end(world, run)
    opener = world.run(start_session=True)

    unknown = RetryOrder(choice=MachineChoice(session_id=world.new_id()))
    with pytest.raises(NotFound):
        retry_run(world.state, run, unknown, world.stamp())
    both = RetryOrder(choice=MachineChoice(session_id=opener.id), start_session=True)
    with pytest.raises(BadRequest):
        retry_run(world.state, run, both, world.stamp())
    assert run.status is RunStatus.SUCCESS

    order = RetryOrder(choice=MachineChoice(session_id=opener.id), release_session_after=True)
    retry_run(world.state, run, order, world.stamp())
    assert (run.session_id, run.release_session_after) == (opener.id, True)


def test_retry_can_choose_another_machine(world: World) -> None:
    first, second = world.machine(), world.machine()
    pool = world.pool()
    run = world.run(machine_id=first.id)
    world.schedule()
    end(world, run)

    retry_run(world.state, run, RetryOrder(choice=MachineChoice(machine_id=second.id)), world.stamp())
    assert run.machine_id == second.id
    cancel_run(world.state, run, "again", world.now)
    retry_run(world.state, run, RetryOrder(choice=MachineChoice(pool_ids=[pool.id])), world.stamp())
    assert run.machine_id is None
    assert run.pool_ids == [pool.id]


def test_deleting_a_run_ends_it_and_removes_its_files(world: World) -> None:
    machine = world.machine()
    run = world.run(files=(FileOrder(filename="a.txt", content=b"a"),))
    world.schedule()

    assert delete_run(world.state, run, world.now) == [run]
    assert (world.state.runs, world.state.attachments, world.state.open_runs) == ({}, {}, {})
    assert machine.is_available


def test_deleting_a_workflow_deletes_its_runs(world: World) -> None:
    world.machine()
    workflow, other = world.workflow(), world.workflow()
    run, kept = world.run(workflow=workflow), world.run(workflow=other)
    world.schedule()

    assert delete_workflow(world.state, workflow, world.now) == [run]
    assert list(world.state.runs) == [kept.id]


def test_deleting_a_machine_ends_what_depends_on_it_and_keeps_the_rest(world: World) -> None:
    machine = world.machine()
    done = world.run()
    world.schedule()
    end(world, done)
    opener = world.run(start_session=True)
    member, pinned, free = world.run(session_id=opener.id), world.run(machine_id=machine.id), world.run()
    world.schedule()

    assert delete_machine(world.state, machine, world.now) == [opener, member, pinned]
    assert [run.status for run in (opener, pinned)] == ["error", "error"]
    assert {run.machine_id for run in world.state.runs.values()} == {None}
    assert free.status is RunStatus.SCHEDULING
    with pytest.raises(BadRequest):
        world.run(session_id=opener.id)


def test_a_session_ends_with_its_machine(world: World) -> None:
    machine = world.machine()
    opener = world.run(start_session=True)
    world.schedule()
    end(world, opener)
    delete_machine(world.state, machine, world.now)

    with pytest.raises(BadRequest):
        world.run(session_id=opener.id)


def test_a_session_taken_up_again_can_be_joined_and_released(world: World) -> None:
    machine = world.machine()
    run = world.run(start_session=True)
    world.schedule()
    end(world, run, FAILED)
    retry_run(world.state, run, RetryOrder(), world.stamp())
    run.ready = True
    member = world.run(session_id=run.id, release_session_after=True)
    for step in (run, member):
        world.schedule()
        end(world, step)

    assert machine.is_available


def test_an_alias_stands_for_the_run_that_ended_last(world: World) -> None:
    world.machine()
    opener = world.run(start_session=True, session_alias="a")
    again = world.run(session_id=opener.id, session_alias="a")
    waiting = world.run(session_id=opener.id, session_alias="a")
    assert alias_outputs(world.state, opener.id, "a") is None
    for number, run in enumerate((opener, again)):
        world.schedule()
        run.output_data = {"n": number}
        end(world, run)
        assert alias_outputs(world.state, opener.id, "a") == {"n": number}
    waiting.created_at = world.stamp().now

    assert alias_outputs(world.state, opener.id, "a") == {"n": 1}
    assert alias_outputs(world.state, opener.id, "b") is None
    assert alias_outputs(world.state, None, "a") is None
