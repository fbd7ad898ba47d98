"""Connections: reused, replaced when in doubt, closed in the end."""

from __future__ import annotations

import gc
import json
import pickle
from collections.abc import Callable
from functools import partial
from typing import Any, cast
from uuid import uuid4

import httpx
import pytest
import respx
from cyberdesk import (
    APIStatusError,
    ClientClosedError,
    ConfigurationError,
    Cyberdesk,
    RetryConfig,
)
from tests.scripted import RUN, Reply, ScriptedServer

from .platform.tasks import at_once, until

Connect = Callable[..., Cyberdesk]


def test_connections_are_reused(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    client = connect()
    for _ in range(20):
        client.runs.get(RUN["id"])
    assert server.connections == 1
    at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(50)])
    assert server.connections <= 50


def test_connections_are_limited(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, pause=0.01))
    client = connect(max_connections=3)
    at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(30)])
    assert server.connections == 3


def test_closing_closes_every_socket(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, pause=0.01))
    client = connect()
    at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(30)])
    assert server.open_connections > 1
    client.close()
    until(lambda: server.open_connections == 0)
    gc.collect()  # a socket that was left open would warn


def test_closing_ends_running_and_queued_calls(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(head_cut=0, hang=True))
    client = connect(max_connections=2)

    def close() -> None:
        until(lambda: len(server.received) == 2)
        client.close()

    calls = [partial(client.runs.create, workflow_id=uuid4()) for _ in range(6)]
    results = (at_once(*calls, close))[:-1]
    assert all(isinstance(result, ClientClosedError) for result in results)
    assert sorted(result.attempts for result in results if isinstance(result, ClientClosedError)) == [
        *[0] * 4,
        *[1] * 2,
    ]
    until(lambda: server.open_connections == 0)
    assert len(server.received) == 2


def test_closing_ends_the_wait_before_a_retry(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503, headers={"retry-after": "50"}))
    client = connect()

    def call() -> object:
        return client.runs.get(RUN["id"])

    def close() -> None:
        until(lambda: server.received)
        client.close()

    result, _ = at_once(call, close)
    assert isinstance(result, ClientClosedError)


def test_a_proxy_from_the_environment(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.base_url.replace("http://", "http://user:word@"))
    monkeypatch.setenv("no_proxy", "direct.example")
    server.script(Reply(200, RUN))
    with Cyberdesk("key", base_url="http://api.example", allow_insecure_http=True) as client:
        assert str((client.runs.get(RUN["id"])).id) == RUN["id"]
        assert server.received[0].target == f"http://api.example/v1/runs/{RUN['id']}"
        assert server.received[0].headers["proxy-authorization"].startswith("Basic ")


def test_no_proxy(server: ScriptedServer, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server.script(Reply(200, RUN))
    assert str((connect().runs.get(RUN["id"])).id) == RUN["id"]
    assert server.received[0].target == f"/v1/runs/{RUN['id']}"


def test_a_tunnel_through_a_proxy_that_refuses(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", server.base_url)
    server.script(Reply(403))
    retry = RetryConfig(max_retries=1, initial_delay=0)
    with Cyberdesk("key", base_url="https://api.example", retry=retry) as client:
        with pytest.raises(Exception, match="403"):
            client.runs.get(RUN["id"])
    assert server.received[0].method == "CONNECT"
    assert "authorization" not in server.received[0].headers


def test_respx_intercepts() -> None:
    with respx.mock(base_url="https://api.cyberdesk.io", using="httpcore") as mock:
        route = mock.post("/v1/runs").mock(
            side_effect=[httpx.Response(503), httpx.ConnectError("no"), httpx.Response(201, json=RUN)]
        )
        with Cyberdesk("key", retry=RetryConfig(initial_delay=0)) as client:
            run = client.runs.create(workflow_id=RUN["workflow_id"])
    assert str(run.id) == RUN["id"]
    requests: list[httpx.Request] = [call[0] for call in cast("Any", route.calls)]
    assert json.loads(requests[0].content) == {"workflow_id": RUN["workflow_id"]}
    assert len({request.headers["idempotency-key"] for request in requests}) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_errors(connect: Connect, server: ScriptedServer, status: int) -> None:
    with ScriptedServer() as other:
        server.script(Reply(status, headers={"location": f"{other.base_url}/v1/runs"}))
        client = connect()
        with pytest.raises(APIStatusError, match=str(status)):
            client.runs.create(workflow_id=uuid4())
        with pytest.raises(APIStatusError, match=str(status)):
            client.runs.get(RUN["id"])
        assert [request.method for request in server.received] == ["POST", "GET"]
        assert other.connections == 0


@pytest.mark.parametrize("setting", [{"max_connections": 0}, {"max_connections": True}, {"max_response_bytes": 0}])
def test_limits_that_are_refused(connect: Connect, setting: dict[str, int]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(setting))):
        connect(**setting)


def test_a_client_cannot_be_pickled(connect: Connect) -> None:
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(connect())
