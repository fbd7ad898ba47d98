from typing import Any

import pytest

from cyberdesk.emulator import Outcome, RunContext, Workflow, breaks, fails, returns, takes

from ..conftest import MakeApi
from ..support import HOUR, Api, BlockingHandler, eventually, file_input


def step(workflow: Workflow, **fields: Any) -> dict[str, Any]:
    return {"workflow_id": str(workflow.id), **fields}


def ref(text: str) -> dict[str, str]:
    return {"$ref": text}


def test_a_session_starts_with_a_run_and_carries_its_id(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    opener = api.create_run(workflow, start_session=True)
    assert opener["session_id"] == opener["id"]

    api.wait(opener["id"])
    assert api.machine()["reserved_session_id"] == opener["id"]
    foreign = api.create_run(workflow)
    member = api.wait(api.create_run(workflow, session_id=opener["id"], release_session_after=True)["id"])
    assert (member["session_id"], member["release_session_after"]) == (opener["id"], True)
    assert member["ended_at"] <= api.wait(foreign["id"])["started_at"]
    assert api.machine()["reserved_session_id"] is None


def test_a_released_session_cannot_be_joined_nor_one_started_while_joining(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    live = api.create_run(workflow, start_session=True)["id"]
    body = step(workflow, session_id=live)

    assert "exclude" in api.post("/v1/runs", body | {"start_session": True}, status=400)["detail"]
    api.wait(api.create_run(workflow, session_id=live, release_session_after=True)["id"])
    assert "released" in api.post("/v1/runs", body, status=400)["detail"]
    assert (
        "released"
        in api.post("/v1/runs/chain", {"session_id": live, "steps": [step(workflow)]}, status=400)["detail"]
    )


def test_bulk_runs_share_a_session_that_is_none_of_them(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    runs = api.post("/v1/runs/bulk", step(workflow, count=3, start_session=True))["created_runs"]
    [session_id] = {run["session_id"] for run in runs}

    assert session_id not in {run["id"] for run in runs}
    ended = [api.wait(run["id"]) for run in runs]
    assert [run["started_at"] for run in ended] == sorted(run["started_at"] for run in ended)


@pytest.mark.parametrize("outcome", [fails("no"), breaks("no")])
def test_a_failure_ends_the_session(api: Api, outcome: Outcome) -> None:
    workflow, failing = api.emulator.add_workflow(), api.emulator.add_workflow(outcome)
    chain = api.post("/v1/runs/chain", {"steps": [step(workflow), step(failing), step(workflow)]})
    api.wait(chain["run_ids"][2], "cancelled")
    first, failed, left = (api.run(run_id) for run_id in chain["run_ids"])

    assert [run["release_session_after"] for run in (first, failed, left)] == [None, True, True]
    assert (first["status"], failed["status"]) == ("success", outcome.status)
    assert failed["id"] in left["error"][0]
    assert left["started_at"] is None
    assert api.machine()["is_available"]


def test_task_failed_may_keep_the_session(make_api: MakeApi) -> None:
    api = make_api(task_failed_ends_session=False)
    failing, workflow = api.emulator.add_workflow(fails("no")), api.emulator.add_workflow()
    chain = api.post("/v1/runs/chain", {"steps": [step(failing), step(workflow)]})

    assert [api.wait(run_id)["status"] for run_id in chain["run_ids"]] == ["task_failed", "success"]


def test_a_failure_in_a_kept_session_releases_it_all_the_same(api: Api) -> None:
    chain = {"steps": [step(api.emulator.add_workflow(fails("no")))], "keep_session_after_completion": True}
    run = api.wait(api.post("/v1/runs/chain", chain)["run_ids"][0])

    assert run["release_session_after"] is True
    assert api.machine()["reserved_session_id"] is None


def test_cancelling_a_step_ends_the_chain(api: Api) -> None:
    workflow = api.emulator.add_workflow(takes(HOUR))
    run_ids = api.post("/v1/runs/chain", {"steps": [step(workflow)] * 3})["run_ids"]
    api.wait(run_ids[0], "running")
    api.patch(f"/v1/runs/{run_ids[0]}", {"status": "cancelled"})

    assert api.statuses(run_ids) == ["cancelled"] * 3
    assert api.machine()["is_available"]


def test_a_failed_step_can_be_retried_in_its_session(api: Api) -> None:
    def second(run: RunContext) -> Outcome:
        return fails("flaky") if run.attempt == 1 else returns({"got": run.inputs["x"]})

    first = api.emulator.add_workflow(returns({"id": 7}))
    steps = [
        step(first, session_alias="one"),
        step(api.emulator.add_workflow(second), inputs={"x": ref("one.outputs.id")}),
    ]
    chain = api.post("/v1/runs/chain", {"steps": steps})
    assert api.wait(chain["run_ids"][1])["status"] == "task_failed"

    api.post(f"/v1/runs/{chain['run_ids'][1]}/retry", {}, status=200)
    retried = api.wait(chain["run_ids"][1])
    assert (retried["status"], retried["output_data"]) == ("success", {"got": 7})
    assert retried["session_id"] == chain["session_id"]
    assert api.machine()["is_available"]


def test_a_retry_may_leave_the_session(api: Api) -> None:
    workflow = api.emulator.add_workflow(fails("no"))
    run = api.wait(api.create_run(workflow, start_session=True, session_alias="a")["id"])
    api.post(f"/v1/runs/{run['id']}/retry", {"reuse_session": False}, status=200)
    retried = api.wait(run["id"])

    assert [retried[name] for name in ("session_id", "session_alias", "release_session_after")] == [None] * 3


def test_a_handler_cannot_change_what_a_reference_brought_it(api: Api) -> None:
    def greedy(run: RunContext) -> Outcome:
        run.inputs["rows"].append(2)
        return returns()

    make = api.emulator.add_workflow(returns({"rows": [1]}))
    steps = [
        step(make, session_alias="a"),
        step(api.emulator.add_workflow(greedy), inputs={"rows": ref("a.outputs.rows")}),
    ]
    first, second = api.post("/v1/runs/chain", {"steps": steps})["run_ids"]

    assert api.wait(second)["status"] == "success"
    assert api.run(first)["output_data"] == {"rows": [1]}


def test_a_chain_hands_outputs_on_and_runs_in_order(api: Api) -> None:
    given: list[RunContext] = []

    async def second(run: RunContext) -> Outcome:
        given.append(run)
        return returns({"seen": run.inputs})

    first = api.emulator.add_workflow(returns({"rows": [{"id": 1}, {"id": 2}]}), main_prompt="{query}")
    other = api.emulator.add_workflow(second, main_prompt="{item} {nested.deep} {query}")
    body = {
        "shared_inputs": {"query": "all", "unknown": "dropped"},
        "shared_sensitive_inputs": {"key": "shared", "pin": "shared"},
        "shared_file_inputs": [file_input("seed.txt", b"seed")],
        "steps": [
            step(first, session_alias="find", inputs={"query": "own"}),
            step(
                other,
                session_alias="use",
                inputs={"item": ref("find.outputs.rows[1].id"), "nested": {"deep": [ref("find.outputs.rows")]}},
                sensitive_inputs={"pin": "own"},
            ),
        ],
    }
    chain = api.post("/v1/runs/chain", body)
    created = [api.run(run_id) for run_id in chain["run_ids"]]
    ended = [api.wait(run_id) for run_id in chain["run_ids"]]

    assert chain["session_id"] not in chain["run_ids"]
    assert {run["session_id"] for run in created} == {chain["session_id"]}
    assert [run["session_alias"] for run in created] == ["find", "use"]
    assert created[0]["input_values"] == {"query": "own"}
    assert [len(run["input_attachment_ids"]) for run in ended] == [1, 0]
    assert [run["release_session_after"] for run in ended] == [None, True]
    assert ended[0]["ended_at"] <= ended[1]["started_at"]
    assert ended[1]["output_data"]["seen"] == {
        "item": 2,
        "nested": {"deep": [[{"id": 1}, {"id": 2}]]},
        "query": "all",
    }
    assert given[0].sensitive_inputs == {"key": "shared", "pin": "own"}
    assert (str(given[0].session_id), given[0].session_alias) == (chain["session_id"], "use")


def test_a_kept_session_serves_another_chain(api: Api) -> None:
    make = api.emulator.add_workflow(returns({"v": 1}))
    use = api.emulator.add_workflow()
    first = api.post(
        "/v1/runs/chain", {"steps": [step(make, session_alias="a")], "keep_session_after_completion": True}
    )
    session_id = first["session_id"]
    api.wait(first["run_ids"][0])
    assert api.machine()["reserved_session_id"] == session_id

    steps = [step(use, inputs={"x": ref("a.outputs.v")})]
    second = api.post("/v1/runs/chain", {"session_id": session_id, "steps": steps})
    assert second["session_id"] == session_id
    assert api.wait(second["run_ids"][0])["output_data"]["inputs"] == {"x": 1}
    assert api.machine()["reserved_session_id"] is None


def test_references_of_single_runs_resolve_within_their_session(api: Api) -> None:
    counter = iter(range(1, 10))
    count = api.emulator.add_workflow(lambda _: returns({"n": next(counter)}))
    echo = api.emulator.add_workflow()
    session_id = api.create_run(count, start_session=True, session_alias="n")["id"]
    again = api.create_run(count, session_id=session_id, session_alias="n")
    asking = api.create_run(echo, session_id=session_id, input_values={"n": ref("n.outputs.n")})

    assert api.wait(asking["id"])["output_data"]["inputs"] == {"n": 2}
    assert api.run(again["id"])["output_data"] == {"n": 2}
    assert api.run(asking["id"])["input_values"] == {"n": ref("n.outputs.n")}


@pytest.mark.parametrize("text", ["n.outputs.missing", "n.outputs.list[3]", "other.outputs.n"])
def test_a_reference_that_leads_nowhere_ends_the_run_as_error(api: Api, text: str) -> None:
    session_id = api.create_run(
        api.emulator.add_workflow(returns({"n": 1, "list": []})), start_session=True, session_alias="n"
    )["id"]
    run = api.wait(
        api.create_run(api.emulator.add_workflow(), session_id=session_id, input_values={"x": ref(text)})["id"]
    )

    assert run["status"] == "error"
    assert text in run["error"][0]


def test_a_chain_that_cannot_work_is_refused_as_a_whole(api: Api) -> None:
    workflow = api.emulator.add_workflow(main_prompt="{shared}")
    steps = [
        step(workflow, session_alias="a", inputs={"x": ref("b.outputs.y")}),
        step(workflow, session_alias="a", inputs={"x": ref("nobody.outputs.y")}),
        step(workflow, session_alias="b", sensitive_inputs={"p": ref("a.outputs.y")}),
    ]
    detail = api.post(
        "/v1/runs/chain", {"steps": steps, "shared_inputs": {"shared": ref("b.outputs.y")}}, status=422
    )["detail"]

    assert [entry["loc"][1:] for entry in detail] == [
        ["steps", 0, "inputs", "shared", "$ref"],
        ["steps", 0, "inputs", "x", "$ref"],
        ["steps", 1, "inputs", "shared", "$ref"],
        ["steps", 1, "inputs", "x", "$ref"],
        ["steps", 1, "session_alias"],
        ["steps", 2, "inputs", "shared", "$ref"],
        ["steps", 2, "sensitive_inputs", "p", "$ref"],
    ]
    assert api.emulator.runs == ()


def test_clearing_a_session_needs_an_explicit_null(api: Api) -> None:
    gate = BlockingHandler()
    workflow = api.emulator.add_workflow(gate)
    opener = api.create_run(workflow, start_session=True)
    waiting = api.create_run(workflow, session_id=opener["id"])
    foreign = api.create_run(workflow)
    api.wait(opener["id"], "running")
    path = f"/v1/machines/{api.machine()['id']}"

    assert api.patch(path, {"name": "renamed"})["reserved_session_id"] == opener["id"]
    assert api.patch(path, {"reserved_session_id": opener["id"]})["reserved_session_id"] == opener["id"]
    api.patch(path, {"reserved_session_id": foreign["id"]}, status=400)
    assert api.run(opener["id"])["status"] == "running"

    assert api.patch(path, {"reserved_session_id": None})["reserved_session_id"] is None
    assert api.statuses([opener["id"], waiting["id"]]) == ["cancelled", "cancelled"]
    eventually(lambda: foreign["id"] in gate.entered)
    gate.open()
