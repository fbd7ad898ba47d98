"""Wait sets in several event loops and threads, and waits that are cancelled at any moment."""

from __future__ import annotations

import asyncio
import gc
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from uuid import UUID

import anyio
import pytest
import trio

from cyberdesk import AsyncCyberdesk, ClientClosedError, Cyberdesk
from cyberdesk._async.platform import background
from cyberdesk._async.waiting.wait_set import WaitSet
from cyberdesk._core.models import codec
from cyberdesk.models import RunResponse
from tests.scripted import Received, Reply, ScriptedServer, wait_until
from tests.waited_runs import WaitedRuns, is_list


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def known(runs: WaitedRuns, run_id: UUID) -> RunResponse:
    return codec.convert(runs.runs[str(run_id)], RunResponse)


async def test_the_leader_is_cancelled_in_the_middle_of_a_look(server: ScriptedServer) -> None:
    runs = WaitedRuns(3)
    server.handle(runs)
    is_slow = True

    def fault(request: Received) -> Reply | None:
        nonlocal is_slow
        if is_list(request) and is_slow:
            is_slow = False
            return Reply(200, pause=30)
        return None

    runs.fault = fault
    found: list[str] = []
    async with AsyncCyberdesk("key", base_url=server.base_url) as client, anyio.create_task_group() as group:
        leader = anyio.CancelScope()

        async def lead() -> None:
            with leader:
                await client.wait_for_run(known(runs, runs.ids[0]), poll_interval=60)

        async def follow(run_id: UUID) -> None:
            found.append((await client.wait_for_run(known(runs, run_id), poll_interval=60)).status)

        group.start_soon(lead)
        await anyio.wait_all_tasks_blocked()
        group.start_soon(follow, runs.ids[1])
        group.start_soon(follow, runs.ids[2])
        await anyio.to_thread.run_sync(wait_until, lambda: not is_slow)
        runs.end()
        leader.cancel()
    assert found == ["success"] * 2
    assert runs.asked == {str(run_id): 1 for run_id in runs.ids[1:]}


async def test_storms_of_cancelled_waits_leave_the_others_alone(server: ScriptedServer) -> None:
    runs = WaitedRuns(60)
    server.handle(runs)
    rng = random.Random(3)
    runs.then = lambda lists: runs.end(runs.ids[lists % 60]) if lists < 300 else runs.end()
    found: list[UUID] = []
    async with AsyncCyberdesk("key", base_url=server.base_url) as client, anyio.create_task_group() as group:

        async def give_up(run_id: UUID) -> None:
            for _ in range(5):
                with anyio.move_on_after(rng.uniform(0, 0.1)):
                    await client.wait_for_run(run_id, poll_interval=0.01)

        async def wait(run_id: UUID) -> None:
            found.append((await client.wait_for_run(run_id, poll_interval=0.02)).id)

        for run_id in runs.ids:
            group.start_soon(wait, run_id)
            group.start_soon(give_up, run_id)
    assert sorted(found) == sorted(runs.ids)
    gc.collect()
    sent = len(runs.received)
    await anyio.sleep(0.1)
    assert len(runs.received) == sent


async def test_a_client_that_was_closed_leaves_nothing_to_its_event_loop(server: ScriptedServer) -> None:
    runs = WaitedRuns(1)
    runs.end()
    server.handle(runs)

    async def wait() -> None:
        async with AsyncCyberdesk("key", base_url=server.base_url) as client:
            await client.wait_for_run(known(runs, runs.ids[0]))

    await wait()
    # Whatever were left here would be finalized with a ResourceWarning, which is an error.
    gc.collect()


def test_event_loops_wait_at_the_same_time(server: ScriptedServer) -> None:
    runs = WaitedRuns(6)
    server.handle(runs)
    client = AsyncCyberdesk("key", base_url=server.base_url)

    async def wait(run_id: UUID) -> str:
        return (await client.wait_for_run(known(runs, run_id), poll_interval=60)).status

    with ThreadPoolExecutor(6) as pool:
        waits = [pool.submit(asyncio.run, wait(run_id)) for run_id in runs.ids[:3]]
        waits += [pool.submit(trio.run, partial(wait, run_id)) for run_id in runs.ids[3:]]
        wait_until(lambda: len(runs.windows) == 6)
        runs.end()
        for run_id in runs.ids:  # from a thread that has no event loop
            client.notify(runs.event(run_id))
        assert [wait.result(30) for wait in waits] == ["success"] * 6
    assert set(runs.asked.values()) == {1}
    client.notify(runs.event(runs.ids[0]))  # all loops have ended
    asyncio.run(client.aclose())


