"""`client.request_logs`."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from cyberdesk import Cyberdesk, InvalidArgumentError
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., Cyberdesk]

MACHINE = UUID(int=7)
LOG: dict[str, Any] = {
    "request_id": "req_1",
    "method": "GET",
    "path": "/a",
    "id": str(UUID(int=1)),
    "machine_id": str(MACHINE),
    "created_at": "2026-01-02T03:04:05Z",
    "completed_at": None,
}


def page(items: list[Any], total: int, skip: int = 0) -> Reply:
    return Reply(200, {"items": items, "total": total, "skip": skip, "limit": 2})


def test_list_is_typed(connect: Connect, server: ScriptedServer) -> None:
    logs = [{**LOG, "id": str(UUID(int=number))} for number in (1, 2, 3)]
    server.script(page([logs[0], {"id": "odd"}], 3), page(logs[2:], 3, skip=2))
    client = connect()
    found = [log for log in client.request_logs.list(machine_id=MACHINE, method="GET", status_code=500)]
    assert [(log.id.int, log.machine_id, log.completed_at) for log in found] == [
        (1, MACHINE, None),
        (3, MACHINE, None),
    ]
    assert server.received[0].target == f"/v1/request-logs?machine_id={MACHINE}&method=GET&status_code=500"
    server.script(page([logs[0], {"id": "odd"}], 3))
    first = client.request_logs.list(skip=0, limit=2)
    assert (first.items[0].request_id, first.undecodable[0].raw) == ("req_1", {"id": "odd"})
    assert server.received[0].target == "/v1/request-logs?skip=0&limit=2"


def test_get_and_delete(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, LOG), Reply(204))
    client = connect()
    log = client.request_logs.get(LOG["id"])
    assert (log.request_id, log.created_at.tzinfo) == ("req_1", datetime.UTC)
    assert client.request_logs.delete(log.id) is None  # type: ignore[func-returns-value]
    path = f"/v1/request-logs/{LOG['id']}"
    assert [(it.method, it.target, it.body) for it in server.received] == [
        ("GET", path, b""),
        ("DELETE", path, b""),
    ]


def test_create(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(201, LOG))
    log = connect().request_logs.create(
        request_id="req_1",
        method="GET",
        path="/a",
        machine_id=str(MACHINE),
        status_code=200,
        request_size_bytes=1,
        response_size_bytes=2,
        duration_ms=3,
        error_message=None,
    )
    assert log.machine_id == MACHINE
    first, second = server.received
    assert (second.method, second.target) == ("POST", "/v1/request-logs")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"]
    assert second.json == {
        "request_id": "req_1",
        "method": "GET",
        "path": "/a",
        "machine_id": str(MACHINE),
        "status_code": 200,
        "request_size_bytes": 1,
        "response_size_bytes": 2,
        "duration_ms": 3,
        "error_message": None,
    }


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (datetime.datetime(2026, 1, 2, 3), "2026-01-02T03:00:00Z"),
        ("2026-01-02T03:00:00", "2026-01-02T03:00:00Z"),
        (datetime.date(2026, 1, 2), "2026-01-02T00:00:00Z"),
        ("2026-01-02", "2026-01-02T00:00:00Z"),
        (None, None),
    ],
)
def test_update(connect: Connect, server: ScriptedServer, moment: Any, sent: str | None) -> None:
    server.script(Reply(200, {**LOG, "completed_at": sent}))
    client = connect()
    log = client.request_logs.update(
        LOG["id"],
        status_code=200,
        response_size_bytes=2,
        completed_at=moment,
        duration_ms=3,
        error_message="late",
    )
    assert (log.completed_at is None) == (sent is None)
    (request,) = server.received
    assert (request.method, request.target) == ("PATCH", f"/v1/request-logs/{LOG['id']}")
    assert request.json == {
        "status_code": 200,
        "response_size_bytes": 2,
        "completed_at": sent,
        "duration_ms": 3,
        "error_message": "late",
    }
    with pytest.raises(InvalidArgumentError, match="completed_at"):
        client.request_logs.update(LOG["id"], completed_at="yesterday")
