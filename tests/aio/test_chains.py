"""Chains against the emulator: building, waiting, failing, cancelling."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from cyberdesk import (
    APIConnectionError,
    AsyncCyberdesk,
    ChainError,
    DeadlineExceededError,
    NotFoundError,
    ResponseDecodeError,
    RunCancelledError,
    RunFailedError,
    WaitTimeoutError,
    ref,
)
from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, breaks, fails, returns, takes
from cyberdesk.models import RunResponseWithIncludes
from tests.scripted import RUN, Received, Reply, ScriptedServer

from .platform.tasks import at_once, until
from .wire import POLL, Wire, everything_is_free, nothing, requests

SEARCH = returns({"result": {"id": 7}, "rows": [{"odd-key": "x"}]})


async def test_a_chain_with_references(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    search = emulator.add_workflow(SEARCH, main_prompt="{query}")
    work = emulator.add_workflow(main_prompt="{id} {nested} {query}")
    chain = client.chain(
        shared_input_values={"query": "all", "unknown": 1},
        shared_sensitive_input_values={"pin": "1234"},
        shared_file_inputs=[("seed.txt", b"seed")],
    )
    found = chain.step(search.id, alias="search", sensitive_input_values={"password": "hunter2"})
    row = found.outputs.rows[0]["odd-key"]
    chain.step(
        str(work.id),
        input_values={"id": found.outputs["result"]["id"], "nested": {"deep": [row, {"$ref": str(row)}]}},
    )
    chain.step(work.id, alias="last", input_values={"id": ref("step_2.outputs.inputs.id")})
    handle = await chain.start()

    assert handle.aliases == ("search", "step_2", "last")
    assert handle.run_ids == tuple(handle.run_id(alias) for alias in handle.aliases)
    assert handle["last"].id == handle.run_ids[2]
    order = [run.id async for run in handle]
    assert order == list(handle.run_ids)
    results = await handle.wait(timeout=30)
    assert [run.status for run in results] == ["success"] * 3
    assert results.aliases == handle.aliases
    assert results["step_2"] == results[1]
    assert (results[1].output_data or {})["inputs"] == {
        "id": 7,
        "nested": {"deep": ["x", "x"]},
        "query": "all",
    }
    assert (results["last"].output_data or {})["inputs"] == {"id": 7, "query": "all"}
    assert {run.session_id for run in results} == {handle.session_id}
    assert len({run.machine_id for run in results}) == 1
    assert [len(run.input_attachment_ids or []) for run in results] == [1, 0, 0]
    assert "hunter2" not in repr((chain, handle, results, found))
    assert requests(emulator) == ["POST /v1/runs"]
    await everything_is_free(emulator)


async def test_references_go_wherever_inputs_go(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    make, use = emulator.add_workflow(SEARCH), emulator.add_workflow()
    identifier = pickle.loads(pickle.dumps(ref("search.outputs").result["id"]))
    first = await client.runs.create(workflow_id=make.id, start_session=True, session_alias="search")
    run = await client.runs.create(
        workflow_id=use.id,
        session_id=first.session_id,
        input_values={"x": {"y": (identifier,)}},
        release_session_after=True,
    )
    assert run.input_values == {"x": {"y": [{"$ref": "search.outputs.result.id"}]}}
    finished = await client.wait_for_run(run, timeout=30, poll_interval=POLL)
    assert (finished.output_data or {})["inputs"] == {"x": {"y": [7]}}
    steps: list[dict[str, Any]] = [
        {"workflow_id": make.id, "session_alias": "search"},
        {"workflow_id": use.id, "inputs": {"x": identifier}},
    ]
    plain = await client.runs.chain(steps=steps)
    finished = await client.wait_for_run(plain.run_ids[1], timeout=30, poll_interval=POLL)
    assert (finished.output_data or {})["inputs"] == {"x": 7}
    raw = await client.request("POST", "/v1/runs", json={"workflow_id": use.id, "input_values": {"x": identifier}})
    assert raw.parsed["input_values"] == {"x": {"$ref": "search.outputs.result.id"}}


async def test_a_kept_session_is_joined_by_another_chain(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    make, use = emulator.add_workflow(SEARCH), emulator.add_workflow()
    first = client.chain(keep_session_after_completion=True)
    step = first.step(make.id, alias="search")
    handle = await first.start()
    await handle.wait(timeout=30, poll_interval=POLL)
    assert emulator.machines[0].reserved_session_id == handle.session_id

    second = client.chain(session_id=handle.session_id)
    second.step(use.id, alias="one", input_values={"x": handle["search"].outputs.result.id})
    second.step(use.id, alias="two", input_values={"x": step.outputs.result.id})
    results = await (await second.start()).wait(timeout=30, poll_interval=POLL)
    assert [(run.output_data or {})["inputs"] for run in results] == [{"x": 7}] * 2
    await everything_is_free(emulator)


async def test_what_is_wrong_is_refused_before_anything_is_sent(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    with pytest.raises(ChainError, match="machine_id cannot be combined"):
        client.chain(session_id=uuid4(), machine_id=uuid4())
    with pytest.raises(ChainError, match="sensitive values cannot contain"):
        client.chain(shared_sensitive_input_values={"p": ref("a.outputs.x")})
    with pytest.raises(ChainError, match="no steps"):
        await client.chain().start()
    chain, other = client.chain(), client.chain()
    foreign = other.step(uuid4(), alias="a")
    chain.step(uuid4(), alias="a")
    with pytest.raises(ChainError, match="a step of another chain") as caught:
        chain.step(uuid4(), alias="b", input_values={"x": [foreign.outputs.id]})
    assert (caught.value.step, caught.value.place) == ("b", "input_values.x[0]")
    assert pickle.loads(pickle.dumps(caught.value)).place == "input_values.x[0]"
    assert emulator.requests == ()


@pytest.mark.parametrize("outcome", [fails("no such patient"), breaks("no such patient")])
async def test_the_step_that_failed_is_named(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator, outcome: Outcome
) -> None:
    good, bad = emulator.add_workflow(), emulator.add_workflow(outcome)
    chain = client.chain(keep_session_after_completion=True)
    for workflow, alias in ((good, "login"), (bad, "search"), (good, "open")):
        chain.step(workflow.id, alias=alias)
    handle = await chain.start()
    seen: list[str] = []
    with pytest.raises(RunFailedError, match=f"step 'search' ended as {outcome.status}.*no such") as caught:
        async for run in handle.finished(timeout=30, poll_interval=POLL):
            seen.append(run.status)  # noqa: PERF401  # the rest is not reached
    assert seen == ["success"]
    assert (caught.value.step, caught.value.run.id) == ("search", handle.run_id("search"))
    with pytest.raises(RunFailedError, match="step 'search'"):
        await handle.wait(timeout=30, poll_interval=POLL)
    results = await handle.wait(timeout=30, poll_interval=POLL, raise_on_failure=False)
    assert [run.status for run in results] == ["success", outcome.status, "cancelled"]
    await everything_is_free(emulator)


async def test_a_chain_that_was_cancelled_elsewhere(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    slow = emulator.add_workflow(takes(60))
    chain = client.chain()
    for alias in ("a", "b"):
        chain.step(slow.id, alias=alias)
    handle = await chain.start()

    async def cancel(run: RunResponseWithIncludes) -> None:
        if run.status == "running":
            await client.runs.update(handle.run_id("b"), status="cancelled")

    with pytest.raises(RunCancelledError, match="step 'a' ended as cancelled") as caught:
        await handle.wait(timeout=30, poll_interval=POLL, on_update=cancel)
    assert caught.value.step == "a"
    await everything_is_free(emulator)


def chain_responses(statuses: list[dict[str, Any]]) -> Callable[[Received], Reply]:
    """A server whose chains are created, and whose runs are as said."""
    session_id = str(UUID(int=99))
    runs = [
        {**RUN, "id": str(UUID(int=place + 1)), "session_id": session_id, **run}
        for place, run in enumerate(statuses)
    ]

    def respond(request: Received) -> Reply:
        if request.method == "POST":
            return Reply(201, {"session_id": session_id, "run_ids": [run["id"] for run in runs]})
        path = request.target.partition("?")[0]
        found = [run for run in runs if path.endswith(str(run["id"]))]
        if found:
            return Reply(200, found[0])
        return Reply(200, {"items": runs, "total": len(runs), "skip": 0, "limit": 100})

    return respond


async def test_a_dispatch_failure_is_named(connect: Callable[..., AsyncCyberdesk], server: ScriptedServer) -> None:
    ended = "2026-01-02T03:04:05Z"
    server.handle(
        chain_responses(
            [
                {"status": "cancelled", "ended_at": ended},
                {"status": "error", "error": ["no worker took it"], "ended_at": ended},
                {"status": "cancelled", "ended_at": ended},
            ]
        )
    )
    client = connect()
    chain = client.chain()
    for alias in ("a", "b", "c"):
        chain.step(uuid4(), alias=alias)
    handle = await chain.start()
    with pytest.raises(RunFailedError, match="step 'b' could not be dispatched .*no worker took it") as caught:
        await handle.wait(timeout=30, poll_interval=POLL)
    assert caught.value.step == "b"
    with pytest.raises(RunFailedError, match="step 'b' could not be dispatched"):
        [run async for run in handle]


async def test_a_response_with_another_number_of_runs(
    connect: Callable[..., AsyncCyberdesk], server: ScriptedServer
) -> None:
    server.handle(chain_responses([{}]))
    chain = connect().chain()
    chain.step(uuid4())
    chain.step(uuid4())
    with pytest.raises(ResponseDecodeError, match="1 runs for 2 steps"):
        await chain.start()


async def test_a_wait_that_takes_too_long_names_the_step(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    chain = client.chain()
    chain.step(emulator.add_workflow().id, alias="quick")
    chain.step(emulator.add_workflow(takes(60)).id, alias="slow")
    handle = await chain.start()
    with pytest.raises(WaitTimeoutError, match="step 'slow'") as caught:
        await handle.wait(timeout=1.5, poll_interval=POLL)
    assert caught.value.step == "slow"
    await handle.cancel()
    await everything_is_free(emulator)


async def test_cancelling_ends_all_that_has_not_ended(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    slow, quick = emulator.add_workflow(takes(60)), emulator.add_workflow()
    chain = client.chain(keep_session_after_completion=True)
    for workflow, alias in ((quick, "a"), (slow, "b"), (slow, "c")):
        chain.step(workflow.id, alias=alias)
    handle = await chain.start()
    await handle["a"].wait(timeout=30, poll_interval=POLL)
    since = len(emulator.requests)
    await handle.cancel()
    # One cancelled run ends the session, and the others with it.
    assert requests(emulator, since=since) == ["PATCH /v1/runs"]
    assert [run.status for run in emulator.runs] == ["success", "cancelled", "cancelled"]
    since = len(emulator.requests)
    await handle.cancel()
    assert requests(emulator, since=since) == []
    await everything_is_free(emulator)


async def test_cancelling_tolerates_what_ends_meanwhile(emulator: CyberdeskEmulator) -> None:
    slow = emulator.add_workflow(takes(60))
    wire = Wire()
    async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url, transport=wire) as client:
        chain = client.chain()
        for alias in ("a", "b"):
            chain.step(slow.id, alias=alias)
        handle = await chain.start()
        other = httpx.Client(headers={"authorization": f"Bearer {emulator.api_key}"}, base_url=emulator.base_url)

        def cancelled_elsewhere(request: httpx.Request) -> None:
            if request.method == "PATCH":
                other.patch(f"/v1/runs/{handle.run_id('a')}", json={"status": "cancelled"})

        wire.before = cancelled_elsewhere
        with other:
            assert await at_once(handle.cancel, handle.cancel) == [None, None]
        await handle.cancel()
    assert [run.status for run in emulator.runs] == ["cancelled", "cancelled"]


async def test_a_chain_is_started_once(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow()
    chain = client.chain()
    chain.step(workflow.id)
    results = await at_once(chain.start, chain.start)
    assert len([result for result in results if isinstance(result, ChainError)]) == 1
    with pytest.raises(ChainError, match="started already"):
        await chain.start()
    with pytest.raises(ChainError, match="was started"):
        chain.step(workflow.id)
    assert len(emulator.runs) == 1


async def test_a_chain_whose_response_was_lost_is_started_again_without_a_second_one(
    emulator: CyberdeskEmulator,
) -> None:
    workflow = emulator.add_workflow()
    wire = Wire()

    def lose(request: httpx.Request) -> None:
        raise httpx.ReadError("the response was lost")

    async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url, transport=wire) as client:
        chain = client.with_options(deadline=0.5).chain()
        chain.step(workflow.id)
        wire.after = lose
        with pytest.raises(Exception, match="lost|deadline"):
            await chain.start()
        assert len(emulator.runs) == 1
        with pytest.raises(ChainError, match="was started"):
            chain.step(workflow.id)
        wire.after = nothing
        handle = await chain.start(deadline=30)
        await handle.wait(timeout=30, poll_interval=POLL)
    assert [run.id for run in emulator.runs] == list(handle.run_ids)


async def test_a_chain_that_the_server_refused_can_be_changed(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    chain = client.chain()
    workflow_id = uuid4()
    chain.step(workflow_id)
    with pytest.raises(NotFoundError):
        await chain.start()
    emulator.add_workflow(workflow_id=workflow_id)
    chain.step(workflow_id)
    await (await chain.start()).wait(timeout=30, poll_interval=POLL)
    assert len(emulator.runs) == 2


async def test_a_machine_that_is_lost_is_named_with_its_step(
    client: AsyncCyberdesk, emulator: CyberdeskEmulator
) -> None:
    entered: list[RunContext] = []

    async def held(run: RunContext) -> Outcome:
        entered.append(run)
        return takes(60)

    chain = client.chain()
    for alias in ("a", "b"):
        chain.step(emulator.add_workflow(held).id, alias=alias)
    handle = await chain.start()
    await until(lambda: entered)
    await client.machines.delete(emulator.machines[0].id)
    with pytest.raises(RunFailedError, match="step 'a' ended as error.*was deleted"):
        await handle.wait(timeout=30, poll_interval=POLL)


async def test_a_cancel_survives_an_outage(emulator: CyberdeskEmulator) -> None:
    wire = Wire()
    failures = iter(range(6))

    def refuse(request: httpx.Request) -> None:
        if next(failures, None) is not None:
            raise httpx.ConnectError("refused")

    async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url, transport=wire) as client:
        chain = client.chain()
        chain.step(emulator.add_workflow(takes(60)).id)
        handle = await chain.start()
        wire.before = refuse
        await handle.cancel()
        wire.before = always_refuse
        with pytest.raises((APIConnectionError, DeadlineExceededError)):  # whichever comes first
            await handle.cancel(timeout=0.2)
        wire.before = nothing
    await everything_is_free(emulator)


def always_refuse(request: httpx.Request) -> None:
    raise httpx.ConnectError("refused")
