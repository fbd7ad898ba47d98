"""One client in several event loops, threads and processes."""

from __future__ import annotations

import asyncio
import copy
import gc
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import trio

from cyberdesk import AsyncCyberdesk, ClientClosedError, Cyberdesk
from cyberdesk._async.platform.event_loops import EventLoopLocal
from tests.scripted import RUN, Reply, ScriptedServer, wait_until


async def calls(client: AsyncCyberdesk, number: int = 10) -> None:
    async def one() -> None:
        assert str((await client.runs.get(RUN["id"])).id) == RUN["id"]

    for _ in range(number):
        await one()


def test_one_client_serves_event_loops_one_after_the_other(server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    client = AsyncCyberdesk("key", base_url=server.base_url)
    for round_number in range(1, 4):
        asyncio.run(calls(client))
        trio.run(calls, client)
        # Each loop had a connection of its own, which was closed with it.
        wait_until(lambda: server.open_connections == 0)
        assert server.connections == 2 * round_number
        gc.collect()
    asyncio.run(client.aclose())


def test_one_client_serves_event_loops_at_the_same_time(server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    client = AsyncCyberdesk("key", base_url=server.base_url)
    with ThreadPoolExecutor(8) as pool:
        for future in [pool.submit(asyncio.run, calls(client)) for _ in range(8)]:
            future.result(30)
    assert server.connections == 8
    wait_until(lambda: server.open_connections == 0)
    asyncio.run(client.aclose())


def test_many_short_event_loops_in_several_threads(server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    client = AsyncCyberdesk("key", base_url=server.base_url)
    switch_interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for future in [pool.submit(asyncio.run, calls(client, 1)) for _ in range(60)]:
                future.result(60)
    finally:
        sys.setswitchinterval(switch_interval)
    assert len(server.received) == 60
    asyncio.run(client.aclose())


def test_loops_come_and_go_while_others_look_for_closed_ones() -> None:
    values: EventLoopLocal[object] = EventLoopLocal(object, ended)
    switch_interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)

    async def use() -> None:
        await values.get()
        assert values.all()

    def work() -> None:
        for _ in range(30):
            asyncio.run(use())

    try:
        with ThreadPoolExecutor(6) as pool:
            for future in [pool.submit(work) for _ in range(6)]:
                future.result(60)
    finally:
        sys.setswitchinterval(switch_interval)
    assert values.all() == []


async def ended(value: object) -> None:
    """Nothing to do."""


@pytest.mark.parametrize("code", ["client.runs.get(ID)", "client.wait_for_run(ID)"])
def test_ctrl_c_ends_a_call_that_hangs_at_once(server: ScriptedServer, code: str) -> None:
    server.script(Reply(head_cut=0, hang=True))
    program = (
        f"from cyberdesk import Cyberdesk\nID = {RUN['id']!r}\n"
        f"with Cyberdesk('key', base_url={server.base_url!r}) as client:\n    {code}\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True)
    wait_until(lambda: server.received, 30)
    started = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert time.monotonic() - started < 10
    assert process.returncode != 0
    assert stderr.rstrip().endswith("KeyboardInterrupt")


def test_ctrl_c_does_not_wait_for_threads() -> None:
    program = (
        "import signal, threading, os, time\n"
        "from cyberdesk._sync.platform.primitives import at_once\n"
        "threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()\n"
        "at_once([lambda: time.sleep(60)] * 3)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True, timeout=30)
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")


def test_closing_in_one_event_loop_ends_the_retries_of_another(server: ScriptedServer) -> None:
    server.script(Reply(503, headers={"retry-after": "0.3"}))
    client = AsyncCyberdesk("key", base_url=server.base_url)
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(asyncio.run, calls(client))
        wait_until(lambda: server.received)
        asyncio.run(client.aclose())
        with pytest.raises(ClientClosedError):
            call.result(30)
    assert len(server.received) == 1
    wait_until(lambda: server.open_connections == 0)


def test_many_threads_share_one_client(server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    with Cyberdesk("key", base_url=server.base_url, max_connections=5) as client:
        start = threading.Barrier(20)

        def work() -> int:
            start.wait(10)
            return sum(str(client.runs.get(RUN["id"]).id) == RUN["id"] for _ in range(25))

        with ThreadPoolExecutor(20) as pool:
            done = [future.result(60) for future in [pool.submit(work) for _ in range(20)]]
    assert done == [25] * 20
    assert len(server.received) == 500
    assert server.connections <= 5
    wait_until(lambda: server.open_connections == 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_process_opens_connections_of_its_own(server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    with Cyberdesk("key", base_url=server.base_url) as client:
        client.runs.get(RUN["id"])
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = 0 if str(client.runs.get(RUN["id"]).id) == RUN["id"] else 2
                client.close()
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        client.runs.get(RUN["id"])
    assert len(server.received) == 3
    assert server.connections == 2


@pytest.mark.parametrize("kind", [Cyberdesk, AsyncCyberdesk])
def test_a_client_is_not_copied(kind: type[Cyberdesk] | type[AsyncCyberdesk]) -> None:
    with pytest.raises(TypeError, match="cannot be pickled or copied"):
        copy.deepcopy(kind("key"))
