"""The fake API itself: sound without switches, and each switch does something."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from .api import API_KEY, WORKFLOW
from .server import World
from .switches import Switches


def connect(world: World) -> httpx.Client:
    return httpx.Client(base_url=world.base_url, headers={"Authorization": f"Bearer {API_KEY}"}, timeout=2)


def create(client: httpx.Client, **body: Any) -> dict[str, Any]:
    made: dict[str, Any] = (
        client.post("/v1/runs", json={"workflow_id": WORKFLOW, **body}).raise_for_status().json()
    )
    return made


def test_a_sound_run_lives_and_ends() -> None:
    with World() as world, connect(world) as client:
        run = create(client, input_values={"seconds": 0.2})
        assert run["status"] == "scheduling"
        assert client.get("/v1/runs").json()["items"][0]["id"] == run["id"]
        time.sleep(0.4)
        assert client.get(f"/v1/runs/{run['id']}").json()["status"] == "success"
        assert client.patch(f"/v1/runs/{run['id']}", json={"status": "cancelled"}).json()["status"] == "success"
        assert world.problems() == world.left_over() == []


def test_a_session_reserves_a_machine_until_it_is_cleared() -> None:
    with World() as world, connect(world) as client:
        run = create(client, start_session=True, input_values={"seconds": 0.05})
        time.sleep(0.2)
        machine = client.get(f"/v1/runs/{run['id']}").json()["machine_id"]
        assert client.get(f"/v1/machines/{machine}").json()["reserved_session_id"] == run["id"]
        assert world.left_over() == [f"machine {machine} is reserved"]
        client.patch(f"/v1/machines/{machine}", json={"reserved_session_id": None})
        assert world.left_over() == []


def test_one_key_makes_one_run_and_what_must_not_happen_is_noted() -> None:
    with World() as world, connect(world) as client:
        body = {"workflow_id": WORKFLOW, "input_values": {"row": 1}}
        ids = {client.post("/v1/runs", json=body, headers={"Idempotency-Key": "a"}).json()["id"] for _ in range(3)}
        assert len(ids) == 1
        assert world.problems() == []
        client.post("/v1/runs", json=body, headers={"Idempotency-Key": "b"})
        assert world.problems() == ["row 1 was created 2 times"]


LISTS: list[tuple[Switches, str, Callable[[dict[str, Any]], bool]]] = [
    (Switches(page_cap="3"), "/v1/runs?limit=4", lambda page: len(page["items"]) == 3 and page["limit"] == 3),
    (Switches(page_cap="3", limit_echo="asked"), "/v1/runs?limit=4", lambda page: page["limit"] == 4),
    (Switches(listing="never"), "/v1/runs", lambda page: page["items"] == []),
    (Switches(total="absent"), "/v1/runs", lambda page: "total" not in page),
    (Switches(total="too small"), "/v1/runs", lambda page: page["total"] == 2),
    (Switches(odd_rows="of others"), "/v1/runs", lambda page: page["items"][1] is None),
    (Switches(repeats="one a page"), "/v1/runs?skip=2&limit=1", lambda page: page["skip"] == 2),
    (Switches(filter_session="kept"), "/v1/runs?session_id=x", lambda page: page["items"] == []),
    (Switches(filter_session="ignored"), "/v1/runs?session_id=x", lambda page: len(page["items"]) == 4),
]


@pytest.mark.parametrize(("switches", "path", "expected"), LISTS, ids=str)
def test_a_switch_changes_lists(switches: Switches, path: str, expected: Any) -> None:
    with World(switches) as world, connect(world) as client:
        for age in range(4):
            world.add_run(age=float(age))
        assert expected(client.get(path).json())


@pytest.mark.parametrize("way", ["reset before", "reset after", "truncated", "dripping", "closed"])
def test_connections_break_as_they_are_told(way: Any) -> None:
    with World(Switches(connection=way)) as world, connect(world) as client:
        is_lost = way in ("reset before", "reset after", "truncated")
        key = {"Idempotency-Key": "a"}
        if is_lost:
            with pytest.raises(httpx.TransportError):
                client.post("/v1/runs", json={"workflow_id": WORKFLOW}, headers=key)
        assert len(world.runs) == (way in ("reset after", "truncated"))
        assert client.post("/v1/runs", json={"workflow_id": WORKFLOW}, headers=key).status_code == 201
        assert len(world.runs) == 1
