"""`client.trajectories`."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from cyberdesk import Cyberdesk, InvalidArgumentError, NotFoundError, ResponseDecodeError
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]

WORKFLOW, RUN_ID, TRAJECTORY = UUID(int=1), UUID(int=2), UUID(int=3)
STEP = {"func_name": "click", "kwargs": {"x": 1}}
RESPONSE: dict[str, Any] = {
    "id": str(TRAJECTORY),
    "workflow_id": str(WORKFLOW),
    "trajectory_data": [STEP],
    "dimensions": {"width": 1280},
    "is_approved": False,
    "has_been_approved": False,
    "is_generated": False,
    "is_main": False,
    "created_at": "2026-01-02T03:04:05Z",
    "updated_at": "2026-01-02T03:04:05Z",
}


def test_list(connect: Connect, server: ScriptedServer) -> None:
    moment = "2026-01-02T03:04:05Z"
    workflow = {
        "type": "workflow",
        "id": str(WORKFLOW),
        "main_prompt": "do",
        "created_at": moment,
        "updated_at": moment,
    }
    server.script(
        Reply(200, {"items": [RESPONSE], "total": 1, "skip": 0, "limit": 5, "included": [workflow]}),
        Reply(200, {"items": [RESPONSE], "total": 2, "skip": 0, "limit": 1}),
        Reply(200, {"items": [{**RESPONSE, "id": str(UUID(int=4))}], "total": 2, "skip": 1, "limit": 1}),
    )
    client = connect()
    page = client.trajectories.list(
        search="log in",
        workflow_id=WORKFLOW,
        run_id=str(RUN_ID),
        is_approved=True,
        is_generated=False,
        created_at_from=datetime.datetime(2026, 1, 1),
        created_at_to=datetime.date(2026, 2, 1),
        updated_at_from="2026-01-01T00:00:00Z",
        updated_at_to=datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC),
        include=["workflow"],
        skip=0,
        limit=5,
    )
    related = page.workflow(page.items[0].workflow_id)
    assert related is not None
    assert related.main_prompt == "do"
    assert server.received[0].target == (
        f"/v1/trajectories?search=log%20in&workflow_id={WORKFLOW}&run_id={RUN_ID}"
        "&is_approved=true&is_generated=false"
        "&created_at_from=2026-01-01T00%3A00%3A00Z&created_at_to=2026-02-01T00%3A00%3A00Z"
        "&updated_at_from=2026-01-01T00%3A00%3A00Z&updated_at_to=2026-02-01T00%3A00%3A00Z"
        "&include=workflow&skip=0&limit=5"
    )
    assert [item.id.int for item in client.trajectories.list(limit=1)] == [3, 4]


def test_get(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RESPONSE), Reply(200, RESPONSE), Reply(200, {**RESPONSE, "dimensions": [1280]}))
    client = connect()
    found = client.trajectories.get(TRAJECTORY, include=["workflow", "new"])
    assert (found.id, found.trajectory_data, found.dimensions) == (TRAJECTORY, [STEP], {"width": 1280})
    client.trajectories.get(str(TRAJECTORY), include="workflow")
    path = f"/v1/trajectories/{TRAJECTORY}"
    assert [it.target for it in server.received] == [f"{path}?include=workflow%2Cnew", f"{path}?include=workflow"]
    with pytest.raises(ResponseDecodeError):
        client.trajectories.get(TRAJECTORY)


def test_get_latest_for_workflow(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RESPONSE), Reply(404, {"detail": "no trajectory"}))
    client = connect()
    assert (client.trajectories.get_latest_for_workflow(WORKFLOW)).id == TRAJECTORY
    (sent,) = server.received
    assert (sent.method, sent.target) == ("GET", f"/v1/workflows/{WORKFLOW}/latest-trajectory")
    with pytest.raises(NotFoundError, match="no trajectory"):
        client.trajectories.get_latest_for_workflow(WORKFLOW)


def test_create(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(201, RESPONSE))
    client = connect()
    created = client.trajectories.create(
        workflow_id=str(WORKFLOW),
        trajectory_data=(STEP,),
        dimensions={"width": 1280},
        name="Log in",
        description=None,
        run_id=RUN_ID,
        original_input_values={"user": "a"},
        is_approved=True,
    )
    assert created.id == TRAJECTORY
    first, second = server.received
    assert (second.method, second.target) == ("POST", "/v1/trajectories")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert second.json == {
        "workflow_id": str(WORKFLOW),
        "trajectory_data": [STEP],
        "dimensions": {"width": 1280},
        "name": "Log in",
        "description": None,
        "run_id": str(RUN_ID),
        "original_input_values": {"user": "a"},
        "is_approved": True,
    }
    wrong: Any = {"width": "wide"}
    with pytest.raises(InvalidArgumentError, match="dimensions"):
        client.trajectories.create(workflow_id=WORKFLOW, trajectory_data=[STEP], dimensions=wrong)


def test_update(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RESPONSE))
    client = connect()
    client.trajectories.update(
        TRAJECTORY, name="b", description=None, trajectory_data=[STEP], is_approved=True, is_main=False
    )
    client.trajectories.update(TRAJECTORY, is_main=True)
    first, second = server.received
    assert (first.method, first.target) == ("PATCH", f"/v1/trajectories/{TRAJECTORY}")
    assert first.json == {
        "name": "b",
        "description": None,
        "trajectory_data": [STEP],
        "is_approved": True,
        "is_main": False,
    }
    assert second.json == {"is_main": True}


def test_duplicate_and_delete(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(201, {**RESPONSE, "name": "Log in (Copy)"}), Reply(204))
    client = connect()
    assert (client.trajectories.duplicate(TRAJECTORY)).name == "Log in (Copy)"
    client.trajectories.delete(str(TRAJECTORY))
    assert [(it.method, it.target, it.body) for it in server.received] == [
        ("POST", f"/v1/trajectories/{TRAJECTORY}/duplicate", b""),
        ("DELETE", f"/v1/trajectories/{TRAJECTORY}", b""),
    ]
    with pytest.raises(InvalidArgumentError, match="trajectory_id must be a UUID"):
        client.trajectories.delete("3")
