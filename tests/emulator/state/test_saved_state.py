"""Snapshots, resets, seeds, and state files."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cyberdesk.emulator import (
    CyberdeskEmulator,
    Outcome,
    RunContext,
    StateFileError,
    VirtualClock,
    fails,
    returns,
    takes,
)

from ..conftest import MakeApi
from ..support import HOUR, Api, eventually, file_input

ECHO = "00000000-0000-4000-8000-0000000000aa"


def workflow(api: Api, handler: Any = None, **fields: Any) -> Any:
    return api.emulator.add_workflow(handler, workflow_id=ECHO, **fields)


def keyed(api: Api, key: str, body: Any) -> Any:
    return api.http.post("/v1/runs", json=body, headers={"Idempotency-Key": key})


def test_a_restored_snapshot_has_everything(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(), running_seconds=HOUR)
    body = {
        "workflow_id": str(workflow(api, includes_file_exports=True).id),
        "start_session": True,
        "sensitive_input_values": {"password": "secret"},
        "file_inputs": [file_input("a.txt", b"content")],
    }
    run = keyed(api, "key", body).json()
    api.emulator.clock.advance(HOUR / 2)
    link = api.get(f"/v1/run-attachments/{run['input_attachment_ids'][0]}/download-url")["url"]
    before = api.emulator.snapshot()
    shown = api.run(run["id"]), api.machine(), api.get("/v1/run-attachments")

    api.emulator.clock.advance(HOUR)
    api.delete(f"/v1/runs/{run['id']}")
    api.emulator.restore(before)

    # All but the history: it begins anew, as does the handler.
    restored = api.run(run["id"]), api.machine(), api.get("/v1/run-attachments")
    histories = [response[0].pop("run_message_history") for response in (shown, restored)]
    assert restored == shown
    assert [history[0]["content"][0]["text"] for history in histories] == ["Do the task."] * 2
    assert api.http.get(link).content == b"content"
    repeated = keyed(api, "key", body)
    assert (repeated.json()["id"], repeated.headers["idempotency-status"]) == (run["id"], "replayed")
    assert len(api.emulator.runs) == 1


def test_runs_go_on_after_a_restore(make_api: MakeApi) -> None:
    clock = VirtualClock()
    api = make_api(clock=clock, scheduling_seconds=60, running_seconds=HOUR)
    seen: list[str] = []

    async def handler(run: RunContext) -> Outcome:
        seen.append(run.sensitive_inputs["password"])
        return takes(HOUR, returns({"attempt": run.attempt}))

    flow = workflow(api, handler)
    running = api.create_run(flow, sensitive_input_values={"password": "secret"})["id"]
    clock.advance(70)
    waiting = api.create_run(flow, sensitive_input_values={"password": "other"})["id"]
    clock.advance(20)
    before = api.emulator.snapshot()
    clock.advance(3 * HOUR)
    ends = [api.run(run)["ended_at"] for run in (running, waiting)]
    api.emulator.restore(before)

    assert api.statuses([running, waiting]) == ["running", "scheduling"]
    assert clock.now() == before.taken_at
    clock.advance(3 * HOUR)
    assert [api.run(run)["ended_at"] for run in (running, waiting)] == ends
    assert seen == ["secret", "other", "secret", "other"]


def test_a_run_in_its_checks_goes_on_after_a_restore(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(), running_seconds=10, checks_seconds=100)
    check = {"name": "Check", "type": "output_data_agentic_check", "check_prompt": "Is it so?"}
    flow = api.post("/v1/workflows", {"main_prompt": "Do it", "post_run_checks": [check]})
    run = api.post("/v1/runs", {"workflow_id": flow["id"]})["id"]
    api.emulator.clock.advance(60)
    before = api.emulator.snapshot()
    assert api.run(run)["status"] == "running_checks"
    api.emulator.restore(before)
    api.emulator.clock.advance(49)
    assert api.run(run)["status"] == "running_checks"
    api.emulator.clock.advance(1)
    assert (api.run(run)["status"], api.run(run)["ended_at"]) == ("success", "2026-01-01T00:01:50Z")


def test_a_handler_that_will_not_stop_cannot_reach_into_the_restored_state(make_api: MakeApi) -> None:
    clock = VirtualClock()
    api = make_api(clock=clock)
    stubborn: list[bool] = []

    async def handler(run: RunContext) -> Outcome:
        try:
            await run.sleep(HOUR)
        finally:
            stubborn.append(True)
            return fails("given up")  # noqa: B012

    run = api.create_run(workflow(api, handler))["id"]
    clock.advance(1)
    api.emulator.restore(api.emulator.snapshot())
    clock.advance(1)
    assert (stubborn, api.run(run)["status"]) == ([True], "running")


def test_a_reset_keeps_what_python_added(make_api: MakeApi) -> None:
    api = make_api(machines=2, clock=VirtualClock(), seed=1)
    flow = api.emulator.add_workflow(returns({"n": 1}), name="Kept")
    ids: list[str] = []
    for _ in range(2):
        made = api.post("/v1/workflows", {"main_prompt": "Goes"})["id"]
        api.patch(f"/v1/workflows/{flow.id}", {"name": "Changed"})
        api.emulator.add_machine()
        run = api.create_run(flow)
        api.emulator.clock.advance(HOUR)
        assert api.run(run["id"])["output_data"] == {"n": 1}
        ids += [made, run["id"]]
        api.emulator.reset()
        assert not api.emulator.runs
        assert not api.emulator.requests
        assert [workflow.name for workflow in api.emulator.workflows] == ["Kept"]
        assert len(api.emulator.machines) == 2
        assert api.emulator.clock.now().isoformat() == "2026-01-01T00:00:00+00:00"
    assert ids[:2] == ids[2:]


def history(api: Api) -> Any:
    flow = api.emulator.add_workflow(includes_file_exports=True)
    runs = [
        api.create_run(flow, start_session=True, file_inputs=[file_input("a.txt", b"x")])["id"] for _ in range(3)
    ]
    api.emulator.clock.advance(HOUR)
    requests = [request.request_id for request in api.emulator.requests]
    return [api.run(run) for run in runs], api.get("/v1/run-attachments"), requests


def test_a_seed_gives_the_same_ids_and_timings(make_api: MakeApi) -> None:
    # Time stands still between the requests, so that runs are not executed while others are still created.
    options = {"machines": 3, "scheduling_seconds": 1}
    first, same, other = (history(make_api(clock=VirtualClock(), seed=seed, **options)) for seed in (7, 7, 8))
    assert first == same
    assert first != other


def test_polling_changes_no_ids(make_api: MakeApi) -> None:
    created: list[str] = []
    for polls in (0, 5):
        api = make_api(clock=VirtualClock(), seed=7)
        flow = api.emulator.add_workflow()
        for _ in range(polls):
            api.get("/v1/runs")
        created.append(api.create_run(flow)["id"])
    assert created[0] == created[1]


Restart = Callable[..., Api]


@pytest.fixture
def restart(make_api: MakeApi, tmp_path: Path) -> Restart:
    """Starts an emulator on the same file each time, ending the one before."""
    current: list[Api] = []

    def start(**options: Any) -> Api:
        for api in current:
            api.emulator.__exit__(None, None, None)
        current[:] = [make_api(state=tmp_path / "state.sqlite", **options)]
        return current[0]

    return start


def test_a_restart_loses_nothing(restart: Restart) -> None:
    api = restart()
    flow = workflow(api, returns({"n": 1}), name="Echo")
    run = api.wait(keyed(api, "key", {"workflow_id": str(flow.id), "start_session": True}).json()["id"])
    machines = api.get("/v1/machines")

    api = restart(machines=5)
    assert api.run(run["id"]) == run
    assert api.get("/v1/machines") == machines
    assert api.get("/v1/workflows")["items"][0]["name"] == "Echo"
    repeated = keyed(api, "key", {"workflow_id": str(flow.id), "start_session": True})
    assert (repeated.json()["id"], repeated.headers["idempotency-status"]) == (run["id"], "replayed")


def test_a_run_waits_for_its_handler_after_a_restart(restart: Restart) -> None:
    clock = VirtualClock()
    api = restart(clock=clock)
    run = api.create_run(workflow(api, takes(HOUR, returns({"by": "handler"}))))["id"]
    clock.advance(60)

    api = restart(clock=VirtualClock())
    assert api.emulator.clock.now() == clock.now()
    with pytest.raises(TimeoutError):
        api.emulator.clock.advance(HOUR, timeout=0.05)
    assert api.run(run)["status"] == "running"
    workflow(api, takes(HOUR, returns({"by": "handler again"})))
    api.emulator.clock.advance(HOUR)
    ended = api.run(run)
    assert (ended["output_data"], ended["ended_at"]) == ({"by": "handler again"}, "2026-01-01T01:00:00Z")


def test_a_copy_does_what_its_source_does_after_a_restart_too(restart: Restart) -> None:
    api = restart()
    source = workflow(api, returns({"from": "Python"}))
    copy = api.post(f"/v1/workflows/{source.id}/duplicate", {})
    copy_of_the_copy = api.post(f"/v1/workflows/{copy['id']}/duplicate", {})
    target = api.post("/v1/workflows", {"main_prompt": "x"})
    api.post(f"/v1/workflows/{copy['id']}/merge", {"target_workflow_id": target["id"]}, status=200)
    for _ in range(2):
        for workflow_id in (copy_of_the_copy["id"], target["id"]):
            run = api.post("/v1/runs", {"workflow_id": workflow_id})
            assert api.wait(run["id"])["output_data"] == {"from": "Python"}
        api = restart()
        workflow(api, returns({"from": "Python"}))


def test_seeded_ids_go_on_after_a_restart(restart: Restart) -> None:
    ids: list[str] = []
    for _ in range(3):
        api = restart(seed=1)
        ids.append(api.create_run(workflow(api))["id"])
    assert len(set(ids)) == 3


def test_the_same_id_twice_in_python_is_an_error(restart: Restart) -> None:
    api = restart()
    workflow(api)
    with pytest.raises(ValueError, match="already"):
        workflow(api)
    api = restart()
    workflow(api)
    with pytest.raises(ValueError, match="already"):
        workflow(api)


SERVE = """
import sys, time
from cyberdesk.emulator import CyberdeskEmulator, takes
path, port = sys.argv[1:]
emulator = CyberdeskEmulator(state=path, port=int(port), machines=2, scheduling_seconds=0, running_seconds=0)
emulator.add_workflow(takes(0.05), workflow_id="00000000-0000-4000-8000-0000000000aa")
with emulator:
    print(emulator.base_url, flush=True)
    time.sleep(600)
