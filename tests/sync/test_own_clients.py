"""Transports and HTTP clients that users bring."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import pytest
from cyberdesk import (
    APIConnectionError,
    ClientClosedError,
    ConfigurationError,
    Cyberdesk,
    NotFoundError,
    RetryConfig,
)
from tests.scripted import RUN, Reply, ScriptedServer

from .platform.tasks import at_once


def test_an_http_client_keeps_its_headers_cookies_and_hooks(server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(200, RUN))
    hooked: list[str] = []

    def hook(request: httpx.Request) -> None:
        hooked.append(request.method)

    with (
        httpx.Client(
            headers={"x-gateway": "g", "user-agent": "theirs", "authorization": "Basic theirs"},
            cookies={"session": "c"},
            auth=("user", "password"),
            params={"theirs": "1"},
            base_url="https://elsewhere.example",
            event_hooks={"request": [hook]},
            timeout=0.0001,
            follow_redirects=True,
        ) as http_client,
        Cyberdesk(
            "cd_secret_key", base_url=server.base_url, http_client=http_client, retry=RetryConfig(initial_delay=0)
        ) as client,
    ):
        client.runs.get(RUN["id"])
        assert not http_client.is_closed
    assert hooked == ["GET", "GET"]
    for request in server.received:
        assert request.target == f"/v1/runs/{RUN['id']}"
        assert (request.headers["x-gateway"], request.headers["cookie"]) == ("g", "session=c")
        assert request.headers["authorization"] == "Bearer cd_secret_key"
        assert request.headers["user-agent"].startswith("cyberdesk-python/")


def test_a_signed_link_gets_none_of_the_clients_headers(server: ScriptedServer) -> None:
    server.script(Reply(200, b"content"))
    with (
        httpx.Client(headers={"x-gateway": "g"}, cookies={"session": "c"}, auth=("u", "p")) as http_client,
        Cyberdesk("key", base_url=server.base_url, http_client=http_client) as client,
    ):
        fetched = client._pipeline.fetch(f"{server.base_url}/signed", {})  # pyright: ignore[reportPrivateUsage]
    assert fetched == b"content"
    assert not server.received[0].headers.keys() & {"authorization", "x-gateway", "cookie"}


def test_a_hook_that_raises_for_status(server: ScriptedServer) -> None:
    def hook(response: httpx.Response) -> None:
        response.raise_for_status()

    server.script(Reply(503), Reply(404, {"detail": "no such run"}))
    with (
        httpx.Client(event_hooks={"response": [hook]}) as http_client,
        Cyberdesk(
            "key", base_url=server.base_url, http_client=http_client, retry=RetryConfig(initial_delay=0)
        ) as client,
    ):
        with pytest.raises(NotFoundError):
            client.runs.get(RUN["id"])
    assert len(server.received) == 2


def test_an_http_client_that_is_closed(server: ScriptedServer) -> None:
    http_client = httpx.Client()
    client = Cyberdesk("key", base_url=server.base_url, http_client=http_client)
    http_client.close()
    with pytest.raises(ClientClosedError, match="http_client was closed"):
        client.runs.get(RUN["id"])
    with pytest.raises(ConfigurationError, match="http_client is closed"):
        Cyberdesk("key", http_client=http_client)
    client.close()


@pytest.mark.parametrize("name", ["transport", "http_client"])
@pytest.mark.parametrize("value", [object(), "transport", httpx.Client])
def test_what_is_not_a_transport_is_refused(name: str, value: Any) -> None:
    options: Any = {name: value}
    with pytest.raises(ConfigurationError, match=f"{name} must be an httpx"):
        Cyberdesk("key", **options)


@pytest.mark.parametrize("name", ["transport", "http_client"])
def test_more_calls_than_its_connections(server: ScriptedServer, name: str) -> None:
    server.script(Reply(200, RUN, pause=0.05))
    limits = httpx.Limits(max_connections=2)
    made: Any = httpx.HTTPTransport(limits=limits)
    if name == "http_client":
        made = httpx.Client(limits=limits)
    options: Any = {name: made}
    # Time in the queue is not part of `timeout`, although it would be in the library's own queue.
    with Cyberdesk(
        "key", base_url=server.base_url, timeout=0.45, retry=RetryConfig(max_retries=0), **options
    ) as client:
        results = at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(40)])
    made.close()
    assert not [result for result in results if isinstance(result, Exception)]
    assert server.connections <= 2


def test_an_error_of_your_own_transport_keeps_its_traceback() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise KeyError("odd")

    with Cyberdesk("key", transport=httpx.MockTransport(fail)) as client:
        with pytest.raises(APIConnectionError, match="odd") as caught:
            client.runs.create(workflow_id=uuid4())
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.__traceback__ is not None
