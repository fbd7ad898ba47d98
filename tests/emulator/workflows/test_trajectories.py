"""Trajectories: written down, recorded from runs, promoted, approved, copied."""

from typing import Any
from uuid import uuid4

import pytest

from cyberdesk.emulator import Outcome, RunContext, Workflow, returns
from cyberdesk.emulator._rules.workflows.trajectories import steps_of

from ..support import Api, BlockingHandler

STEP = {"func_name": "click", "kwargs": {"x": 1}}
SIZE = {"width": 1280, "height": 720}
SCREEN = "supabase://run-images/message-history/org_emulator/1.png"

HISTORY: list[dict[str, Any]] = [
    {"role": "user", "content": [{"type": "text", "text": "Do it"}, {"type": "image", "image_url": SCREEN}]},
    {
        "role": "assistant",
        "content": [
            {"type": "text", "text": "I click on OK"},
            {"type": "tool_use", "tool_use_id": "t1", "tool_name": "click", "tool_input": {"x": 3}},
        ],
    },
    {
        "role": "user",
        "content": [
            {"type": "tool_result", "tool_use_id": "t1", "tool_result": "done"},
            {"type": "text", "text": "Go on"},
        ],
    },
    {"role": "assistant", "content": [{"type": "tool_use", "tool_use_id": "t2", "tool_name": "wait"}]},
]


def create(api: Api, workflow: Workflow, **fields: Any) -> Any:
    body = {"workflow_id": str(workflow.id), "trajectory_data": [STEP], "dimensions": SIZE}
    return api.post("/v1/trajectories", body | fields)


def finished_run(api: Api, workflow: Workflow, history: list[dict[str, Any]] | None = None) -> str:
    run_id: str = api.create_run(workflow, input_values={"a": 1})["id"]
    api.wait(run_id)
    # The emulator's own steps, kept at the end of the run, would be in the way of those that matter here.
    for kept in api.get("/v1/trajectories", run_id=run_id, is_generated=False)["items"]:
        api.delete(f"/v1/trajectories/{kept['id']}")
    if history is not None:
        api.patch(f"/v1/runs/{run_id}", {"run_message_history": history})
    return run_id


def generate(api: Api, run_id: str) -> Any:
    return api.post(f"/v1/runs/{run_id}/generate-trajectory", status=200)


def found(api: Api, **query: Any) -> list[str]:
    return [item["name"] for item in api.get("/v1/trajectories", **query)["items"]]


def test_trajectories_are_created_changed_and_deleted(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    run_id = finished_run(api, workflow)
    fields = {"name": "n", "description": "d", "run_id": run_id, "original_input_values": {"a": 1}}
    created = create(api, workflow, **fields)
    path = f"/v1/trajectories/{created['id']}"
    assert created == created | fields
    flags = ("is_approved", "has_been_approved", "is_generated", "is_main")
    assert [created[flag] for flag in flags] == [False] * 4
    assert api.get(path) == created

    body = {"name": None, "trajectory_data": [STEP, STEP], "is_main": True, "is_approved": None}
    changed = api.patch(path, body)
    assert (changed["name"], changed["description"], len(changed["trajectory_data"])) == (None, "d", 2)
    assert (changed["is_main"], changed["is_approved"]) == (True, False)
    assert changed["updated_at"] > created["updated_at"]
    api.delete(path)
    assert api.http.get(path).status_code == 404


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"trajectory_data": []}, 422),
        ({"steps": [STEP], "trajectory_data": None}, 422),
        ({"dimensions": {"width": "wide"}}, 422),
        ({"workflow_id": str(uuid4())}, 404),
        ({"run_id": str(uuid4())}, 404),
    ],
)
def test_what_cannot_be_created(shared_api: Api, fields: dict[str, Any], status: int) -> None:
    workflow = shared_api.emulator.add_workflow()
    body = {"workflow_id": str(workflow.id), "trajectory_data": [STEP], "dimensions": SIZE}

    shared_api.post("/v1/trajectories", body | fields, status=status)


def test_the_run_is_one_of_the_workflow(api: Api) -> None:
    run_id = finished_run(api, api.emulator.add_workflow())
    body = {"workflow_id": str(api.emulator.add_workflow().id), "trajectory_data": [STEP], "dimensions": SIZE}

    api.post("/v1/trajectories", body | {"run_id": run_id}, status=400)


