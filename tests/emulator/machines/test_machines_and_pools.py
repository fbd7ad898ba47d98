from typing import Any
from uuid import uuid4

from cyberdesk.emulator import takes

from ..conftest import MakeApi
from ..support import HOUR, Api

NEW = {"fingerprint": "f", "unkey_key_id": "k"}


def test_machines_are_created_changed_and_deleted(api: Api) -> None:
    secret = {"machine_sensitive_parameters": {"pin": "hunter2"}, "machine_parameters": {"site": "north"}}
    machine = api.post("/v1/machines", NEW | secret | {"name": "M", "hostname": "h"})
    path = f"/v1/machines/{machine['id']}"
    assert (machine["name"], machine["status"], machine["is_available"]) == ("M", "connected", True)
    assert machine["machine_parameters"] == {"site": "north"}
    assert list(machine["machine_sensitive_parameters"]) == ["pin"]
    assert "hunter2" not in str(machine)
    assert api.get(path) == machine

    changes: dict[str, Any] = {
        "name": None,
        "status": "disconnected",
        "alerts_enabled": False,
        "machine_sensitive_parameters": {},
    }
    changed = api.patch(path, changes)
    assert changed == machine | changes | {"machine_sensitive_parameters": None}
    assert api.patch(path, {"is_available": False})["is_available"] is False
    api.delete(path)
    api.delete(path, status=404)


def test_the_filters_of_the_machine_list(make_api: MakeApi) -> None:
    api = make_api(machines=0)
    first = api.post("/v1/machines", NEW | {"name": "Alpha", "hostname": "host-one"})
    second = api.post("/v1/machines", NEW | {"name": "alphabet"})
    api.patch(f"/v1/machines/{second['id']}", {"status": "error"})

    def found(**query: str) -> list[str]:
        return [machine["name"] for machine in api.get("/v1/machines", **query)["items"]]

    assert found() == ["Alpha", "alphabet"]
    assert found(search="ALPHA") == ["Alpha", "alphabet"]
    assert found(search="one") == ["Alpha"]
    assert found(search=second["id"]) == ["alphabet"]
    assert found(name="Alpha") == ["Alpha"]
    assert found(name="alpha") == []
    assert found(status="error") == ["alphabet"]
    assert found(created_at_to=first["created_at"]) == ["Alpha"]


def test_a_machine_that_comes_back_takes_what_waits_for_it(api: Api) -> None:
    path = f"/v1/machines/{api.machine()['id']}"
    for off, on in (
        ({"status": "disconnected"}, {"status": "connected"}),
        ({"is_available": False}, {"is_available": True}),
    ):
        api.patch(path, off)
        run = api.create_run(api.emulator.add_workflow(), machine_id=api.machine()["id"])
        assert api.run(run["id"])["status"] == "scheduling"
        api.patch(path, on)
        assert api.wait(run["id"])["status"] == "success"


def test_deleting_a_machine_leaves_its_runs_without_one(api: Api) -> None:
    done = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    running = api.wait(api.create_run(api.emulator.add_workflow(takes(HOUR)))["id"], "running")
    api.delete(f"/v1/machines/{running['machine_id']}")

    assert api.run(done["id"]) == done | {"machine_id": None}
    stopped = api.run(running["id"])
    assert (stopped["status"], stopped["machine_id"]) == ("error", None)
    assert "was deleted" in stopped["error"][0]


def test_pools_hold_machines(api: Api) -> None:
    pool = api.post("/v1/pools", {"name": "Excel", "pool_sensitive_parameters": {"pin": "hunter2"}})
    path = f"/v1/pools/{pool['id']}"
    machine = api.machine()
    assert (pool["name"], pool["machine_count"]) == ("Excel", 0)
    assert "hunter2" not in str(pool)

    for _ in range(2):
        filled = api.post(f"{path}/machines", {"machine_ids": [machine["id"]]}, status=200)
        assert (filled["machine_count"], [item["id"] for item in filled["machines"]]) == (1, [machine["id"]])
    assert "machines" not in api.get(path)
    assert api.get(path, include_machines=True)["machines"] == [machine]
    assert [item["id"] for item in api.get(f"/v1/machines/{machine['id']}/pools")] == [pool["id"]]
    assert api.get("/v1/pools")["total"] == 1

    api.delete(f"{path}/machines", {"machine_ids": [machine["id"]]})
    assert api.get(path)["machine_count"] == 0
    api.post(f"{path}/machines", {"machine_ids": [str(uuid4())]}, status=404)