"""


def test_what_a_response_has_confirmed_survives_a_kill(tmp_path: Path, make_api: MakeApi) -> None:
    path = tmp_path / "state.sqlite"
    client = make_api()
    created: list[str] = []
    for round_number in range(3):
        command = [sys.executable, "-c", SERVE, str(path), "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as process:
            assert process.stdout is not None
            client.http.base_url = process.stdout.readline().strip()
            shown = {run["id"] for run in client.get("/v1/runs", limit=1000)["items"]}
            assert shown == set(created), "after the kill"
            for number in range(10):
                key = f"{round_number}.{number}"
                response = keyed(client, key, {"workflow_id": ECHO, "start_session": number % 2 == 0})
                created.append(response.json()["id"])
            process.send_signal(signal.SIGKILL)

    api = make_api(state=path)
    workflow(api)
    last = keyed(api, "2.9", {"workflow_id": ECHO, "start_session": False})
    assert (last.json()["id"], last.headers["idempotency-status"]) == (created[-1], "replayed")
    # Sessions that were opened hold both machines; that is released here, so that all can run.
    for machine in api.get("/v1/machines")["items"]:
        api.patch(f"/v1/machines/{machine['id']}", {"reserved_session_id": None})

    def all_but_sessions_ended() -> bool:
        for machine in api.get("/v1/machines")["items"]:
            if machine["reserved_session_id"]:
                api.patch(f"/v1/machines/{machine['id']}", {"reserved_session_id": None})
        runs = api.get("/v1/runs", limit=1000, fields=["ended_at"])["items"]
        return {run["id"] for run in runs} == set(created) and all(run["ended_at"] for run in runs)

    eventually(all_but_sessions_ended)


def test_a_file_has_one_emulator_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    with CyberdeskEmulator(state=path), pytest.raises(StateFileError, match="another process uses it"):
        CyberdeskEmulator(state=path)


def test_files_of_others_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    text, foreign, newer = tmp_path / "a.txt", tmp_path / "b.sqlite", tmp_path / "c.sqlite"
    text.write_text("not a database, but long enough to be read as one" * 100)
    with sqlite3.connect(foreign) as database:
        database.execute("CREATE TABLE theirs (n)")
    database.close()
    with CyberdeskEmulator(state=newer):
        pass
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 2")
    database.close()
    for path, problem in (
        (text, "file is not a database"),
        (foreign, "another program"),
        (newer, "version 2, and this emulator reads version 1"),
        (tmp_path / "missing" / "d.sqlite", "unable to open"),
    ):
        before = path.read_bytes() if path.exists() else None
        with pytest.raises(StateFileError, match=problem):
            CyberdeskEmulator(state=path)
        assert (path.read_bytes() if path.exists() else None) == before
