"""What holds for every operation: keys, unknown routes, bodies and parameters that are wrong."""

import json
import socket
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest

from cyberdesk.emulator._http.app import OPERATIONS

from ..conftest import MakeApi
from ..support import Api

PROTECTED = [operation for operation in OPERATIONS if operation.needs_key]


@pytest.mark.parametrize(
    "authorization", [None, "", "Bearer", "Bearer wrong", "Basic cd_emulator", "cd_emulator", "Bearer é"]
)
def test_without_the_right_key_nothing_is_served(shared_api: Api, authorization: str | None) -> None:
    headers = {} if authorization is None else {b"Authorization": authorization.encode()}
    with httpx.Client(base_url=shared_api.emulator.base_url, headers=headers) as http:
        for operation in PROTECTED:
            response = http.request(operation.method, operation.path)
            assert (response.status_code, response.json()) == (401, {"detail": "Invalid or missing API key"})


def test_the_scheme_of_the_key_is_read_in_any_case(shared_api: Api) -> None:
    assert shared_api.http.get("/v1/runs", headers={"Authorization": "bearer cd_emulator"}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/health", "/health/live", "/health/ready", "/health/db", "/v1/health", "/v1/health/db"]
)
def test_health_needs_no_key(shared_api: Api, path: str) -> None:
    response = httpx.get(shared_api.emulator.base_url + path)

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_the_root_responds(shared_api: Api) -> None:
    response = httpx.get(shared_api.emulator.base_url + "/", headers={"Accept": "application/json"})

    assert (response.status_code, response.json()["status"]) == (200, "ok")


def test_unknown_routes_and_methods(shared_api: Api) -> None:
    for path in ("/v1", "/v1/run", "/v1/runs/", "/v1/runs/x/y", "/v2/runs"):
        response = shared_api.http.get(path)
        assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})
    response = shared_api.http.put("/v1/runs")
    assert (response.status_code, response.json()) == (405, {"detail": "Method Not Allowed"})
    assert "x-request-id" in response.headers


@pytest.mark.parametrize(
    "operation", [item for item in PROTECTED if "_id}" in item.path], ids=lambda it: f"{it.method} {it.path}"
)
def test_ids_in_paths(shared_api: Api, operation: Any) -> None:
    name = operation.path.split("{")[1].split("}")[0]

    response = shared_api.http.request(operation.method, operation.path.replace(f"{{{name}}}", "not-an-id"))
    assert response.status_code == 422
    assert [entry["loc"] for entry in response.json()["detail"]] == [["path", name]]

    missing = str(uuid4())
    response = shared_api.http.request(
        operation.method, operation.path.replace(f"{{{name}}}", missing), json={"status": None}
    )
    assert response.status_code == 404
    assert missing in response.json()["detail"]


WORKFLOW = "00000000-0000-4000-8000-000000000001"


