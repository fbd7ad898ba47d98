"""What a client offers besides its resources."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest

from cyberdesk import (
    AsyncCyberdesk,
    ClientClosedError,
    ConfigurationError,
    InvalidArgumentError,
    NotFoundError,
    RetryConfig,
    ServerError,
)
from cyberdesk.emulator import CyberdeskEmulator, File, returns
from cyberdesk.models import RunPage, RunResponse
from tests.scripted import RUN, Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]


async def test_a_request_to_any_path(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(200, {"made": True}))
    response = await connect().request("post", "/v1/brand/new", query={"a": [1, True]}, json={"x": None})
    assert (response.parsed, response.attempts) == ({"made": True}, 2)
    sent = server.received[1]
    assert (sent.method, sent.target, sent.json) == ("POST", "/v1/brand/new?a=1&a=true", {"x": None})
    assert sent.headers["idempotency-key"]
    server.script(Reply(200, {"items": [RUN], "total": 1, "skip": 0, "limit": 1}))
    page = (await connect().request("GET", "/v1/runs", response_type=RunPage)).parsed
    assert isinstance(page.items[0], RunResponse)
    server.script(Reply(200, b"plain"))
    assert (await connect().request("GET", "/v1/file", response_type=bytes)).parsed == b"plain"


@pytest.mark.parametrize(
    "path", ["v1/runs", "//host/v1", "/v1/a b", "/v1?x=1", "/v1#x", "/v1/\r\n", "/v1/%zz", ""]
)
async def test_paths_that_are_not_valid(connect: Connect, server: ScriptedServer, path: str) -> None:
    with pytest.raises(InvalidArgumentError, match="is not a path"):
        await connect().request("GET", path)
    with pytest.raises(InvalidArgumentError, match="is not an HTTP method"):
        await connect().request("GET /", "/v1")
    assert server.received == []


async def test_raw_responses(client: AsyncCyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(returns(files=[File("a.txt", b"a")]), includes_file_exports=True)
    created = await client.with_raw_response.runs.create(workflow_id=workflow.id)
    assert (created.status_code, created.attempts) == (201, 1)
    assert created.request_id
    assert created.content.startswith(b"{")
    run = await client.wait_for_run(created.parsed, timeout=10, poll_interval=0.02)
    listed = await client.with_raw_response.runs.list(limit=5)
    assert listed.parsed.items[0].id == run.id
    with pytest.raises(NotFoundError):
        await client.with_raw_response.runs.get(uuid4())
    with pytest.raises(AttributeError):
        client.with_raw_response.no_such_resource  # type: ignore[attr-defined]  # noqa: B018


async def test_other_options_share_the_connections(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    client = connect(default_headers={"X-Team": "a"})
    async with client.with_options(default_headers={"X-Trace": "b"}, timeout=None) as other:
        await client.runs.get(RUN["id"])
        await other.runs.get(RUN["id"])
    await client.runs.get(RUN["id"])
    assert server.connections == 1
    assert "x-trace" not in server.received[2].headers
    assert (server.received[1].headers["x-team"], server.received[1].headers["x-trace"]) == ("a", "b")
    server.script(Reply(503))
    with pytest.raises(ServerError) as caught:
        await client.with_options(retry=RetryConfig(max_retries=0)).runs.get(RUN["id"])
    assert caught.value.attempts == 1
    with pytest.raises(ConfigurationError):
        client.with_options(timeout=-1)
    await client.aclose()
    with pytest.raises(ClientClosedError):
        await other.runs.get(RUN["id"])
