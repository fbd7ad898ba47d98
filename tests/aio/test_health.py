"""`client.health`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cyberdesk import AsyncCyberdesk, ResponseDecodeError, ServerError
from tests.scripted import Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]

REPORT: dict[str, Any] = {
    "status": "ok",
    "scope": "organization",
    "checked_machines": 2,
    "healthy_machines": 2,
    "errored_machines": [],
    "message": "all are well",
}
ERROR: dict[str, Any] = {"machine_id": "m", "error": "no response", "status_code": 504}


async def test_the_api_and_its_database(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(200, {"status": "ok"}), Reply(200, ["up", None]), Reply(200, {"status": 1}))
    client = connect()
    assert await client.health.check() == {"status": "ok"}
    assert await client.health.check_database() == ["up", None]
    assert [(it.method, it.target) for it in server.received] == [
        ("GET", "/v1/health"),
        ("GET", "/v1/health"),
        ("GET", "/v1/health/db"),
    ]
    with pytest.raises(ResponseDecodeError):
        await client.health.check()


async def test_machines_that_are_well(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, REPORT))
    report = await connect().health.check_machines()
    assert (report.status, report.healthy_machines, report.errored_machines) == ("ok", 2, [])
    assert (server.received[0].method, server.received[0].target) == ("GET", "/v1/health/machines")


async def test_machines_that_fail_are_a_result(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503, {**REPORT, "status": "error", "healthy_machines": 1, "errored_machines": [ERROR]}))
    report = await connect().health.check_machines()
    assert (report.status, [(it.machine_id, it.error) for it in report.errored_machines]) == (
        "error",
        [("m", "no response")],
    )
    assert len(server.received) == 1


async def test_a_503_without_a_report_is_an_error(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503, {"detail": "starting"}))
    with pytest.raises(ServerError, match="starting"):
        await connect().health.check_machines()