WRONG_BODIES: list[tuple[str, Any, list[str | int], str]] = [
    ("/v1/runs", b"", ["body"], "missing"),
    ("/v1/runs", b"{nope", ["body", 1], "json_invalid"),
    ("/v1/runs", b'{"input_values": {"a": "\xff"}}', ["body", 0], "json_invalid"),
    ("/v1/runs", b'{"input_values": ' + b'{"a":' * 5000, ["body", 512], "json_invalid"),
    ("/v1/runs", [], ["body"], "dict_type"),
    ("/v1/runs", {}, ["body", "workflow_id"], "missing"),
    ("/v1/runs", {"workflow_id": "x"}, ["body", "workflow_id"], "uuid_parsing"),
    ("/v1/runs", {"workflow_id": 5}, ["body", "workflow_id"], "uuid_type"),
    ("/v1/runs", {"workflow_id": WORKFLOW, "is_priority": "yes"}, ["body", "is_priority"], "bool_type"),
    ("/v1/runs", {"workflow_id": WORKFLOW, "input_values": []}, ["body", "input_values"], "dict_type"),
    ("/v1/runs", {"workflow_id": WORKFLOW, "pool_ids": [WORKFLOW, 1]}, ["body", "pool_ids", 1], "uuid_type"),
    (
        "/v1/runs",
        {"workflow_id": WORKFLOW, "file_inputs": [{"filename": "a"}]},
        ["body", "file_inputs", 0, "content"],
        "missing",
    ),
    (
        "/v1/runs",
        {"workflow_id": WORKFLOW, "file_inputs": [{"filename": "a", "content": "a!Gk="}]},
        ["body", "file_inputs", 0, "content"],
        "value_error",
    ),
    (
        "/v1/runs",
        {"workflow_id": WORKFLOW, "file_inputs": [{"filename": "", "content": ""}]},
        ["body", "file_inputs", 0, "filename"],
        "string_too_short",
    ),
    (
        "/v1/runs",
        {"workflow_id": WORKFLOW, "input_values": {"a": [{"$ref": "x"}]}},
        ["body", "input_values", "a", 0, "$ref"],
        "value_error",
    ),
    (
        "/v1/runs",
        {"workflow_id": WORKFLOW, "sensitive_input_values": {"a": {"$ref": "x.outputs.y"}}},
        ["body", "sensitive_input_values", "a", "$ref"],
        "value_error",
    ),
    ("/v1/runs/bulk", {"workflow_id": WORKFLOW}, ["body", "count"], "missing"),
    ("/v1/runs/bulk", {"workflow_id": WORKFLOW, "count": 0}, ["body", "count"], "greater_than_equal"),
    ("/v1/runs/bulk", {"workflow_id": WORKFLOW, "count": 1001}, ["body", "count"], "less_than_equal"),
    ("/v1/runs/bulk", {"workflow_id": WORKFLOW, "count": 1.5}, ["body", "count"], "int_type"),
    ("/v1/runs/chain", {"steps": []}, ["body", "steps"], "too_short"),
    ("/v1/runs/chain", {"steps": [{}]}, ["body", "steps", 0, "workflow_id"], "missing"),
    ("/v1/workflows", {"main_prompt": ""}, ["body", "main_prompt"], "string_too_short"),
    ("/v1/workflows", {"main_prompt": "x", "name": "n" * 256}, ["body", "name"], "string_too_long"),
    ("/v1/workflows", {"main_prompt": "x", "input_schema": "{"}, ["body", "input_schema"], "value_error"),
    ("/v1/workflows", {"main_prompt": "x", "input_schema": "[]"}, ["body", "input_schema"], "value_error"),
    (
        "/v1/workflows",
        {"main_prompt": "x", "post_run_checks": [{"name": "n", "type": "guess"}]},
        ["body", "post_run_checks", 0, "type"],
        "enum",
    ),
    ("/v1/machines", {"name": "x"}, ["body", "fingerprint"], "missing"),
    ("/v1/pools", {"name": None}, ["body", "name"], "string_type"),
    (
        "/v1/model-configurations",
        {"name": "", "provider": "p", "model": "m"},
        ["body", "name"],
        "string_too_short",
    ),
    (
        "/v1/model-configurations",
        {"name": "n", "provider": "p" * 51, "model": "m"},
        ["body", "provider"],
        "string_too_long",
    ),
    ("/v1/connections", {"websocket_id": "w"}, ["body", "machine_id"], "missing"),
    ("/v1/request-logs", {"request_id": "r"}, ["body", "method"], "missing"),
    (
        "/v1/run-attachments",
        {
            "run_id": WORKFLOW,
            "filename": "a",
            "content": "?",
            "content_type": "text/plain",
            "attachment_type": "input",
        },
        ["body", "content"],
        "value_error",
    ),
]


@pytest.mark.parametrize(("path", "body", "loc", "kind"), WRONG_BODIES)
def test_bodies_that_are_wrong(shared_api: Api, path: str, body: Any, loc: list[str | int], kind: str) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = shared_api.http.post(path, content=content)

    assert response.status_code == 422, response.text
    [entry] = response.json()["detail"]
    assert (entry["loc"], entry["type"]) == (loc, kind)
    assert entry["msg"]


def test_unknown_fields_are_ignored(shared_api: Api) -> None:
    body = {"main_prompt": "x", "description": "not in the schema"}

    assert "description" not in shared_api.post("/v1/workflows", body)


