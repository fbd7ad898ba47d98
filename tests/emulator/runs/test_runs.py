import re
import threading
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from cyberdesk.emulator import Outcome, RunContext, breaks, fails, returns, takes

from ..conftest import MakeApi
from ..support import HOUR, Api, BlockingHandler, eventually, file_input

BASE = {"id", "workflow_id", "machine_id", "status", "created_at"}


def test_a_run_goes_from_scheduling_over_running_to_success(make_api: MakeApi) -> None:
    api, gate = make_api(scheduling_seconds=0.05), BlockingHandler(returns({"total": 42}))
    created = api.create_run(api.emulator.add_workflow(gate), input_values={"a": 1})
    assert (created["status"], created["machine_id"], created["started_at"]) == ("scheduling", None, None)
    assert created["input_values"] == {"a": 1}

    running = api.wait(created["id"], "running")
    assert running["machine_id"] == api.machine()["id"]
    assert (running["started_at"] is None, running["ended_at"], running["output_data"]) == (False, None, None)
    assert not api.machine()["is_available"]

    gate.open()
    ended = api.wait(created["id"])
    assert (ended["status"], ended["output_data"], ended["error"]) == ("success", {"total": 42}, None)
    assert api.machine()["is_available"]
    moments = [ended[name] for name in ("created_at", "started_at", "ended_at")]
    assert moments == sorted(moments)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", moment) for moment in moments)


def test_a_run_takes_its_configured_time(make_api: MakeApi) -> None:
    api = make_api(scheduling_seconds=0.03, running_seconds=0.05)
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    created, started, ended = (
        datetime.fromisoformat(run[f"{name}_at"]) for name in ("created", "started", "ended")
    )

    # The clocks for waiting and for the time of day differ by a little.
    assert started - created > timedelta(seconds=0.02)
    assert ended - started > timedelta(seconds=0.04)


@pytest.mark.parametrize(
    ("outcome", "status", "error"),
    [
        (fails("no such patient"), "task_failed", ["no such patient"]),
        (breaks("machine gone"), "error", ["machine gone"]),
        (takes(0.01, fails("slow")), "task_failed", ["slow"]),
        (takes(0.01), "success", None),
    ],
)
def test_how_a_run_can_end(shared_api: Api, outcome: Outcome, status: str, error: list[str] | None) -> None:
    run = shared_api.wait(shared_api.create_run(shared_api.emulator.add_workflow(outcome))["id"])

    assert (run["status"], run["error"], run["session_id"]) == (status, error, None)


def test_cancelling_stops_the_handler_and_frees_the_machine(api: Api) -> None:
    seen = threading.Event()
    stopped = threading.Event()

    async def handler(run: RunContext) -> Outcome:
        import asyncio

        seen.set()
        try:
            await asyncio.sleep(HOUR)
        finally:
            stopped.set()
        return returns()

    run = api.create_run(api.emulator.add_workflow(handler))
    assert seen.wait(10)
    cancelled = api.patch(f"/v1/runs/{run['id']}", {"status": "cancelled"})

    assert (cancelled["status"], cancelled["error"]) == ("cancelled", ["Cancelled by request"])
    assert cancelled["ended_at"] is not None
    assert stopped.wait(10)
    assert api.machine()["is_available"]
    assert api.run(run["id"])["status"] == "cancelled"


def test_a_waiting_run_can_be_cancelled(make_api: MakeApi) -> None:
    api = make_api(machines=0)
    run = api.create_run(api.emulator.add_workflow())
    api.patch(f"/v1/runs/{run['id']}", {"status": "cancelled"})
    api.emulator.add_machine()
    other = api.wait(api.create_run(api.emulator.add_workflow())["id"])

    assert other["status"] == "success"
    assert api.run(run["id"])["started_at"] is None


@pytest.mark.parametrize("status", ["success", "running", "error", "scheduling"])
def test_only_the_status_cancelled_can_be_requested(api: Api, status: str) -> None:
    run = api.create_run(api.emulator.add_workflow(takes(HOUR)))

    api.patch(f"/v1/runs/{run['id']}", {"status": status}, status=409)


def test_what_has_ended_stays_as_it_is(api: Api) -> None:
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    response = api.patch(f"/v1/runs/{run['id']}", {"status": "cancelled"}, status=409)

    assert "is success" in response["detail"]
    assert api.run(run["id"]) == run


def test_other_fields_of_a_run_can_be_written(api: Api) -> None:
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    file_id = str(uuid4())
    changes = {
        "output_data": {"a": 1},
        "error": None,
        "usage_metadata": {"steps": 3},
        "started_at": "2026-01-01T00:00:00",
        "output_attachment_ids": [file_id],
        "release_session_after": True,
    }
    changed = api.patch(f"/v1/runs/{run['id']}", changes)

    assert changed == run | changes | {"started_at": "2026-01-01T00:00:00Z"}
    assert api.patch(f"/v1/runs/{run['id']}", {}) == changed
    assert api.patch(f"/v1/runs/{run['id']}", {"output_data": None})["output_data"] is None
    api.patch(f"/v1/runs/{run['id']}", {"output_attachment_ids": ["x"]}, status=422)
    api.patch(f"/v1/runs/{run['id']}", {"status": "done"}, status=422)


