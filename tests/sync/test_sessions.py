"""Sessions against the emulator: one machine for several runs, released however the block is left."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from cyberdesk import (
    ChainError,
    Cyberdesk,
    IdempotencyConfig,
    InvalidArgumentError,
    NotFoundError,
    ReleaseUnconfirmedError,
    RetryConfig,
    RunCancelledError,
    RunFailedError,
    SessionEndedError,
    WaitTimeoutError,
    ref,
)
from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, breaks, fails, returns, takes
from cyberdesk.models import RunResponseWithIncludes

from .platform.tasks import at_once, until
from .wire import POLL, Wire, everything_is_free, is_write, nothing, nothing_is_reserved, requests

SEARCH = returns({"id": 7})
START, JOIN = "POST /v1/runs", "POST /v1/runs"
RELEASE = ["GET /v1/machines", "PATCH /v1/machines"]


@pytest.fixture
def wire() -> Wire:
    return Wire()


def wired(emulator: CyberdeskEmulator, wire: Wire, **settings: Any) -> Cyberdesk:
    """A client that sends over the wire."""
    return Cyberdesk(
        emulator.api_key,
        base_url=emulator.base_url,
        retry=RetryConfig(initial_delay=0.01, max_delay=0.02),
        transport=wire,
        **settings,
    )


def test_runs_follow_each_other_on_one_machine() -> None:
    with CyberdeskEmulator(machines=3, scheduling_seconds=0.01, running_seconds=0.02) as emulator:
        search, work = emulator.add_workflow(SEARCH), emulator.add_workflow()
        with (
            Cyberdesk(emulator.api_key, base_url=emulator.base_url) as client,
            client.session() as session,
        ):
            assert emulator.requests == ()
            assert (session.id, session.machine_id) == (None, None)
            first = session.run(search.id, alias="search", poll_interval=POLL)
            assert (session.id, session.machine_id) == (first.id, first.machine_id)
            assert emulator.machines[0].reserved_session_id == session.id
            runs = [
                session.run(
                    work.id,
                    input_values={"x": {"y": [session.outputs("search")["id"]]}},
                    sensitive_input_values={"password": "hunter2"},
                    file_inputs=[("a.txt", b"a")],
                    main_prompt="Only now: {x}",
                    poll_interval=POLL,
                )
                for _ in range(2)
            ]
        assert [(run.output_data or {})["inputs"] for run in runs] == [{"x": {"y": [7]}}] * 2
        assert [run.session_alias for run in runs] == ["run_1", "run_2"]
        assert {run.machine_id for run in runs} == {first.machine_id}
        assert {run.session_id for run in runs} == {first.id}
        assert runs[0].main_prompt == "Only now: {x}"
        assert [len(run.input_attachment_ids or []) for run in runs] == [1, 1]
        assert session.release_confirmed
        assert requests(emulator) == [START, JOIN, JOIN, *RELEASE]
        assert nothing_is_reserved(emulator)


def test_a_block_that_sends_nothing(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    with client.session(pool_ids=[uuid4()]) as session:
        pass
    assert session.release_confirmed
    with pytest.raises(ZeroDivisionError):
        with client.session():
            raise ZeroDivisionError
    assert emulator.requests == ()


def test_the_machine_is_chosen_by_the_first_run(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    second = emulator.add_machine()
    pool = client.pools.create(name="Front desk")
    client.machines.update_pools(second.id, pool_ids=[pool.id])
    choices: tuple[dict[str, Any], ...] = ({"machine_id": second.id}, {"pool_ids": [pool.id]})
    for choice in choices:
        with client.session(**choice, is_priority=True) as session:
            session.run(workflow.id, poll_interval=POLL)
            session.run(workflow.id, poll_interval=POLL)
            assert session.machine_id == second.id
    assert {run.machine_id for run in emulator.runs} == {second.id}
    assert nothing_is_reserved(emulator)


def test_the_last_run_lets_the_server_release(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    with client.session() as session:
        session.run(workflow.id, poll_interval=POLL)
        run = session.run(workflow.id, last=True, poll_interval=POLL)
        assert run.release_session_after is True
        with pytest.raises(SessionEndedError, match="was given its last run"):
            session.run(workflow.id)
        assert nothing_is_reserved(emulator)
    assert requests(emulator) == [START, JOIN, "GET /v1/machines"]
    assert session.release_confirmed


def test_a_session_that_is_kept_and_joined(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    search, work = emulator.add_workflow(SEARCH), emulator.add_workflow()
    with client.session(keep=True) as kept:
        kept.run(search.id, alias="search", poll_interval=POLL)
    assert kept.id is not None
    assert not kept.release_confirmed
    assert requests(emulator) == [START]
    assert emulator.machines[0].reserved_session_id == kept.id

    with client.session(session_id=str(kept.id)) as joined:
        values = {"x": ref("search.outputs.id")}
        run = joined.run(work.id, input_values=values, poll_interval=POLL)
    assert (run.output_data or {})["inputs"] == {"x": 7}
    assert emulator.machines[0].reserved_session_id == kept.id

    with client.session(session_id=kept.id, keep=False) as joined:
        pass
    assert joined.release_confirmed
    assert nothing_is_reserved(emulator)


def test_keeping_may_be_decided_inside(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    session = client.session()
    with pytest.raises(ZeroDivisionError):
        with session:
            session.run(workflow.id, poll_interval=POLL)
            session.keep = True
            raise ZeroDivisionError
    assert emulator.machines[0].reserved_session_id == session.id


def test_releasing_inside_the_block(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    with client.session() as session:
        session.run(workflow.id, poll_interval=POLL)
        session.release()
        assert nothing_is_reserved(emulator)
        with pytest.raises(SessionEndedError, match="was released"):
            session.run(workflow.id)
    assert requests(emulator) == [START, *RELEASE]


def test_started_runs_are_not_waited_for(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    search, work = emulator.add_workflow(SEARCH), emulator.add_workflow()
    with client.session() as session:
        found = session.create(search.id)
        opened = session.create(work.id, input_values={"x": found.outputs["id"]}, last=True)
        assert (found.alias, opened.alias) == ("run_1", "run_2")
        assert found.session_id == opened.session_id == session.id == found.id
        run = opened.wait(timeout=30, poll_interval=POLL)
    assert (run.output_data or {})["inputs"] == {"x": 7}


def test_leaving_cancels_what_has_not_ended(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    entered: list[RunContext] = []

    def held(run: RunContext) -> Outcome:
        entered.append(run)
        return takes(60)

    slow = emulator.add_workflow(held)
    with client.session() as session:
        started = [session.create(slow.id) for _ in range(3)]
        until(lambda: entered)
        since = len(emulator.requests)
    assert session.release_confirmed
    assert requests(emulator, since=since) == ["PATCH /v1/runs", "GET /v1/machines"]
    assert [run.status for run in emulator.runs] == ["cancelled"] * 3
    assert nothing_is_reserved(emulator)
    with pytest.raises(RunCancelledError, match="step 'run_2'"):
        started[1].wait(timeout=30, poll_interval=POLL)


def test_a_run_that_waits_for_a_machine_is_cancelled() -> None:
    with CyberdeskEmulator(machines=0, scheduling_seconds=0.01) as emulator:
        workflow = emulator.add_workflow()
        with Cyberdesk(emulator.api_key, base_url=emulator.base_url) as client:
            session = client.session()
            with pytest.raises(WaitTimeoutError, match="step 'run_1'"):
                with session:
                    session.run(workflow.id, timeout=0.2, poll_interval=POLL)
        assert session.release_confirmed
        assert session.machine_id is None
        emulator.add_machine()
        assert nothing_is_reserved(emulator)


@pytest.mark.parametrize("outcome", [fails("no"), breaks("no")])
def test_a_run_that_fails_ends_the_session(
    client: Cyberdesk, emulator: CyberdeskEmulator, outcome: Outcome
) -> None:
    good, bad = emulator.add_workflow(), emulator.add_workflow(outcome)
    session = client.session()
    with pytest.raises(RunFailedError, match="step 'search' ended as") as caught:
        with session:
            session.run(good.id, poll_interval=POLL)
            session.run(bad.id, alias="search", poll_interval=POLL)
    assert caught.value.step == "search"
    assert session.release_confirmed
    assert requests(emulator) == [START, JOIN, "GET /v1/machines"]

    with client.session() as session:
        run = session.run(bad.id, alias="search", poll_interval=POLL, raise_on_failure=False)
        assert run.status == outcome.status
        with pytest.raises(SessionEndedError, match="ended with its run 'search'"):
            session.run(good.id)
        with pytest.raises(SessionEndedError):
            session.chain()
    assert nothing_is_reserved(emulator)


def test_a_task_that_failed_may_leave_the_session_alive() -> None:
    with CyberdeskEmulator(scheduling_seconds=0.01, task_failed_ends_session=False) as emulator:
        good, bad = emulator.add_workflow(), emulator.add_workflow(fails("no"))
        with (
            Cyberdesk(emulator.api_key, base_url=emulator.base_url) as client,
            client.session() as session,
        ):
            session.run(bad.id, poll_interval=POLL, raise_on_failure=False)
            session.run(good.id, poll_interval=POLL)
        assert requests(emulator) == [START, JOIN, *RELEASE]
        assert nothing_is_reserved(emulator)


def test_a_run_that_is_cancelled_elsewhere(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    slow = emulator.add_workflow(takes(60))

    def cancel(run: RunResponseWithIncludes) -> None:
        if run.status == "running":
            client.runs.update(run.id, status="cancelled")

    session = client.session()
    with pytest.raises(RunCancelledError, match="step 'run_1'"):
        with session:
            session.run(slow.id, poll_interval=POLL, on_update=cancel)
    assert session.release_confirmed
    assert nothing_is_reserved(emulator)


def test_a_machine_that_is_lost(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    slow, quick = emulator.add_workflow(takes(60)), emulator.add_workflow()

    def lose(run: RunResponseWithIncludes) -> None:
        if run.status == "running" and run.machine_id is not None:
            client.machines.delete(run.machine_id)

    session = client.session()
    with pytest.raises(RunFailedError, match="was deleted"):
        with session:
            session.run(quick.id, poll_interval=POLL)
            session.run(slow.id, poll_interval=POLL, on_update=lose)
    assert session.release_confirmed
    assert [run.status for run in emulator.runs] == ["success", "error"]


def test_a_machine_that_belongs_to_another_session_by_now(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    with client.session() as session:
        session.run(workflow.id, poll_interval=POLL)
        client.machines.clear_session(emulator.machines[0].id)
        with client.session(keep=True) as other:
            other.run(workflow.id, poll_interval=POLL)
        since = len(emulator.requests)
    assert requests(emulator, since=since) == ["GET /v1/machines"]
    assert emulator.machines[0].reserved_session_id == other.id


def test_references_are_checked_before_anything_is_sent(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    with client.session() as session:
        for values in ({"q": [ref("search.outputs.id")]}, {"q": [{"$ref": "me.outputs"}]}):
            with pytest.raises(ChainError, match="which is not an earlier run of the session") as caught:
                session.run(uuid4(), alias="me", input_values=values)
            assert (caught.value.step, caught.value.place) == ("me", "input_values.q[0]")
        with pytest.raises(ChainError, match="sensitive values cannot contain"):
            session.create(uuid4(), sensitive_input_values={"p": ref("a.outputs.x")})
        with pytest.raises(ChainError, match="is not a valid alias"):
            session.create(uuid4(), alias="a.b")
        with pytest.raises(ChainError, match="is not a valid alias"):
            session.outputs("")
        with pytest.raises(InvalidArgumentError, match="timeout must be"):
            session.run(uuid4(), timeout=-1)
        with pytest.raises(InvalidArgumentError, match="workflow_id"):
            session.run("abc")
        chain = session.chain()
        with pytest.raises(ChainError, match="which is not an earlier step"):
            chain.step(uuid4(), input_values={"q": ref("search.outputs.id")})
    with pytest.raises(ChainError, match="cannot be combined with session_id"):
        client.session(session_id=uuid4(), pool_ids=[uuid4()])
    with pytest.raises(InvalidArgumentError, match="release_timeout"):
        client.session(release_timeout=0)
    assert emulator.requests == ()


def test_a_session_is_used_in_its_block_only(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    session = client.session()
    with pytest.raises(InvalidArgumentError, match="use the session in a with block"):
        session.run(uuid4())
    with session:
        pass
    with pytest.raises(SessionEndedError):
        session.run(uuid4())
    with pytest.raises(InvalidArgumentError, match="only once"):
        session.__enter__()
    assert emulator.requests == ()


def test_an_alias_used_again_means_the_latest_run(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    def count(run: RunContext) -> Outcome:
        return returns({"n": run.inputs.get("n", 0) + run.inputs.get("by", 1)})

    workflow = emulator.add_workflow(count)
    with client.session() as session:
        run = session.run(workflow.id, alias="page", poll_interval=POLL)
        for _ in range(2):
            values = {"n": session.outputs("page")["n"], "by": 10}
            run = session.run(workflow.id, alias="page", input_values=values, poll_interval=POLL)
    assert run.output_data == {"n": 21}


def test_chains_within_a_session(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    search, work = emulator.add_workflow(SEARCH), emulator.add_workflow()
    with client.session() as session:
        first = session.chain()
        first.step(search.id, alias="search")
        handle = first.start()
        handle.wait(timeout=30, poll_interval=POLL)
        assert session.id == handle.session_id
        assert session.machine_id == emulator.machines[0].id
        second = session.chain(shared_input_values={"x": 1})
        run = session.run(search.id, alias="again", poll_interval=POLL)
        values = {"x": session.outputs("search")["id"], "y": ref("again.outputs.id")}
        step = second.step(work.id, input_values=values)
        results = (second.start()).wait(timeout=30, poll_interval=POLL)
        assert (results[0].output_data or {})["inputs"] == {"x": 7, "y": 7}
        last = session.chain(last=True)
        last.step(work.id, input_values={"x": session.outputs(step.alias)["inputs"]})
        results = (last.start()).wait(timeout=30, poll_interval=POLL)
        with pytest.raises(SessionEndedError):
            session.run(work.id)
    assert results[0].session_id == run.session_id == handle.session_id
    assert requests(emulator) == [START, JOIN, JOIN, JOIN, "GET /v1/machines"]
    assert nothing_is_reserved(emulator)


def test_several_creates_before_the_first_has_a_response(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    with client.session() as session:

        def create() -> UUID:
            return (session.create(workflow.id)).session_id

        session_ids = at_once(*[create] * 5)
    assert set(session_ids) == {session.id}
    assert len({run.session_alias for run in emulator.runs}) == 5
    assert nothing_is_reserved(emulator)


def test_a_start_that_is_refused_leaves_it_to_the_next(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    with client.session() as session:
        with pytest.raises(NotFoundError):
            session.run(uuid4())
        run = session.run(workflow.id, poll_interval=POLL)
        assert session.id == run.id
    assert requests(emulator) == [START, START, *RELEASE]


class Interrupt(BaseException):
    """What a keyboard interrupt is like."""


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", range(1, 4))
def test_an_interruption_at_any_write_leaves_no_machine_reserved(
    wire: Wire, emulator: CyberdeskEmulator, number: int, moment: str
) -> None:
    search, slow = emulator.add_workflow(SEARCH), emulator.add_workflow(takes(60))
    numbers = iter(range(1, 100))

    def interrupt(request: httpx.Request) -> None:
        if is_write(request) and next(numbers) == number:
            raise Interrupt

    setattr(wire, moment, interrupt)
    with wired(emulator, wire) as client:
        session = client.session()
        with pytest.raises(Interrupt):
            with session:
                session.run(search.id, poll_interval=POLL)
                session.create(slow.id)
                chain = session.chain()
                chain.step(slow.id, input_values={"x": session.outputs("run_1")["id"]})
                chain.start()
        assert session.release_confirmed
        assert nothing_is_reserved(emulator)


def test_runs_of_a_call_without_a_response_are_listed(wire: Wire, emulator: CyberdeskEmulator) -> None:
    quick = emulator.add_workflow()

    def interrupt(request: httpx.Request) -> None:
        raise Interrupt

    with wired(emulator, wire) as client:
        session = client.session()
        with pytest.raises(Interrupt):
            with session:
                session.run(quick.id, poll_interval=POLL)
                assert not [it for it in emulator.requests if "session_id=" in it.path]
                wire.after = interrupt
                try:
                    session.create(quick.id)
                finally:
                    wire.after = nothing
        assert [it for it in emulator.requests if f"session_id={session.id}" in it.path]
        assert session.release_confirmed
        assert nothing_is_reserved(emulator)


def test_a_release_that_is_interrupted_can_be_done_again(wire: Wire, emulator: CyberdeskEmulator) -> None:
    slow = emulator.add_workflow(takes(60))

    def interrupt(request: httpx.Request) -> None:
        raise Interrupt

    with wired(emulator, wire) as client:
        session = client.session()
        with pytest.raises(Interrupt):
            with session:
                session.create(slow.id)
                wire.before = interrupt
        wire.before = nothing
        assert not session.release_confirmed
        session.release()
        assert session.release_confirmed
        assert nothing_is_reserved(emulator)


def test_a_start_whose_response_is_lost_is_undone(wire: Wire, emulator: CyberdeskEmulator) -> None:
    slow, quick = emulator.add_workflow(takes(60)), emulator.add_workflow()

    def lose(request: httpx.Request) -> None:
        raise httpx.ReadError("the response was lost")

    emulator.add_machine()
    with wired(emulator, wire) as client:
        with client.session() as session:
            wire.after = lose
            with pytest.raises(Exception, match="lost"):
                session.run(slow.id)
            wire.after = nothing
            assert session.id is None
            until(lambda: any(machine.reserved_session_id for machine in emulator.machines))
            session.run(quick.id, poll_interval=POLL)
        assert session.release_confirmed
        assert [run.status for run in emulator.runs] == ["cancelled", "success"]
        assert nothing_is_reserved(emulator)


@pytest.mark.parametrize(
    ("enabled", "files"),
    [
        (False, list),
        (True, lambda: [("a.txt", iter([b"a"]))]),
        (True, lambda: [("a.txt", io.BytesIO(b"a"))]),
    ],
    ids=["no key", "iterator", "open file"],
)
def test_a_start_that_is_lost_and_cannot_be_repeated(
    wire: Wire, emulator: CyberdeskEmulator, enabled: bool, files: Callable[[], list[Any]]
) -> None:
    slow = emulator.add_workflow(takes(60))

    def lose(request: httpx.Request) -> None:
        raise httpx.ReadError("the response was lost")

    with wired(emulator, wire, idempotency=IdempotencyConfig(enabled=enabled)) as client:
        wire.after = lose
        session = client.session()
        with pytest.raises(Exception, match="lost") as caught:
            with session:
                session.run(slow.id, file_inputs=files())
        assert not session.release_confirmed
        assert "cannot be repeated" in caught.value.__notes__[0]


def test_the_release_survives_an_outage(wire: Wire, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    failures = iter(range(10))

    def refuse(request: httpx.Request) -> None:
        if next(failures, None) is not None:
            raise httpx.ConnectError("refused")

    with wired(emulator, wire) as client:
        with client.session() as session:
            session.run(workflow.id, poll_interval=POLL)
            wire.before = refuse
        assert session.release_confirmed
        assert next(failures, None) is None
        assert nothing_is_reserved(emulator)


def always_refuse(request: httpx.Request) -> None:
    raise httpx.ConnectError("refused")


def test_a_release_that_could_not_be_confirmed_is_an_error(
    wire: Wire, emulator: CyberdeskEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    workflow = emulator.add_workflow()
    with wired(emulator, wire) as client:
        session = client.session(release_timeout=0.3)
        with caplog.at_level(logging.WARNING, "cyberdesk"), pytest.raises(ReleaseUnconfirmedError) as caught:
            with session:
                session.run(workflow.id, poll_interval=POLL)
                wire.before = always_refuse
        assert not session.release_confirmed
        assert (caught.value.session_id, caught.value.machine_id) == (session.id, session.machine_id)
        assert "could not be confirmed" in caplog.text
        wire.before = nothing
        session.release()
        assert session.release_confirmed
        assert nothing_is_reserved(emulator)


def test_a_release_that_could_not_be_confirmed_masks_no_exception(
    wire: Wire, emulator: CyberdeskEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    workflow = emulator.add_workflow(takes(60))
    with wired(emulator, wire) as client:
        session = client.session(release_timeout=0.3)
        with caplog.at_level(logging.WARNING, "cyberdesk"), pytest.raises(ZeroDivisionError) as caught:
            with session:
                session.create(workflow.id)
                wire.before = always_refuse
                raise ZeroDivisionError
        assert not session.release_confirmed
        assert "could not be confirmed" in caught.value.__notes__[0]
        assert "could not be confirmed" in caplog.text


def test_a_release_that_the_server_refuses_is_not_repeated(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    with Cyberdesk("cd_wrong", base_url=emulator.base_url) as stranger:
        with client.session(keep=True) as session:
            session.run(workflow.id, poll_interval=POLL)
        since = len(emulator.requests)
        with pytest.raises(ReleaseUnconfirmedError, match="401"):
            with stranger.session(session_id=session.id, keep=False):
                pass
    assert len(emulator.requests) == since + 1


def test_a_create_that_waited_for_the_start_does_not_begin_a_session_that_was_left(
    wire: Wire, emulator: CyberdeskEmulator
) -> None:
    slow = emulator.add_workflow(takes(60))
    with wired(emulator, wire) as client:
        session = client.session().__enter__()

        def leave_and_lose() -> None:
            def lose(request: httpx.Request) -> None:
                raise Interrupt

            wire.after = lose
            try:
                session.create(slow.id)
            except Interrupt:
                wire.after = nothing
            session.__exit__(None, None, None)

        def create() -> None:
            until(lambda: emulator.runs)
            session.create(slow.id)

        # Whether the second comes in time or not: nothing is left behind.
        at_once(leave_and_lose, create)
    everything_is_free(emulator)