@pytest.mark.parametrize(
    ("path", "query", "bad"),
    [
        ("/v1/runs", "skip=-1&limit=0", ["skip", "limit"]),
        ("/v1/runs", "limit=1001", ["limit"]),
        ("/v1/runs", "limit=x", ["limit"]),
        ("/v1/runs", "workflow_id=x&machine_id=y&session_id=z", ["workflow_id", "machine_id", "session_id"]),
        ("/v1/runs", "status=done", ["status"]),
        ("/v1/runs", "sort_mode=id", ["sort_mode"]),
        ("/v1/runs", "created_at_from=yesterday", ["created_at_from"]),
        ("/v1/runs", "deep_search=perhaps", ["deep_search"]),
        ("/v1/runs", "fields=error&fields=secret", ["fields"]),
        ("/v1/machines", "status=active&limit=1001", ["limit", "status"]),
        ("/v1/workflows", "updated_at_to=x", ["updated_at_to"]),
        ("/v1/pools", "skip=x", ["skip"]),
        ("/v1/connections", "status=active&machine_id=x", ["machine_id", "status"]),
        ("/v1/request-logs", "status_code=ok&limit=0", ["status_code", "limit"]),
        ("/v1/usage/aggregate", "mode=free", ["from_date", "to_date", "mode"]),
        ("/v1/usage/aggregate", "from_date=monday&to_date=2026-01-01", ["from_date"]),
        ("/v1/usage/llm-costs", "to_date=x", ["to_date"]),
        ("/v1/run-attachments", "run_id=x&attachment_type=both", ["run_id", "attachment_type"]),
    ],
)
def test_parameters_that_are_wrong(shared_api: Api, path: str, query: str, bad: list[str]) -> None:
    response = shared_api.http.get(f"{path}?{query}")

    assert response.status_code == 422
    assert [entry["loc"][:2] for entry in response.json()["detail"]] == [["query", name] for name in bad]


def test_a_failure_of_the_emulator_is_a_500(
    shared_api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cyberdesk.emulator._http.runs.endpoints.select_runs", broken)
    response = shared_api.http.get("/v1/runs")

    assert (response.status_code, response.json()) == (500, {"detail": "Internal Server Error"})
    assert "GET /v1/runs failed" in caplog.text


def test_every_request_is_recorded_without_its_key(make_api: MakeApi) -> None:
    api = make_api(max_logged_requests=2)
    api.get("/v1/runs")
    api.get("/v1/machines", limit=5)
    response = api.http.post("/v1/runs", content=b"{}")
    listed, refused = api.emulator.requests

    assert (listed.method, listed.path, listed.status, listed.body) == ("GET", "/v1/machines?limit=5", 200, b"")
    assert (refused.method, refused.path, refused.status, refused.body) == ("POST", "/v1/runs", 422, b"{}")
    assert refused.request_id == response.headers["x-request-id"]
    assert refused.headers["authorization"] == "***"
    assert api.emulator.api_key not in repr(listed)


def test_a_client_that_disconnects_early_does_no_harm(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    address = urlsplit(api.emulator.base_url)
    with socket.create_connection((address.hostname, address.port)) as client:
        head = "POST /v1/runs HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nIdempotency-Key: k\r\n"
        client.sendall(f"{head}Authorization: Bearer cd_emulator\r\n\r\n{{".encode())
    response = api.http.post("/v1/runs", content=b"{}", headers={"Idempotency-Key": "k"})

    assert response.json()["detail"][0]["type"] == "missing"
    assert caplog.records == []


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 201),
        ("Application/JSON; charset=utf-8", 201),
        ("application/vnd.api+json", 201),
        (None, 201),
        ("text/plain", 422),
        ("text/plain;charset=UTF-8", 422),
        ("application/x-www-form-urlencoded", 422),
    ],
)
def test_the_content_type_of_json(shared_api: Api, content_type: str | None, status: int) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    response = shared_api.http.post("/v1/pools", content=b'{"name": "P"}', headers=headers)

    assert response.status_code == status, response.text
    if status == 422:
        assert response.json()["detail"][0]["type"] == "model_attributes_type"


def test_the_content_type_of_an_absent_body_does_not_matter(shared_api: Api) -> None:
    workflow = shared_api.emulator.add_workflow()
    response = shared_api.http.post(
        f"/v1/workflows/{workflow.id}/duplicate", headers={"Content-Type": "text/plain"}
    )

    assert response.status_code == 201
