"""`input_schema` and `output_schema` at their stages, over HTTP."""

import json
from typing import Any

import pytest

from cyberdesk.emulator import Workflow, returns

from ..support import Api

SCHEMA = json.dumps(
    {
        "type": "object",
        "required": ["name", "$pin"],
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}, "$pin": {"type": "string"}},
    }
)


@pytest.fixture
def workflow(api: Api) -> Workflow:
    return api.emulator.add_workflow(input_schema=SCHEMA)


def refused(api: Api, path: str, body: dict[str, Any]) -> list[tuple[list[Any], str]]:
    detail = api.post(path, body, status=422)["detail"]
    assert "input_schema" in detail["message"]
    return [(error["path"], error["validator"]) for error in detail["errors"]]


@pytest.mark.parametrize("text", ["{", "[]", '{"type": 5}'])
def test_what_is_no_schema_is_refused_when_saved(api: Api, workflow: Workflow, text: str) -> None:
    [entry] = api.patch(f"/v1/workflows/{workflow.id}", {"input_schema": text}, status=422)["detail"]
    assert entry["loc"] == ["body", "input_schema"]
    with pytest.raises(ValueError, match="JSON"):
        api.emulator.add_workflow(input_schema=text)


def test_inputs_are_checked_when_a_run_is_created(api: Api, workflow: Workflow) -> None:
    machine_id = api.machine()["id"]
    body: dict[str, Any] = {"workflow_id": str(workflow.id), "input_values": {"age": "old"}}

    assert refused(api, "/v1/runs", body) == [(["age"], "type")]
    strict = [(["$pin"], "required"), (["age"], "type"), (["name"], "required")]
    assert refused(api, "/v1/runs", body | {"machine_id": machine_id}) == strict
    assert refused(api, "/v1/runs/bulk", body | {"machine_id": machine_id, "count": 2}) == strict
    steps = [{"workflow_id": str(workflow.id), "inputs": {"age": "old"}}]
    chain = {"steps": steps, "machine_id": machine_id}
    assert refused(api, "/v1/runs/chain", chain) == [(["steps", 0, *path], kind) for path, kind in strict]
    assert api.get("/v1/runs")["total"] == 0


def test_parameters_of_a_known_machine_count(api: Api, workflow: Workflow) -> None:
    machine_id = api.machine()["id"]
    parameters = {"machine_parameters": {"name": "Doe"}, "machine_sensitive_parameters": {"pin": "1"}}
    api.patch(f"/v1/machines/{machine_id}", parameters)

    assert api.wait(api.create_run(workflow, machine_id=machine_id)["id"])["status"] == "success"
    assert api.wait(api.create_run(workflow)["id"])["status"] == "success"


def test_what_is_still_missing_at_execution_fails_the_run(api: Api, workflow: Workflow) -> None:
    run = api.wait(api.create_run(workflow, sensitive_input_values={"pin": "S3CRET"})["id"])

    assert run["status"] == "error"
    assert run["error"] == ["The inputs do not fit the input_schema: name is required"]


def test_a_session_whose_machine_is_known_is_strict(api: Api, workflow: Workflow) -> None:
    first = api.wait(api.create_run(api.emulator.add_workflow(), start_session=True)["id"])
    body = {"workflow_id": str(workflow.id), "session_id": first["session_id"]}
    assert refused(api, "/v1/runs", body) == [(["$pin"], "required"), (["name"], "required")]


def test_a_retry_must_bring_its_secrets_again(api: Api, workflow: Workflow) -> None:
    fields: dict[str, Any] = {"machine_id": api.machine()["id"], "input_values": {"name": "Doe"}}
    run = api.wait(api.create_run(workflow, sensitive_input_values={"pin": "1"}, **fields)["id"])

    path = f"/v1/runs/{run['id']}/retry"
    assert refused(api, path, {}) == [(["$pin"], "required")]
    assert api.run(run["id"])["status"] == "success"
    api.post(path, {"sensitive_input_values": {"pin": "2"}}, status=200)
    assert api.wait(run["id"])["status"] == "success"


def test_references_are_checked_once_they_have_values(api: Api, workflow: Workflow) -> None:
    source = api.emulator.add_workflow(returns({"age": "old", "name": "Doe"}))
    inputs = {"age": {"$ref": "s.outputs.age"}, "name": {"$ref": "s.outputs.name"}}
    steps = [
        {"workflow_id": str(source.id), "session_alias": "s"},
        {"workflow_id": str(workflow.id), "inputs": inputs, "sensitive_inputs": {"pin": "1"}},
    ]
    chain = api.post("/v1/runs/chain", {"steps": steps, "machine_id": api.machine()["id"]})
    last = api.wait(chain["run_ids"][1])

    assert (last["status"], last["input_values"]) == ("error", inputs)
    assert last["error"] == ["The inputs do not fit the input_schema: age is not of type integer"]


def test_a_reference_to_what_a_step_cannot_put_out_is_refused(api: Api, workflow: Workflow) -> None:
    output = '{"type": "object", "properties": {"who": {"type": "string"}}, "additionalProperties": false}'
    source = api.emulator.add_workflow(output_schema=output)
    inputs = {"name": {"$ref": "s.outputs.who"}, "age": {"$ref": "s.outputs.age"}}
    steps: list[dict[str, Any]] = [
        {"workflow_id": str(source.id), "session_alias": "s"},
        {"workflow_id": str(workflow.id), "inputs": inputs},
    ]
    assert refused(api, "/v1/runs/chain", {"steps": steps}) == [(["steps", 1, "age"], "$ref")]


OUTPUT = '{"type": "object", "required": ["total"], "properties": {"total": {"type": "number"}}}'


def test_an_output_that_does_not_fit_is_an_error(api: Api) -> None:
    workflow = api.emulator.add_workflow(returns({"total": "much"}), output_schema=OUTPUT)
    run = api.wait(api.create_run(workflow)["id"])

    assert (run["status"], run["output_data"]) == ("error", None)
    text = "The output of the handler does not fit the output_schema: total is not of type number"
    assert run["error"] == [text]


def test_a_workflow_without_a_handler_puts_out_what_fits(api: Api) -> None:
    workflow = api.emulator.add_workflow(output_schema=OUTPUT)
    run = api.wait(api.create_run(workflow)["id"])

    assert (run["status"], run["output_data"]) == ("success", {"total": 1})
