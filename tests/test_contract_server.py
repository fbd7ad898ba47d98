"""The server that checks requests sees what is wrong with them."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.contract import ContractServer, Document
from tests.contract.document import TIME_SAMPLE, UUID_SAMPLE, Fill
from tests.contract.server import FILL_HEADER

ID = UUID_SAMPLE
AUTHORIZATION = {"authorization": "Bearer key"}
FORM = "multipart/form-data; boundary=edge"


def ask(
    server: ContractServer,
    target: str,
    body: object = None,
    headers: Mapping[str, str] = AUTHORIZATION,
) -> tuple[int, bytes]:
    """Send a request, given as method and target, with JSON unless the body is bytes."""
    method, _, path = target.partition(" ")
    content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    kind = {} if content is None else {"content-type": "application/json"}
    connection = http.client.HTTPConnection("127.0.0.1", int(server.base_url.rpartition(":")[2]))
    try:
        connection.request(method, path, body=content, headers={**kind, **headers})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def form(*parts: str) -> bytes:
    return (
        b"".join(f"--edge\r\nContent-Disposition: form-data; {part}\r\n\r\nPNG\r\n".encode() for part in parts)
        + b"--edge--\r\n"
    )


UPLOAD = "POST /v1/workflows/prompt-image"
RUN: dict[str, Any] = {"workflow_id": ID}
FILE: dict[str, Any] = {"filename": "a", "content": "dGV4dA=="}


@pytest.mark.parametrize(
    ("target", "body", "violations"),
    [
        ("GET /v1/runs", None, []),
        (f"GET /v1/runs?fields=error&fields=output_data&deep_search=true&machine_id={ID}", None, []),
        ("GET /v1/nothing", None, ["no such operation"]),
        (f"PUT /v1/runs/{ID}", None, ["no such operation"]),
        ("GET /v1/runs/5", None, ["path parameter run_id: '5' is not a 'uuid'"]),
        (
            "DELETE /v1/provider-credentials/nobody",
            None,
            ["path parameter slot: 'nobody' is not one of"],
        ),
        ("GET /v1/runs?shade=blue", None, ["query parameter shade: not declared"]),
        ("GET /v1/runs?limit=0", None, ["query parameter limit: 0 is less than the minimum of 1"]),
        ("GET /v1/runs?limit=1001", None, ["query parameter limit: 1001 is greater than the maximum of 1000"]),
        ("GET /v1/runs?limit=all", None, ["query parameter limit: 'all' is not of type 'integer'"]),
        ("GET /v1/runs?limit=1&limit=2", None, ["query parameter limit: given 2 times"]),
        ("GET /v1/runs?deep_search=True", None, ["query parameter deep_search: 'True' is not of type 'boolean'"]),
        ("GET /v1/runs?fields=error,output_data", None, ["query parameter fields[0]: 'error,output_data' is not"]),
        ("GET /v1/runs?status=done", None, ["query parameter status: 'done' is not one of"]),
        ("GET /v1/runs?machine_id=5", None, ["query parameter machine_id: '5' is not a 'uuid'"]),
        (
            "GET /v1/runs?created_at_from=today",
            None,
            ["query parameter created_at_from: 'today' is not a 'date-time'"],
        ),
        (
            f"GET /v1/runs?created_at_from={TIME_SAMPLE[:-1]}",
            None,
            ["created_at_from: '2026-01-02T03:04:05' is not"],
        ),
        ("GET /v1/usage/aggregate?mode=billed", None, ["from_date: missing", "to_date: missing"]),
        ("GET /v1/runs", {}, ["body: none is declared"]),
        ("POST /v1/runs", RUN, []),
        ("POST /v1/runs", None, ["body: missing"]),
        ("POST /v1/runs", b"{", ["body: no JSON"]),
        ("POST /v1/runs", {}, ["body: 'workflow_id' is a required property"]),
        ("POST /v1/runs", {"workflow_id": "5"}, ["body.workflow_id: '5' is not a 'uuid'"]),
        ("POST /v1/runs", {"workflow_id": None}, ["body.workflow_id: None is not of type 'string'"]),
        ("POST /v1/runs", {**RUN, "colour": 1}, ["body: Additional properties are not allowed ('colour'"]),
        ("POST /v1/runs", {**RUN, "pool_ids": ["5"]}, ["body.pool_ids[0]: '5' is not a 'uuid'"]),
        ("POST /v1/runs", {**RUN, "is_priority": 1}, ["body.is_priority: 1 is not of type 'boolean'"]),
        ("POST /v1/runs", {**RUN, "file_inputs": [FILE]}, []),
        (
            "POST /v1/runs",
            {**RUN, "file_inputs": [{**FILE, "content": "ü"}]},
            ["file_inputs[0].content: it is not"],
        ),
        ("POST /v1/runs", {**RUN, "file_inputs": [{"filename": "a"}]}, ["body.file_inputs[0]: 'content' is a"]),
        ("POST /v1/runs/bulk", {**RUN, "count": 0}, ["body.count: 0 is less than the minimum of 1"]),
        (f"POST /v1/workflows/{ID}/duplicate", None, []),
    ],
)
def test_requests(contract_server: ContractServer, target: str, body: object, violations: list[str]) -> None:
    status, content = ask(contract_server, target, body)
    assert (status < 300) == (not violations)
    found = contract_server.violations
    assert len(found) == len(violations)
    for text, wanted in zip(sorted(found), sorted(violations), strict=True):
        assert wanted in text
        assert json.dumps(wanted)[1:-1] in content.decode()
    assert len(contract_server.requests) == 1


@pytest.mark.parametrize(
    ("headers", "body", "violations"),
    [
        ({"content-type": FORM}, form('name="file"; filename="a.png"'), []),
        ({"content-type": FORM}, form('name="file"'), ["part file: has no filename"]),
        ({"content-type": FORM}, form(), ["body: no multipart"]),
        ({"content-type": FORM}, form('name="text"'), ["part text: not declared", "part file: missing"]),
        ({"content-type": FORM}, form(*['name="file"; filename="a"'] * 2), ["part file: given 2 times"]),
        ({}, form('name="file"; filename="a.png"'), ["body: is application/json, not multipart/form-data"]),
    ],
)
def test_uploads(
    contract_server: ContractServer, headers: dict[str, str], body: bytes, violations: list[str]
) -> None:
    ask(contract_server, UPLOAD, body, {**AUTHORIZATION, **headers})
    assert contract_server.violations == [f"{UPLOAD}: {text}" for text in violations]


@pytest.mark.parametrize("headers", [{}, {"authorization": "key"}, {"authorization": "Basic key"}])
def test_a_key_is_needed_where_it_is_declared(contract_server: ContractServer, headers: dict[str, str]) -> None:
    assert ask(contract_server, "GET /v1/runs", headers=headers)[0] == 422
    assert contract_server.violations == ["GET /v1/runs: header Authorization: not `Bearer` and a key"]
    assert ask(contract_server, "GET /v1/health", headers=headers)[0] == 200


def test_responses(contract_server: ContractServer) -> None:
    def respond(target: str, fill: Fill) -> Any:
        return json.loads(ask(contract_server, target, headers={**AUTHORIZATION, FILL_HEADER: fill})[1])

    full = respond("GET /v1/machines", "full")["items"][0]
    assert (full["id"], full["created_at"], full["name"]) == (ID, TIME_SAMPLE, "text")
    assert respond("GET /v1/machines", "nulls")["items"][0]["name"] is None
    assert respond("GET /v1/machines", "minimal")["items"][0].keys() < full.keys()
    assert full.keys() > respond(f"GET /v1/machines/{ID}", "minimal").keys()
    assert ask(contract_server, f"DELETE /v1/runs/{ID}") == (204, b"")
    assert ask(contract_server, f"GET /v1/computer/{ID}/display/screenshot")[1].startswith(b"\x89PNG")
    assert contract_server.violations == []


@pytest.mark.parametrize("fill", ["full", "minimal", "nulls"])
def test_samples_are_valid(fill: Fill) -> None:
    document = Document.load()
    for operation in document.operations:
        if operation.media_type == "application/json":
            sample = document.sample(operation.response, fill)
            assert document.violations(operation.response, sample, str(operation)) == []