def test_closing_in_one_event_loop_ends_the_waits_of_others(server: ScriptedServer) -> None:
    runs = WaitedRuns(2)
    server.handle(runs)
    client = AsyncCyberdesk("key", base_url=server.base_url)

    async def wait(run_id: UUID) -> None:
        await client.wait_for_run(known(runs, run_id), poll_interval=60)

    with ThreadPoolExecutor(2) as pool:
        waits = [pool.submit(asyncio.run, wait(runs.ids[0])), pool.submit(trio.run, wait, runs.ids[1])]
        wait_until(lambda: len(runs.windows) == 2)
        asyncio.run(client.aclose())
        for one in waits:
            with pytest.raises(ClientClosedError):
                one.result(30)


def test_threads_wait_with_one_client(server: ScriptedServer) -> None:
    runs = WaitedRuns(120)
    server.handle(runs)
    runs.then = lambda lists: runs.end(*runs.ids[: 30 * lists])
    with Cyberdesk("key", base_url=server.base_url) as client, ThreadPoolExecutor(120) as pool:
        waits = [pool.submit(client.wait_for_run, known(runs, run_id), poll_interval=0.1) for run_id in runs.ids]
        assert [wait.result(60).id for wait in waits] == runs.ids
    assert set(runs.asked.values()) == {1}
    assert len(runs.windows) <= 20


def test_a_webhook_arrives_in_another_thread(server: ScriptedServer) -> None:
    runs = WaitedRuns(1)
    server.handle(runs)
    with Cyberdesk("key", base_url=server.base_url) as client:

        def tell() -> None:
            wait_until(lambda: runs.windows)
            runs.end()
            client.notify(runs.event(runs.ids[0]))

        teller = threading.Thread(target=tell)
        teller.start()
        assert client.wait_for_run(known(runs, runs.ids[0]), poll_interval=60).status == "success"
        teller.join(10)


async def test_runs_are_added_while_others_are_waited_for(server: ScriptedServer) -> None:
    runs = WaitedRuns(3)
    server.handle(runs)
    async with AsyncCyberdesk("key", base_url=server.base_url) as client:
        waits = WaitSet(vars(client)["_pipeline"], poll_interval=0.02)
        assert await waits.next_done() is None
        waits.add(runs.ids[0])
        async with anyio.create_task_group() as group:

            async def add() -> None:
                await anyio.to_thread.run_sync(wait_until, lambda: runs.received)
                runs.end(runs.ids[1])
                waits.add(runs.ids[1])
                waits.add(runs.ids[2])

            group.start_soon(add)
            first = await waits.next_done()
            assert first is not None
            assert first.run_id == runs.ids[1]
        assert len(waits) == 2
        waits.discard(runs.ids[2])
        runs.end()
        ended = await waits.next_done()
        assert ended is not None
        assert ended.run is not None
        assert ended.run.id == runs.ids[0]
        assert len(waits) == 0
        assert await waits.next_done() is None


def test_many_short_event_loops_in_several_threads(server: ScriptedServer) -> None:
    runs = WaitedRuns(1)
    runs.end()
    server.handle(runs)
    client = AsyncCyberdesk("key", base_url=server.base_url)

    def wait(_: int) -> str:
        async def once() -> str:
            return (await client.wait_for_run(runs.ids[0])).status

        return asyncio.run(once())

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(wait, range(160))) == ["success"] * 160
    asyncio.run(client.aclose())


CTRL_C = """
import os, signal, sys, threading, time
from cyberdesk import Cyberdesk
signal.signal(signal.SIGINT, signal.default_int_handler)
client = Cyberdesk("key", base_url=sys.argv[1])
ids = sys.argv[2:]
threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT)).start()
began = time.monotonic()
try:
    for _ in client.wait_for_runs(ids, timeout=100):
        pass
except KeyboardInterrupt:
    print(time.monotonic() - began)
"""


def test_ctrl_c_in_synchronous_code_waits_for_no_request(server: ScriptedServer) -> None:
    runs = WaitedRuns(2)
    server.handle(runs)
    runs.fault = lambda _: Reply(200, pause=60)
    arguments = [sys.executable, "-c", CTRL_C, server.base_url, *map(str, runs.ids)]
    began = time.monotonic()
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=True, timeout=50)
    assert 1.4 <= float(done.stdout) < 3.5
    assert time.monotonic() - began < 14  # the process ends as well, although the requests take longer


async def test_waits_leave_no_request_behind(server: ScriptedServer) -> None:
    runs = WaitedRuns(1)
    server.handle(runs)
    runs.fault = lambda _: Reply(200, pause=60)
    client = AsyncCyberdesk("key", base_url=server.base_url)
    for _ in range(3):
        with anyio.move_on_after(0.1):
            await client.wait_for_run(runs.ids[0], poll_interval=0.05)
    for _ in range(20):
        await anyio.sleep(0.01)
    assert not background.running
    await client.aclose()