def test_deleting_a_run_in_progress_frees_the_machine_and_its_files(api: Api) -> None:
    run = api.create_run(api.emulator.add_workflow(takes(HOUR)), file_inputs=[file_input("a.txt", b"a")])
    api.wait(run["id"], "running")
    api.delete(f"/v1/runs/{run['id']}")

    assert api.http.get(f"/v1/runs/{run['id']}").status_code == 404
    assert api.get("/v1/run-attachments")["total"] == 0
    assert api.machine()["is_available"]


def test_sensitive_values_reach_the_handler_and_are_never_shown(api: Api) -> None:
    given: list[RunContext] = []

    async def handler(run: RunContext) -> Outcome:
        given.append(run)
        return returns({"typed": len(run.sensitive_inputs["password"])})

    body = {"sensitive_input_values": {"password": "hunter2", "nested": {"pin": "hunter2"}}}
    run = api.create_run(api.emulator.add_workflow(handler), **body)
    ended = api.wait(run["id"])

    assert given[0].sensitive_inputs == body["sensitive_input_values"]
    assert ended["output_data"] == {"typed": 7}
    assert set(run["sensitive_input_aliases"]) == set(ended["sensitive_input_aliases"]) == {"password", "nested"}
    texts = [str(run), str(ended), api.http.get("/v1/runs", params={"fields": "input_values"}).text]
    texts += [repr(given[0]), str(given[0].sensitive_inputs), repr(api.emulator.runs), repr(api.emulator.requests)]
    assert not any("hunter2" in text for text in texts)


def test_a_retried_run_needs_its_sensitive_values_again(api: Api) -> None:
    given: list[RunContext] = []

    def handler(run: RunContext) -> Outcome:
        given.append(run)
        return fails("once more") if run.attempt == 1 else returns({"attempt": run.attempt})

    run = api.create_run(
        api.emulator.add_workflow(handler), input_values={"a": 1}, sensitive_input_values={"p": "s"}
    )
    api.wait(run["id"])
    retried = api.post(f"/v1/runs/{run['id']}/retry", {}, status=200)
    assert (retried["id"], retried["status"], retried["error"]) == (run["id"], "scheduling", None)
    assert (retried["sensitive_input_aliases"], retried["created_at"]) == (None, run["created_at"])

    ended = api.wait(run["id"])
    assert (ended["output_data"], ended["input_values"]) == ({"attempt": 2}, {"a": 1})
    assert [dict(run.sensitive_inputs) for run in given] == [{"p": "s"}, {}]


def test_a_run_in_progress_cannot_be_retried(api: Api) -> None:
    run = api.create_run(api.emulator.add_workflow(takes(HOUR)))
    response = api.http.post(f"/v1/runs/{run['id']}/retry", json={})

    assert response.status_code == 409
    assert "idempotency-status" not in response.headers


def test_retry_replaces_outputs_and_given_files(api: Api) -> None:
    workflow = api.emulator.add_workflow(includes_file_exports=True)
    run = api.wait(api.create_run(workflow, file_inputs=[file_input("a.txt", b"a")])["id"])
    api.post(f"/v1/runs/{run['id']}/retry", {"file_inputs": [file_input("b.txt", b"b")]}, status=200)
    again = api.wait(run["id"])

    files = api.get("/v1/run-attachments", run_id=run["id"])["items"]
    assert [(file["filename"], file["attachment_type"]) for file in files] == [
        ("b.txt", "input"),
        ("b.txt", "output"),
    ]
    assert [file["id"] for file in files] == again["input_attachment_ids"] + again["output_attachment_ids"]


