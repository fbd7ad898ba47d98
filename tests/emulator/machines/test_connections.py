"""Machines that come and go, the records of that, and the logs of requests to them."""

from typing import Any
from uuid import uuid4

import pytest

from cyberdesk.emulator import CyberdeskEmulator
from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._http import app
from cyberdesk.emulator._http.operations import ApiRequest, ApiResponse, Operation, json_response
from cyberdesk.emulator._rules.errors import BadRequest

from ..conftest import MakeApi
from ..support import Api, BlockingHandler

CONNECTIONS = "/v1/connections"
LOGS = "/v1/request-logs"


def test_every_machine_has_a_connection(make_api: MakeApi) -> None:
    api = make_api(machines=2)
    joined = api.post("/v1/machines", {"fingerprint": "f", "unkey_key_id": "k"})["id"]
    machines = [machine["id"] for machine in api.get("/v1/machines")["items"]]
    page = api.get(CONNECTIONS)

    assert [connection["machine_id"] for connection in page["items"]] == machines
    assert {connection["status"] for connection in page["items"]} == {"connected"}
    assert {connection["disconnected_at"] for connection in page["items"]} == {None}
    assert api.get(CONNECTIONS, machine_id=joined)["total"] == 1
    api.delete(f"/v1/machines/{joined}")
    assert api.get(CONNECTIONS, machine_id=joined)["total"] == 0


def test_the_run_on_a_lost_machine_ends_with_its_session(api: Api) -> None:
    gate = BlockingHandler()
    workflow = api.emulator.add_workflow(gate)
    first = api.create_run(workflow, start_session=True)
    second = api.create_run(workflow, session_id=first["id"])
    waiting = api.create_run(workflow)
    api.wait(first["id"], "running")
    machine_id = api.machine()["id"]
    assert api.emulator.disconnect(machine_id).status == "disconnected"

    lost = api.wait(first["id"])
    assert (lost["status"], lost["release_session_after"]) == ("error", True)
    assert machine_id in lost["error"][0]
    assert api.wait(second["id"])["status"] == "cancelled"
    assert api.run(waiting["id"])["status"] == "scheduling"
    machine = api.machine()
    assert (machine["status"], machine["reserved_session_id"]) == ("disconnected", None)

    gate.open()
    assert api.emulator.reconnect(machine_id).status == "connected"
    assert api.wait(waiting["id"])["status"] == "success"


def test_connections_record_the_coming_and_going(api: Api) -> None:
    machine_id = api.machine()["id"]
    seen = api.machine()["last_seen"]
    api.emulator.disconnect(machine_id, status="error")
    api.emulator.reconnect(machine_id)
    api.emulator.reconnect(machine_id)
    statuses = [found["status"] for found in api.get(CONNECTIONS, machine_id=machine_id)["items"]]

    assert statuses == ["error", "disconnected", "connected"]
    [open_one] = api.get(CONNECTIONS, status="connected")["items"]
    [lost] = api.get(CONNECTIONS, status="error")["items"]
    assert (open_one["disconnected_at"], lost["disconnected_at"] is None) == (None, False)
    assert api.machine()["last_seen"] > seen


def test_a_machine_that_is_unknown_cannot_be_lost() -> None:
    emulator = CyberdeskEmulator()
    for call in (emulator.disconnect, emulator.reconnect):
        with pytest.raises(KeyError, match="No machine"):
            call(uuid4())


def test_connection_records_can_be_written(api: Api) -> None:
    machine_id = api.machine()["id"]
    new = {"websocket_id": "ws", "machine_id": machine_id, "ip_address": "10.0.0.1", "user_agent": "agent"}
    made = api.post(CONNECTIONS, new)
    path = f"{CONNECTIONS}/{made['id']}"
    assert made == made | new | {"status": "connected", "disconnected_at": None}

    over = {"status": "disconnected", "disconnected_at": "2026-01-02T03:04:05Z", "last_ping": None}
    changed = api.patch(path, over)
    assert changed == made | over | {"last_ping": made["last_ping"]}
    assert api.get(path) == changed
    assert api.machine()["status"] == "connected"
    api.delete(path)
    api.delete(path, status=404)
    assert "Machine" in api.post(CONNECTIONS, new | {"machine_id": str(uuid4())}, status=404)["detail"]


def test_the_agent_can_be_shut_down(api: Api) -> None:
    machine_id = api.machine()["id"]
    path = f"/v1/machines/{machine_id}/cyberdriver/shutdown"
    shutdown = api.post(path, {"reason": "maintenance"}, status=200)

    assert (shutdown["source"], shutdown["reason"]) == ("cloud-api", "maintenance")
    assert api.machine()["status"] == "disconnected"
    assert "is disconnected" in api.post(path, status=503)["detail"]
    api.emulator.reconnect(machine_id)
    for content in (b"", b"null"):
        response = api.http.post(path, content=content)
        assert response.json()["reason"] == "user_disabled_machine"
        api.emulator.reconnect(machine_id)