def test_the_pools_of_a_machine_are_replaced(api: Api) -> None:
    first, second = (api.post("/v1/pools", {"name": name})["id"] for name in "ab")
    path = f"/v1/machines/{api.machine()['id']}/pools"

    def put(*pool_ids: str) -> int:
        return api.http.put(path, json={"pool_ids": pool_ids}).status_code

    assert put(first) == 200
    assert put(second, second) == 200
    assert [pool["id"] for pool in api.get(path)] == [second]
    assert put(str(uuid4())) == 404
    api.delete(f"/v1/pools/{second}")
    assert api.get(path) == []
    assert api.emulator.machines[0].pool_ids == ()


def test_a_machine_that_joins_a_pool_takes_what_waits_for_it(api: Api) -> None:
    pools = [api.post("/v1/pools", {"name": name})["id"] for name in "ab"]
    run = api.create_run(api.emulator.add_workflow(), pool_ids=pools)
    machine_id = api.machine()["id"]
    api.http.put(f"/v1/machines/{machine_id}/pools", json={"pool_ids": pools[:1]})
    assert api.run(run["id"])["status"] == "scheduling"

    api.post(f"/v1/pools/{pools[1]}/machines", {"machine_ids": [machine_id]}, status=200)
    assert api.wait(run["id"])["machine_id"] == machine_id


def test_a_machine_that_is_put_into_pools_takes_what_waits_for_it(api: Api) -> None:
    pool_id = api.post("/v1/pools", {"name": "a"})["id"]
    run = api.create_run(api.emulator.add_workflow(), pool_ids=[pool_id])
    # The next run is done, so this one's scheduling time is over, too.
    api.wait(api.create_run(api.emulator.add_workflow())["id"])
    api.http.put(f"/v1/machines/{api.machine()['id']}/pools", json={"pool_ids": [pool_id]})

    assert api.wait(run["id"])["status"] == "success"


def test_the_health_of_the_machines(api: Api) -> None:
    healthy = api.get("/v1/health/machines")
    assert (healthy["status"], healthy["checked_machines"], healthy["errored_machines"]) == ("ok", 1, [])
    machine_id = api.machine()["id"]
    api.patch(f"/v1/machines/{machine_id}", {"status": "error"})

    response = api.http.get("/v1/health/machines")
    assert response.status_code == 503
    assert (response.json()["status"], response.json()["healthy_machines"]) == ("error", 0)
    assert [machine["machine_id"] for machine in response.json()["errored_machines"]] == [machine_id]


def test_pools_are_changed(api: Api) -> None:
    pool = api.post("/v1/pools", {"name": "Front", "description": "d", "pool_parameters": {"site": "north"}})
    path = f"/v1/pools/{pool['id']}"
    changed = api.patch(path, {"name": "Back", "pool_sensitive_parameters": {"pin": "hunter2"}})

    assert (changed["name"], changed["description"], changed["pool_parameters"]) == (
        "Back",
        "d",
        {"site": "north"},
    )
    assert list(changed["pool_sensitive_parameters"]) == ["pin"]
    assert "hunter2" not in str(changed)
    assert changed["updated_at"] > pool["updated_at"]
    cleared = api.patch(path, {"name": None, "description": None, "pool_sensitive_parameters": {}})
    assert (cleared["name"], cleared["description"]) == ("Back", None)
    assert cleared["pool_sensitive_parameters"] is None
    assert api.get(path) == cleared