def test_that_it_was_approved_once_stays_on_record(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    path = f"/v1/trajectories/{create(api, workflow)['id']}"
    flags = [api.patch(path, {"is_approved": approved}) for approved in (False, True, False)]

    assert [flag["has_been_approved"] for flag in flags] == [False, True, True]
    assert [flag["is_approved"] for flag in flags] == [False, True, False]
    assert create(api, workflow, is_approved=True)["has_been_approved"]


def test_a_workflow_has_one_main_trajectory(api: Api) -> None:
    first, second = (create(api, api.emulator.add_workflow()) for _ in range(2))
    third = create(api, api.emulator.add_workflow(workflow_id=uuid4()), workflow_id=first["workflow_id"])
    for trajectory in (first, second, third):
        api.patch(f"/v1/trajectories/{trajectory['id']}", {"is_main": True})

    main = [api.get(f"/v1/trajectories/{item['id']}")["is_main"] for item in (first, second, third)]
    assert main == [False, True, True]


def test_the_list_shows_generated_ones_by_default(api: Api) -> None:
    workflow, other = api.emulator.add_workflow(), api.emulator.add_workflow()
    run_id = finished_run(api, workflow)
    old = create(api, workflow, name="Old", run_id=run_id)
    generate(api, run_id)
    new = create(api, workflow, name="New", description="Pay INVOICES", is_approved=True)
    create(api, other, name="Other")

    assert found(api) == found(api, is_generated=True) == ["Old"]
    hidden: dict[str, Any] = {"is_generated": False}
    assert found(api, **hidden) == ["Other", "New"]
    assert found(api, **hidden, workflow_id=str(workflow.id)) == ["New"]
    assert found(api, run_id=run_id) == ["Old"]
    assert found(api, **hidden, run_id=run_id) == []
    assert found(api, **hidden, is_approved=True) == ["New"]
    assert found(api, **hidden, is_approved=False) == ["Other"]
    assert found(api, **hidden, search="invoices") == ["New"]
    assert found(api, search=old["id"]) == ["Old"]
    assert found(api, **hidden, created_at_from=new["created_at"], created_at_to=new["created_at"]) == ["New"]
    assert found(api, updated_at_to=old["updated_at"]) == []
    assert found(api, **hidden, skip=1, limit=1) == ["New"]
    assert api.http.get("/v1/trajectories", params={"is_approved": "perhaps"}).status_code == 422


def test_the_workflow_is_included_on_request(api: Api) -> None:
    workflow = api.emulator.add_workflow(name="Look up")
    ids = [create(api, workflow)["id"] for _ in range(2)]
    page = api.get("/v1/trajectories", is_generated=False, include="workflow")
    one = api.get(f"/v1/trajectories/{ids[0]}", include="workflow")

    for response in (page, one):
        [included] = response["included"]
        assert (included["type"], included["id"], included["name"]) == ("workflow", str(workflow.id), "Look up")
        assert included["tags"] == []
    assert api.http.get(f"/v1/trajectories/{ids[0]}", params={"include": "run"}).status_code == 400


def test_a_copy_is_neither_approved_nor_generated(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    run_id = finished_run(api, workflow)
    original = create(api, workflow, name="n", run_id=run_id, is_approved=True)
    generate(api, run_id)
    api.patch(f"/v1/trajectories/{original['id']}", {"is_main": True})
    copy = api.post(f"/v1/trajectories/{original['id']}/duplicate")

    flags = ("is_approved", "has_been_approved", "is_generated", "is_main")
    assert [copy[flag] for flag in flags] == [False] * 4
    assert (copy["name"], copy["trajectory_data"], copy["run_id"]) == ("n (Copy)", [STEP], run_id)
    api.patch(f"/v1/trajectories/{copy['id']}", {"trajectory_data": [STEP, STEP]})
    assert api.get(f"/v1/trajectories/{original['id']}")["trajectory_data"] == [STEP]
    assert api.post(f"/v1/trajectories/{create(api, workflow)['id']}/duplicate")["name"] == "(Copy)"


def test_deeply_nested_steps_can_be_copied(api: Api) -> None:
    step: Any = 1
    for _ in range(90):
        step = [step]
    trajectory = create(api, api.emulator.add_workflow(), trajectory_data=[{"nested": step}])

    assert api.post(f"/v1/trajectories/{trajectory['id']}/duplicate")["trajectory_data"] == [{"nested": step}]


def test_the_latest_of_a_workflow_is_the_one_changed_last(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    path = f"/v1/workflows/{workflow.id}/latest-trajectory"
    assert api.http.get(path).status_code == 404
    first, second = create(api, workflow), create(api, workflow)
    create(api, api.emulator.add_workflow())

    assert api.get(path)["id"] == second["id"]
    api.patch(f"/v1/trajectories/{first['id']}", {"name": "touched"})
    assert api.get(path)["id"] == first["id"]
    assert api.http.get(f"/v1/workflows/{uuid4()}/latest-trajectory").status_code == 404


def test_a_trajectory_is_generated_from_the_history_of_a_run(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    run_id = finished_run(api, workflow, HISTORY)
    generated = generate(api, run_id)

    assert generated["is_generated"]
    assert not generated["is_approved"]
    assert (generated["workflow_id"], generated["run_id"]) == (str(workflow.id), run_id)
    assert generated["original_input_values"] == {"a": 1}
    assert [step["func_name"] for step in generated["trajectory_data"]] == ["click", "wait"]
    assert api.get(f"/v1/runs/{run_id}/trajectory") == generated
    again = generate(api, run_id)
    assert again["id"] == generated["id"]
    assert again["updated_at"] > generated["updated_at"]


def test_the_trajectory_that_was_changed_last_is_promoted(api: Api) -> None:
    workflow = api.emulator.add_workflow()
    run_id = finished_run(api, workflow, HISTORY)
    first, second = (create(api, workflow, run_id=run_id) for _ in range(2))
    assert api.get(f"/v1/runs/{run_id}/trajectory")["id"] == second["id"]
    api.patch(f"/v1/trajectories/{first['id']}", {"name": "touched"})

    assert generate(api, run_id)["id"] == first["id"]
    assert not api.get(f"/v1/trajectories/{second['id']}")["is_generated"]


def test_the_steps_of_a_run_are_kept_when_it_ends(api: Api) -> None:
    gate = BlockingHandler(returns())
    run_id = api.create_run(api.emulator.add_workflow(gate))["id"]
    api.wait(run_id, "running")
    api.patch(f"/v1/runs/{run_id}", {"run_message_history": HISTORY})
    # A run that goes on has not got its last step yet.
    assert api.http.post(f"/v1/runs/{run_id}/generate-trajectory").status_code == 404
    gate.open()
    api.wait(run_id)

    kept = api.get(f"/v1/runs/{run_id}/trajectory")
    assert [step["func_name"] for step in kept["trajectory_data"]] == ["click", "wait"]
    assert not kept["is_generated"]
    assert api.get("/v1/trajectories", is_generated=False, run_id=run_id)["total"] == 1


def test_the_steps_of_a_handler_show_what_was_there_before_each(api: Api) -> None:
    def fill_in(run: RunContext) -> Outcome:
        for name in ("Ann", "Bob"):
            run.desktop.type(name)
            run.step(f"I type {name}")
        return returns()

    run_id = api.create_run(api.emulator.add_workflow(fill_in))["id"]
    api.wait(run_id)
    kept = api.get(f"/v1/runs/{run_id}/trajectory")
    images = [
        block["image_url"]
        for message in api.run(run_id)["run_message_history"]
        for block in message["content"]
        if block["type"] == "image"
    ]

    steps = kept["trajectory_data"]
    assert [step["kwargs"]["text"] for step in steps] == ["Ann", "Bob"]
    assert [step["pre_check_snapshot"]["screenshot"] for step in steps] == images[:2]
    assert [step["pre_check_snapshot"]["last_agent_thought"] for step in steps] == ["I type Ann", "I type Bob"]
    assert [step["result"] for step in steps] == ["done", "done"]
    assert kept["dimensions"] == {"width": 1024, "height": 768}


def test_a_run_without_steps_has_no_trajectory(api: Api) -> None:
    run_id = finished_run(api, api.emulator.add_workflow(), HISTORY[:1])

    assert api.http.get(f"/v1/runs/{run_id}/trajectory").status_code == 404
    assert api.http.post(f"/v1/runs/{run_id}/generate-trajectory").status_code == 404
    assert api.http.get(f"/v1/runs/{uuid4()}/trajectory").status_code == 404


def test_what_is_deleted_takes_along_what_is_of_it(api: Api) -> None:
    workflow, other = api.emulator.add_workflow(), api.emulator.add_workflow()
    run_id = finished_run(api, workflow, HISTORY)
    trajectory = generate(api, run_id)
    kept = create(api, other)["id"]
    api.delete(f"/v1/runs/{run_id}")
    assert api.get(f"/v1/trajectories/{trajectory['id']}")["run_id"] is None

    api.delete(f"/v1/workflows/{workflow.id}")
    assert api.http.get(f"/v1/trajectories/{trajectory['id']}").status_code == 404
    assert api.get(f"/v1/trajectories/{kept}")["id"] == kept


def test_steps_have_the_screenshot_and_the_thought_before_them() -> None:
    seen = {"screenshot": SCREEN, "last_agent_thought": "I click on OK"}
    click: dict[str, Any] = {
        "func_name": "click",
        "args": [],
        "kwargs": {"x": 3},
        "pre_check_snapshot": seen,
        "result": "done",
    }
    wait: dict[str, Any] = {
        "func_name": "wait",
        "args": [],
        "kwargs": {},
        "pre_check_snapshot": seen,
        "result": None,
    }

    assert steps_of(HISTORY) == [click, wait]


NONSENSE: list[dict[str, Any]] = [
    {},
    {"role": "assistant", "content": None},
    {"role": "assistant", "content": "text"},
    {"role": "assistant", "content": ["text", None, {}]},
    {"role": "assistant", "content": [{"type": "tool_use"}, {"type": "tool_result", "tool_use_id": ["?"]}]},
    {"role": "assistant", "content": [{"type": "image", "image_url": None}]},
]


@pytest.mark.parametrize("message", NONSENSE)
def test_a_history_that_makes_no_sense_has_no_steps(message: dict[str, Any]) -> None:
    assert steps_of([message]) == []