def test_bulk_creates_all_runs_with_their_own_files(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    body = {"workflow_id": str(workflow.id), "count": 3, "file_inputs": [file_input("a.txt", b"a")]}
    response = api.post("/v1/runs/bulk", body)

    assert (response["failed_count"], response["errors"], len(response["created_runs"])) == (0, [], 3)
    assert len({run["input_attachment_ids"][0] for run in response["created_runs"]}) == 3
    assert {api.wait(run["id"])["status"] for run in response["created_runs"]} == {"success"}


def test_a_prompt_of_its_own_replaces_the_one_of_the_workflow(api: Api) -> None:
    prompts: list[str] = []

    async def handler(run: RunContext) -> Outcome:
        prompts.append(run.prompt)
        return returns()

    workflow = api.emulator.add_workflow(handler, main_prompt="general")
    own = api.wait(api.create_run(workflow, main_prompt="special")["id"])
    general = api.wait(api.create_run(workflow)["id"])

    assert prompts == ["special", "general"]
    assert (own["main_prompt"], general["main_prompt"]) == ("special", None)


def test_a_model_of_its_own_is_kept_with_the_run(api: Api) -> None:
    main, fallback = str(uuid4()), str(uuid4())
    run = api.create_run(
        api.emulator.add_workflow(), main_agent_model_id=main, model_metadata={"fallback_model_1_id": fallback}
    )

    assert run["model_metadata"] == {"main_agent_model_id": main, "fallback_model_1_id": fallback}


@pytest.mark.parametrize("field", ["workflow_id", "machine_id", "session_id"])
def test_what_a_run_needs_must_exist(shared_api: Api, field: str) -> None:
    body = {"workflow_id": str(shared_api.emulator.add_workflow().id)} | {field: str(uuid4())}
    response = shared_api.post("/v1/runs", body, status=404)

    assert body[field] in response["detail"]


def test_post_run_checks_come_between_running_and_the_end(make_api: MakeApi) -> None:
    api = make_api(checks_seconds=0.1)
    checks = [{"name": "looks right", "type": "output_data_agentic_check"}]
    workflow = api.post("/v1/workflows", {"main_prompt": "x", "post_run_checks": checks})
    run = api.post("/v1/runs", {"workflow_id": workflow["id"]})

    checking = api.wait(run["id"], "running_checks")
    assert [check["status"] for check in checking["post_run_checks"]] == ["running"]
    assert checking["ended_at"] is None
    assert api.machine()["is_available"]
    ended = api.wait(run["id"])
    assert [check["status"] for check in ended["post_run_checks"]] == ["success"]


def test_a_run_that_fails_is_not_checked(api: Api) -> None:
    checks = [{"name": "file there", "type": "run_attachment_exists"}]
    workflow_id = api.post("/v1/workflows", {"main_prompt": "x", "post_run_checks": checks})["id"]
    api.emulator.set_handler(workflow_id, fails("no"))
    run = api.wait(api.post("/v1/runs", {"workflow_id": workflow_id})["id"])

    assert run["status"] == "task_failed"
    assert [(check["status"], "started_at" in check) for check in run["post_run_checks"]] == [("cancelled", False)]


def test_a_list_has_the_base_fields_and_the_requested_ones(api: Api) -> None:
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])

    assert set(api.get("/v1/runs")["items"][0]) == BASE
    [item] = api.get("/v1/runs", fields=["output_data", "ended_at", "machine_id"])["items"]
    assert item == {name: run[name] for name in (*BASE, "output_data", "ended_at")}


def test_a_bare_list_can_show_everything(make_api: MakeApi) -> None:
    api = make_api(full_run_list=True)
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])

    assert api.get("/v1/runs")["items"] == [run]


def test_the_filters_of_the_run_list(api: Api) -> None:
    fast, slow = api.emulator.add_workflow(), api.emulator.add_workflow(takes(HOUR))
    done = api.wait(api.create_run(fast, input_values={"patient": "Smith"})["id"])
    active = api.wait(api.create_run(slow, start_session=True)["id"], "running")
    waiting = api.create_run(fast)

    def found(**query: Any) -> list[str]:
        return [run["id"] for run in api.get("/v1/runs", **query)["items"]]

    assert found() == [active["id"], waiting["id"], done["id"]]
    assert found(sort_mode="created_at_desc") == [waiting["id"], active["id"], done["id"]]
    assert found(workflow_id=str(slow.id)) == [active["id"]]
    assert found(machine_id=active["machine_id"], status="success") == [done["id"]]
    assert found(session_id=active["id"]) == [active["id"]]
    assert found(status="scheduling") == [waiting["id"]]
    assert found(search="SMITH") == [done["id"]]
    assert found(created_at_to=done["created_at"]) == [done["id"]]
    assert found(created_at_from=waiting["created_at"]) == [waiting["id"]]
    assert found(created_at_from=datetime.now(UTC).isoformat()) == []
    assert found(created_at_from=datetime.now(UTC).replace(tzinfo=None).isoformat()) == []


def test_a_list_comes_in_pages(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    created = [api.create_run(workflow)["id"] for _ in range(5)]
    page = api.get("/v1/runs", skip=1, limit=2, sort_mode="created_at_desc")

    assert [run["id"] for run in page["items"]] == [created[3], created[2]]
    assert (page["total"], page["skip"], page["limit"]) == (5, 1, 2)
    assert api.get("/v1/runs", skip=9)["items"] == []


def test_machines_work_at_the_same_time(make_api: MakeApi) -> None:
    api, gate = make_api(machines=2), BlockingHandler()
    workflow = api.emulator.add_workflow(gate)
    runs = [api.create_run(workflow)["id"] for _ in range(3)]
    eventually(lambda: len(gate.entered) == 2)

    assert sorted(api.statuses(runs)) == ["running", "running", "scheduling"]
    assert len({run.machine_id for run in api.emulator.runs if run.status == "running"}) == 2
    gate.open()
    assert {api.wait(run)["status"] for run in runs} == {"success"}