def test_a_web_session_needs_a_live_agent(api: Api) -> None:
    machine = api.machine()
    path = f"/v1/machines/{machine['id']}/cyberdriver/web-session"
    first, second = api.post(path, status=200), api.post(path, status=200)

    assert first["token"] != second["token"]
    assert (first["machine_id"], first["desktop_label"]) == (machine["id"], machine["name"])
    api.emulator.disconnect(machine["id"])
    api.post(path, status=503)


def test_the_health_of_machines_is_that_of_the_connected(make_api: MakeApi) -> None:
    api = make_api(machines=3)
    away, broken, _ = api.emulator.machines
    api.emulator.disconnect(away.id)
    assert api.get("/v1/health/machines")["checked_machines"] == 2
    api.emulator.disconnect(broken.id, status="error")
    report = api.http.get("/v1/health/machines")

    assert report.status_code == 503
    assert (report.json()["checked_machines"], report.json()["healthy_machines"]) == (2, 1)
    [failed] = report.json()["errored_machines"]
    assert (failed["machine_id"], failed["machine_name"]) == (str(broken.id), broken.name)


def test_a_keepalive_machine_is_linked(api: Api) -> None:
    machine = api.machine()
    keeper = api.emulator.add_machine(physical_server_id="rack-1", keepalive_for=machine["id"])

    assert api.machine()["linked_keepalive_machine_id"] == str(keeper.id)
    assert api.get(f"/v1/machines/{keeper.id}")["physical_server_id"] == "rack-1"
    api.delete(f"/v1/machines/{keeper.id}")
    assert api.machine() == machine | {"last_seen": api.machine()["last_seen"]}
    with pytest.raises(KeyError, match="No machine"):
        api.emulator.add_machine(keepalive_for=keeper.id)


def test_request_logs_can_be_written(api: Api) -> None:
    machine_id = api.machine()["id"]
    new = {"request_id": "r", "method": "GET", "path": "/display", "machine_id": machine_id}
    log = api.post(LOGS, new | {"request_size_bytes": 12})
    path = f"{LOGS}/{log['id']}"
    assert log == log | new | {"completed_at": None, "status_code": None, "request_size_bytes": 12}

    done = {"status_code": 200, "duration_ms": 5, "completed_at": "2026-01-02T03:04:05Z", "error_message": None}
    assert api.patch(path, done) == log | done
    assert api.get(path) == log | done
    api.delete(path)
    api.delete(path, status=404)
    assert "Machine" in api.post(LOGS, new | {"machine_id": str(uuid4())}, status=404)["detail"]


def test_the_filters_of_the_request_logs(make_api: MakeApi) -> None:
    api = make_api(machines=2, max_logged_requests=4)
    first, second = (machine["id"] for machine in api.get("/v1/machines")["items"])
    for number, (method, machine_id) in enumerate([("GET", first)] * 3 + [("POST", first), ("GET", second)]):
        new = {"request_id": str(number), "method": method, "path": "/", "machine_id": machine_id}
        api.post(LOGS, new | {"status_code": 200 + number})

    def found(**query: Any) -> list[str]:
        return [log["request_id"] for log in api.get(LOGS, **query)["items"]]

    assert found() == ["1", "2", "3", "4"]
    assert found(machine_id=second) == ["4"]
    assert found(method="POST") == ["3"]
    assert found(status_code=202) == ["2"]
    api.delete(f"/v1/machines/{first}")
    assert found() == ["4"]


def test_requests_to_a_desktop_are_logged(make_api: MakeApi, monkeypatch: pytest.MonkeyPatch) -> None:
    def dimensions(backend: Backend, request: ApiRequest) -> ApiResponse:
        if request.query.text("broken"):
            raise BadRequest("The screen is off")
        return json_response(200, {"width": 1024, "height": 768})

    operation = Operation("GET", "/v1/computer/{machine_id}/display/dimensions", dimensions)
    monkeypatch.setattr(app, "OPERATIONS", (operation, *app.OPERATIONS))
    api = make_api()
    machine_id = api.machine()["id"]
    path = f"/v1/computer/{machine_id}/display/dimensions"
    good = api.http.get(path)
    bad = api.http.get(path, params={"broken": "yes"})
    for stranger in (str(uuid4()), "not-an-id"):
        api.http.get(path.replace(machine_id, stranger))
    logged, failed = api.get(LOGS, machine_id=machine_id)["items"]

    assert (logged["method"], logged["path"], logged["status_code"]) == ("GET", path, 200)
    assert logged["request_id"] == good.headers["x-request-id"]
    assert logged["response_size_bytes"] == len(good.content)
    assert logged["completed_at"] >= logged["created_at"]
    assert logged["error_message"] is None
    assert (failed["status_code"], failed["error_message"]) == (400, bad.text)
    assert api.get(LOGS)["total"] == 2
