"""Tasks that are cancelled at any moment: no connection is lost, and the client goes on."""

from __future__ import annotations

import contextlib
import gc
import random
from collections.abc import Callable, Iterator
from typing import Any

import anyio
import httpx
import pytest

from cyberdesk import AsyncCyberdesk, CyberdeskError, RetryConfig
from tests.scripted import RUN, Received, Reply, ScriptedServer, wait_until

ROUNDS = 20
TASKS = 150


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def odd_responses(rng: random.Random) -> Callable[[Received], Reply]:
    replies = [
        *[Reply(200, RUN)] * 6,
        Reply(200, RUN, pause=0.002),
        Reply(200, RUN, drip=0.0005),
        Reply(200, RUN, head_drip=0.0005),
        Reply(200, RUN, chunked=True, drip=0.0005),
        Reply(200, RUN, cut=20),
        Reply(200, RUN, hang_up=True),
        Reply(reset=True),
        Reply(503),
    ]
    return lambda _: rng.choice(replies)


@pytest.fixture
def storm_server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        running.handle(odd_responses(random.Random(4)))
        yield running


async def test_cancellation_storms(storm_server: ScriptedServer) -> None:
    rng = random.Random(5)
    retry = RetryConfig(initial_delay=0.001, budget=None)
    client = AsyncCyberdesk("key", base_url=storm_server.base_url, max_connections=20, retry=retry)

    async def call() -> None:
        # Some end while they wait, some while they connect, send, read, or wait for a retry.
        with anyio.move_on_after(rng.expovariate(1 / 0.01)):
            with contextlib.suppress(CyberdeskError):
                await client.runs.get(RUN["id"])

    for _ in range(ROUNDS):
        async with anyio.create_task_group() as group:
            for _ in range(TASKS):
                group.start_soon(call)
        assert storm_server.open_connections <= 20 + 5  # the server may not have seen the last ones end
    storm_server.script(Reply(200, RUN))
    async with anyio.create_task_group() as group:
        for _ in range(100):
            group.start_soon(one_call, client)
    await client.aclose()
    await anyio.to_thread.run_sync(wait_until, lambda: storm_server.open_connections == 0)
    gc.collect()


@pytest.mark.parametrize("kind", ["http_client", "transport"])
async def test_cancellation_storms_with_a_pool_of_your_own(storm_server: ScriptedServer, kind: str) -> None:
    rng = random.Random(7)
    limits = httpx.Limits(max_connections=20)
    made: Any = httpx.AsyncHTTPTransport(limits=limits)
    if kind == "http_client":
        made = httpx.AsyncClient(limits=limits)
    options: dict[str, Any] = {kind: made}
    retry = RetryConfig(initial_delay=0.001, budget=None)
    client = AsyncCyberdesk("key", base_url=storm_server.base_url, retry=retry, **options)

    async def call() -> None:
        with anyio.move_on_after(rng.expovariate(1 / 0.01)), contextlib.suppress(CyberdeskError):
            await client.runs.get(RUN["id"])

    for _ in range(ROUNDS // 2):
        async with anyio.create_task_group() as group:
            for _ in range(TASKS):
                group.start_soon(call)
    storm_server.script(Reply(200, RUN))
    async with anyio.create_task_group() as group:
        for _ in range(100):
            group.start_soon(one_call, client)
    await client.aclose()
    await made.aclose()
    gc.collect()


async def one_call(client: AsyncCyberdesk, **options: Any) -> None:
    with anyio.fail_after(30):
        assert str((await client.runs.get(RUN["id"], **options)).id) == RUN["id"]


async def test_cancelling_returns_at_once_and_frees_the_only_connection(server: ScriptedServer) -> None:
    faults = [
        Reply(head_cut=0, hang=True),
        Reply(200, RUN, head_cut=30, hang=True),
        Reply(200, RUN, cut=20, hang=True),
        Reply(503, headers={"retry-after": "50"}),
    ]
    async with AsyncCyberdesk("key", base_url=server.base_url, max_connections=1) as client:
        for fault in faults:
            server.script(fault, Reply(200, RUN))
            with anyio.fail_after(10):
                async with anyio.create_task_group() as group:
                    group.start_soon(one_call, client)
                    await anyio.to_thread.run_sync(wait_until, lambda: server.received)
                    await anyio.sleep(0.02)
                    group.cancel_scope.cancel()
            await one_call(client)
    await anyio.to_thread.run_sync(wait_until, lambda: server.open_connections == 0)


async def test_a_cancelled_group_of_waiting_calls_leaves_the_queue(server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, pause=0.2), Reply(200, RUN))
    client = AsyncCyberdesk("key", base_url=server.base_url, max_connections=1)
    async with client, anyio.create_task_group() as outer:
        outer.start_soon(one_call, client)
        await anyio.to_thread.run_sync(wait_until, lambda: server.received)
        async with anyio.create_task_group() as group:
            for _ in range(1000):
                group.start_soon(one_call, client)
            await anyio.sleep(0.01)
            group.cancel_scope.cancel()
        await one_call(client)
    assert len(server.received) == 2
