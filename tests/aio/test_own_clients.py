"""Transports and HTTP clients that users bring."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import pytest

from cyberdesk import (
    APIConnectionError,
    AsyncCyberdesk,
    ClientClosedError,
    ConfigurationError,
    NotFoundError,
    RetryConfig,
)
from tests.scripted import RUN, Reply, ScriptedServer

from .platform.tasks import at_once


async def test_an_http_client_keeps_its_headers_cookies_and_hooks(server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(200, RUN))
    hooked: list[str] = []

    async def hook(request: httpx.Request) -> None:
        hooked.append(request.method)

    async with (
        httpx.AsyncClient(
            headers={"x-gateway": "g", "user-agent": "theirs", "authorization": "Basic theirs"},
            cookies={"session": "c"},
            auth=("user", "password"),
            params={"theirs": "1"},
            base_url="https://elsewhere.example",
            event_hooks={"request": [hook]},
            timeout=0.0001,
            follow_redirects=True,
        ) as http_client,
        AsyncCyberdesk(
            "cd_secret_key", base_url=server.base_url, http_client=http_client, retry=RetryConfig(initial_delay=0)
        ) as client,
    ):
        await client.runs.get(RUN["id"])
        assert not http_client.is_closed
    assert hooked == ["GET", "GET"]
    for request in server.received:
        assert request.target == f"/v1/runs/{RUN['id']}"
        assert (request.headers["x-gateway"], request.headers["cookie"]) == ("g", "session=c")
        assert request.headers["authorization"] == "Bearer cd_secret_key"
        assert request.headers["user-agent"].startswith("cyberdesk-python/")


async def test_a_signed_link_gets_none_of_the_clients_headers(server: ScriptedServer) -> None:
    server.script(Reply(200, b"content"))
    async with (
        httpx.AsyncClient(headers={"x-gateway": "g"}, cookies={"session": "c"}, auth=("u", "p")) as http_client,
        AsyncCyberdesk("key", base_url=server.base_url, http_client=http_client) as client,
    ):
        fetched = await client._pipeline.fetch(f"{server.base_url}/signed", {})  # pyright: ignore[reportPrivateUsage]
    assert fetched == b"content"
    assert not server.received[0].headers.keys() & {"authorization", "x-gateway", "cookie"}


async def test_a_hook_that_raises_for_status(server: ScriptedServer) -> None:
    async def hook(response: httpx.Response) -> None:
        response.raise_for_status()

    server.script(Reply(503), Reply(404, {"detail": "no such run"}))
    async with (
        httpx.AsyncClient(event_hooks={"response": [hook]}) as http_client,
        AsyncCyberdesk(
            "key", base_url=server.base_url, http_client=http_client, retry=RetryConfig(initial_delay=0)
        ) as client,
    ):
        with pytest.raises(NotFoundError):
            await client.runs.get(RUN["id"])
    assert len(server.received) == 2


async def test_an_http_client_that_is_closed(server: ScriptedServer) -> None:
    http_client = httpx.AsyncClient()
    client = AsyncCyberdesk("key", base_url=server.base_url, http_client=http_client)
    await http_client.aclose()
    with pytest.raises(ClientClosedError, match="http_client was closed"):
        await client.runs.get(RUN["id"])
    with pytest.raises(ConfigurationError, match="http_client is closed"):
        AsyncCyberdesk("key", http_client=http_client)
    await client.aclose()


@pytest.mark.parametrize("name", ["transport", "http_client"])
@pytest.mark.parametrize("value", [object(), "transport", httpx.AsyncClient])
def test_what_is_not_a_transport_is_refused(name: str, value: Any) -> None:
    options: Any = {name: value}
    with pytest.raises(ConfigurationError, match=f"{name} must be an httpx"):
        AsyncCyberdesk("key", **options)


@pytest.mark.parametrize("name", ["transport", "http_client"])
async def test_more_calls_than_its_connections(server: ScriptedServer, name: str) -> None:
    server.script(Reply(200, RUN, pause=0.05))
    limits = httpx.Limits(max_connections=2)
    made: Any = httpx.AsyncHTTPTransport(limits=limits)
    if name == "http_client":
        made = httpx.AsyncClient(limits=limits)
    options: Any = {name: made}
    # Time in the queue is not part of `timeout`, although it would be in the library's own queue.
    async with AsyncCyberdesk(
        "key", base_url=server.base_url, timeout=0.45, retry=RetryConfig(max_retries=0), **options
    ) as client:
        results = await at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(40)])
    await made.aclose()
    assert not [result for result in results if isinstance(result, Exception)]
    assert server.connections <= 2


async def test_an_error_of_your_own_transport_keeps_its_traceback() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise KeyError("odd")

    async with AsyncCyberdesk("key", transport=httpx.MockTransport(fail)) as client:
        with pytest.raises(APIConnectionError, match="odd") as caught:
            await client.runs.create(workflow_id=uuid4())
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.__traceback__ is not None
