"""`include`: related objects beside what was asked for."""

from typing import Any

import pytest

from ..conftest import MakeApi
from ..support import Api


@pytest.fixture
def world(make_api: MakeApi) -> tuple[Api, dict[str, str]]:
    """Two machines in two pools, one of them in both, and three runs of two workflows on the machines."""
    api = make_api(machines=2)
    both, one = (machine["id"] for machine in api.get("/v1/machines")["items"])
    east, west = (api.post("/v1/pools", {"name": name})["id"] for name in ("East", "West"))
    api.http.put(f"/v1/machines/{both}/pools", json={"pool_ids": [east, west]})
    api.http.put(f"/v1/machines/{one}/pools", json={"pool_ids": [east]})
    first, second = (api.emulator.add_workflow(name=name) for name in ("First", "Second"))
    for workflow, machine in ((first, both), (first, both), (second, one)):
        api.wait(api.create_run(workflow, machine_id=machine)["id"])
    names = {both: "both", one: "one", east: "east", west: "west"}
    return api, names | {str(first.id): "first", str(second.id): "second"}


def shown(response: Any, names: dict[str, str]) -> list[tuple[str, str]]:
    return sorted((item["type"], names[item["id"]]) for item in response["included"])


WORKFLOWS = [("workflow", "first"), ("workflow", "second")]
MACHINES = [("machine", "both"), ("machine", "one")]
POOLS = [("pool", "east"), ("pool", "west")]


@pytest.mark.parametrize(
    ("path", "include", "expected"),
    [
        ("/v1/runs", "workflow", WORKFLOWS),
        ("/v1/runs", "machine", MACHINES),
        ("/v1/runs", "machine.pools", MACHINES + POOLS),
        ("/v1/runs", "machine.pools, workflow,,machine", MACHINES + POOLS + WORKFLOWS),
        ("/v1/machines", "pools", POOLS),
        ("/v1/pools", "machines", MACHINES),
    ],
)
def test_a_page_carries_each_related_object_once(
    world: tuple[Api, dict[str, str]], path: str, include: str, expected: list[tuple[str, str]]
) -> None:
    api, names = world

    assert shown(api.get(path, include=include), names) == expected


def test_only_the_objects_on_the_page_count(world: tuple[Api, dict[str, str]]) -> None:
    api, names = world
    page = api.get("/v1/runs", include="workflow,machine", limit=1, sort_mode="created_at_desc")

    assert shown(page, names) == [("machine", "one"), ("workflow", "second")]
    assert page["total"] == 3


def test_single_resources_take_include_too(world: tuple[Api, dict[str, str]]) -> None:
    api, names = world
    ids = {name: key for key, name in names.items()}
    run = api.get("/v1/runs", machine_id=ids["one"])["items"][0]["id"]

    assert shown(api.get(f"/v1/runs/{run}", include="machine.pools"), names) == [
        ("machine", "one"),
        ("pool", "east"),
    ]
    assert shown(api.get(f"/v1/machines/{ids['both']}", include="pools"), names) == POOLS
    assert shown(api.get(f"/v1/pools/{ids['west']}", include="machines"), names) == [("machine", "both")]


def test_an_included_object_has_all_its_fields(world: tuple[Api, dict[str, str]]) -> None:
    api, names = world
    ids = {name: key for key, name in names.items()}
    by_name = {
        names[item["id"]]: item for item in api.get("/v1/runs", include="workflow,machine.pools")["included"]
    }

    for name, path in (("first", "workflows"), ("both", "machines"), ("west", "pools")):
        alone = api.get(f"/v1/{path}/{ids[name]}")
        assert by_name[name] == {"type": path.removesuffix("s"), **alone}


def test_what_was_deleted_is_left_out(world: tuple[Api, dict[str, str]]) -> None:
    api, names = world
    ids = {name: key for key, name in names.items()}
    run = api.get("/v1/runs", machine_id=ids["one"])["items"][0]["id"]
    api.delete(f"/v1/machines/{ids['one']}")

    assert api.get(f"/v1/runs/{run}", include="machine.pools")["included"] == []


def test_without_include_there_is_no_list(shared_api: Api) -> None:
    assert "included" not in shared_api.get("/v1/runs")
    assert "included" not in shared_api.get("/v1/runs", include="")
    assert "included" not in shared_api.machine()


def test_the_deprecated_way_to_the_machines_of_a_pool(world: tuple[Api, dict[str, str]]) -> None:
    api, names = world
    ids = {name: key for key, name in names.items()}
    pool = api.get(f"/v1/pools/{ids['east']}", include_machines="true")

    assert sorted(names[machine["id"]] for machine in pool["machines"]) == ["both", "one"]


@pytest.mark.parametrize("path", ["/v1/runs", "/v1/machines", "/v1/pools"])
def test_an_unknown_name_is_refused(shared_api: Api, path: str) -> None:
    for include in ("secrets", "workflow;machine", "Pools"):
        response = shared_api.http.get(path, params={"include": include})
        assert response.status_code == 400
        assert repr(include) in response.json()["detail"]
