"""What is logged: enough to see what happened, and nothing secret."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from cyberdesk import AsyncCyberdesk, CyberdeskError
from tests.scripted import RUN, Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]


async def test_attempts_are_logged(
    connect: Connect, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "cyberdesk")
    server.script(Reply(reset=True), Reply(503), Reply(200, RUN, {"x-request-id": "req_9"}))
    await connect().runs.get(RUN["id"])
    lines = [record.getMessage() for record in caplog.records if record.name == "cyberdesk"]
    assert len(lines) == 5
    assert lines[0].startswith(
        f"GET /v1/runs/{{run_id}}: no response from {server.base_url.removeprefix('http://')}: "
    )
    assert "retry in" in lines[1]
    assert lines[2].startswith("GET /v1/runs/{run_id}: 503, attempt 2, ")
    assert lines[4].startswith("GET /v1/runs/{run_id}: 200, attempt 3, ")
    assert lines[4].endswith(f" s, request req_9, run {RUN['id']}")
    assert {vars(record)["run_id"] for record in caplog.records if record.name == "cyberdesk"} == {RUN["id"]}


async def test_a_path_without_a_run_has_no_run_id(
    connect: Connect, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "cyberdesk")
    server.script(Reply(201, RUN))
    await connect().runs.create(workflow_id=RUN["workflow_id"])
    (record,) = [record for record in caplog.records if record.name == "cyberdesk"]
    assert vars(record)["run_id"] is None
    assert record.getMessage().endswith("request -")


async def test_nothing_secret_is_logged_by_any_logger(
    connect: Connect, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script(Reply(503), Reply(reset=True), Reply(201, RUN))
    await connect().runs.create(
        workflow_id=RUN["workflow_id"],
        input_values={"patient": "hidden-name"},
        sensitive_input_values={"password": "hunter2"},
        file_inputs=[("a.txt", b"top secret content")],
    )
    shown = caplog.text + "".join(repr(vars(record)) for record in caplog.records)
    for secret in ("cd_secret_key", "hunter2", "hidden-name", "dG9wIHNlY3JldCBjb250ZW50"):
        assert secret not in shown


async def test_an_endless_request_id_is_cut(
    connect: Connect, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "cyberdesk")
    server.script(Reply(raw=b"HTTP/1.1 200 OK\r\nx-request-id: " + b"a" * 5000 + b"\r\n\r\n"))
    with pytest.raises(CyberdeskError) as caught:
        await connect().runs.get(RUN["id"])
    assert len(str(caught.value)) < 2000
    assert all(len(record.getMessage()) < 2000 for record in caplog.records)
