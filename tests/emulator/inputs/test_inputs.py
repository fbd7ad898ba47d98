"""Machine and pool parameters, empty values, sensitive values."""

import json
import logging
from typing import Any

import pytest

from cyberdesk.emulator import Outcome, RunContext, Workflow, returns
from cyberdesk.emulator._rules.http.redaction import without_secrets
from cyberdesk.emulator._rules.inputs.values import masked, merged, normalized, without_empty

from ..support import Api

MERGED: list[tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]]] = [
    ({"a": 1}, [{"a": 2}, {"a": 3}], {"a": 1}),
    ({}, [{"a": 2}, {"a": 3, "b": 4}], {"a": 2, "b": 4}),
    ({"a": None, "b": "", "c": "  "}, [{"a": 1, "b": 2, "c": 3}], {"a": 1, "b": 2, "c": 3}),
    ({"a": None}, [{"a": ""}, {"a": "pool"}], {"a": "pool"}),
    ({"a": "__EMPTY__", "b": "__CLEAR__"}, [{"a": 1, "b": 2}], {"a": "__EMPTY__", "b": "__CLEAR__"}),
    ({"a": 0, "b": False}, [{"a": 1, "b": True}], {"a": 0, "b": False}),
    ({"a": None}, [], {"a": None}),
]


@pytest.mark.parametrize(("own", "defaults", "result"), MERGED)
def test_the_run_goes_before_its_machine_and_that_before_pools(
    own: dict[str, Any], defaults: list[dict[str, Any]], result: dict[str, Any]
) -> None:
    assert merged(own, defaults) == result


def test_what_is_empty_and_not_required_reads_so() -> None:
    schema = {
        "required": ["a", "o"],
        "properties": {"o": {"required": ["x"]}, "l": {"items": {"required": ["x"]}}},
    }
    values = {"a": "", "b": "", "c": None, "o": {"x": None, "y": ""}, "l": [{"x": "", "y": ""}], "n": 0}

    assert normalized(values, schema) == {
        "a": "",
        "b": "__EMPTY__",
        "c": "__EMPTY__",
        "o": {"x": None, "y": "__EMPTY__"},
        "l": [{"x": "", "y": "__EMPTY__"}],
        "n": 0,
    }
    assert normalized({"a": ""}) == {"a": "__EMPTY__"}


def test_validation_does_not_see_what_is_empty() -> None:
    value = {"a": "__EMPTY__", "b": ["x", "__EMPTY__", {"c": "__EMPTY__", "d": "__CLEAR__"}]}
    assert without_empty(value) == {"b": ["x", {"d": "__CLEAR__"}]}


def test_the_longest_secret_is_masked_first() -> None:
    assert masked("open sesame, sesame", ["sesame", "open sesame"]) == "***, ***"


def inputs_of(api: Api, workflow: Workflow, **fields: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the handler of a run is given."""
    given: list[RunContext] = []

    def handler(run: RunContext) -> Outcome:
        given.append(run)
        return returns()

    api.emulator.set_handler(workflow.id, handler)
    run = api.wait(api.create_run(workflow, **fields)["id"])
    assert run["status"] == "success", run
    assert run["input_values"] == fields.get("input_values")
    return given[-1].inputs, dict(given[-1].sensitive_inputs)


def pool(api: Api, name: str, **fields: Any) -> str:
    made: dict[str, Any] = api.post("/v1/pools", {"name": name, **fields})
    api.post(f"/v1/pools/{made['id']}/machines", {"machine_ids": [api.machine()["id"]]}, status=200)
    pool_id: str = made["id"]
    return pool_id


def test_parameters_fill_what_a_run_leaves_open(api: Api) -> None:
    machine_id = api.machine()["id"]
    api.patch(f"/v1/machines/{machine_id}", {"machine_parameters": {"m": "machine", "both": "machine", "own": 1}})
    first = pool(api, "first", pool_parameters={"both": "first", "p": "first", "own": 2})
    second = pool(api, "second", pool_parameters={"p": "second", "q": "second"})
    workflow = api.emulator.add_workflow()
    own = {"own": "run"}

    named, _ = inputs_of(api, workflow, input_values=own, pool_ids=[first, second])
    assert named == {"own": "run", "m": "machine", "both": "machine", "p": "first", "q": "second"}
    reverse, _ = inputs_of(api, workflow, input_values=own, pool_ids=[second, first])
    assert reverse["p"] == "second"
    member, _ = inputs_of(api, workflow, input_values=own)
    chosen, _ = inputs_of(api, workflow, input_values=own, pool_ids=[first], machine_id=machine_id)
    assert member == chosen == {"own": "run", "m": "machine", "both": "machine"}


def test_empty_parameters_clear_them(api: Api) -> None:
    path = f"/v1/machines/{api.machine()['id']}"
    api.patch(path, {"machine_parameters": {"a": 1}, "machine_sensitive_parameters": {"s": "secret"}})
    cleared = api.patch(path, {"machine_parameters": {}, "machine_sensitive_parameters": {}})
    pool_id = pool(api, "p", pool_parameters={"b": 1}, pool_sensitive_parameters={"t": "secret"})
    body: dict[str, Any] = {"pool_parameters": {}, "pool_sensitive_parameters": {}}
    api.patch(f"/v1/pools/{pool_id}", body)

    assert (cleared["machine_parameters"], cleared["machine_sensitive_parameters"]) == ({}, None)
    assert inputs_of(api, api.emulator.add_workflow(), pool_ids=[pool_id]) == ({}, {})


def test_sensitive_parameters_reach_handlers_only(
    api: Api, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    machine_id = api.machine()["id"]
    body = {"machine_sensitive_parameters": {"pin": "S3CRET-machine", "login": "S3CRET-shadowed"}}
    api.patch(f"/v1/machines/{machine_id}", body)
    pool_id = pool(api, "p", pool_sensitive_parameters={"pin": "S3CRET-weaker", "key": "S3CRET-pool"})
    workflow = api.emulator.add_workflow(main_prompt="{$pin} {$login}")
    secrets = {"login": {"user": "u", "password": "S3CRET-run"}}

    def handler(run: RunContext) -> Outcome:
        assert run.sensitive_inputs == {"pin": "S3CRET-machine", "key": "S3CRET-pool", **secrets}
        password = run.sensitive_inputs["login"]["password"]
        run.desktop.show("Log in", fields={"Password": ""})
        run.desktop.type(password)
        assert run.desktop.fields == {"Password": "**********"}
        run.step(f"I type {password}.")
        raise ValueError(f"wrong password {password}")

    api.emulator.set_handler(workflow.id, handler)
    run = api.create_run(workflow, sensitive_input_values=secrets, pool_ids=[pool_id])
    ended = api.wait(run["id"])

    assert ended["status"] == "error"
    assert ended["error"] == ["ValueError: wrong password ***"]
    seen = [ended, api.machine(), api.get(f"/v1/pools/{pool_id}"), api.get("/v1/runs", deep_search=True)]
    shown = [repr(request) + repr(request.body) for request in api.emulator.requests]
    assert any("machine_sensitive_parameters" in text for text in shown)
    everything = json.dumps(seen) + "".join(shown) + repr(api.emulator.runs) + repr(api.emulator.machines)
    assert "S3CRET" not in everything + caplog.text + "".join(capsys.readouterr())


MASKED: list[tuple[bytes, bytes]] = [
    (b'{"a": 1}', b'{"a": 1}'),
    (b'{"sensitive_inputs": {"p": "x"}}', b'{"sensitive_inputs":{"p":"***"}}'),
    (b'{"steps":[{"sensitive_inputs":{"p":{"q":1}}}]}', b'{"steps":[{"sensitive_inputs":{"p":"***"}}]}'),
    (rb'{"\u0073ensitive_inputs": {"p": "x"}}', b'{"sensitive_inputs":{"p":"***"}}'),
    (b'{"api_key": "x"}', b'{"api_key":"***"}'),
    (b'{"a": 1, "sensitive_inputs": {"p": "x', b'{"a": 1, "'),
]


@pytest.mark.parametrize(("body", "kept"), MASKED)
def test_bodies_are_remembered_without_secrets(body: bytes, kept: bytes) -> None:
    assert without_secrets(body) == kept


def test_a_path_below_a_scalar_fails_the_run(api: Api) -> None:
    workflow = api.emulator.add_workflow(main_prompt="Find {name.first}")
    run = api.wait(api.create_run(workflow, input_values={"name": "Doe"})["id"])

    assert run["status"] == "error"
    assert "{name.first}" in run["error"][0]


def test_what_is_left_empty_is_given_as_such(api: Api) -> None:
    workflow = api.emulator.add_workflow(main_prompt="{a} {b} {c}")
    seen: list[str] = []

    async def handler(run: RunContext) -> Outcome:
        seen.append(run.rendered_prompt)
        return returns({"inputs": run.inputs})

    api.emulator.set_handler(workflow.id, handler)
    run = api.wait(api.create_run(workflow, input_values={"a": "", "b": {"x": None}})["id"])

    assert run["output_data"] == {"inputs": {"a": "__EMPTY__", "b": {"x": "__EMPTY__"}}}
    assert seen == ['__EMPTY__ {"x":"__EMPTY__"} __EMPTY__']
