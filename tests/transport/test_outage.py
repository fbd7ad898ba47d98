"""A server that is gone for a whole minute, while all kinds of work are under way."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
from collections import Counter
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import anyio
import pytest

from cyberdesk import AsyncCyberdesk
from cyberdesk.emulator import CyberdeskEmulator, takes

OUTAGE_SECONDS = 60.0
ROWS = [{"number": number} for number in range(30)]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"  # a minute is enough: what differs on trio is tested with short outages


class Wire:
    """Hands connections on to a server; while it is cut, new ones are refused and those there are reset."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]

    def cut(self) -> None:
        """Take the server away."""
        with contextlib.suppress(OSError):  # wakes the thread that accepts
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for each in self._open:
                with contextlib.suppress(OSError):
                    each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    each.shutdown(socket.SHUT_RD)

    def mend(self) -> None:
        """Bring it back on the same port."""
        self._listener = self._listen(self.port)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.cut()

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port), backlog=128)
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(self._target)
                with self._lock:
                    self._open |= {near, far}
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._hand_on, args=(source, sink), daemon=True).start()

    def _hand_on(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
        with self._lock, contextlib.suppress(OSError):
            self._open.discard(source)
            with contextlib.suppress(OSError):
                sink.shutdown(socket.SHUT_RDWR)
            source.close()


async def test_a_server_that_is_gone_for_a_minute() -> None:
    done: dict[str, object] = {}
    with (
        CyberdeskEmulator(machines=10, scheduling_seconds=0.01, running_seconds=0.05) as emulator,
        Wire(emulator.base_url) as wire,
    ):
        long, short = emulator.add_workflow(takes(10)), emulator.add_workflow(takes(1))
        base_url = f"http://127.0.0.1:{wire.port}"
        async with AsyncCyberdesk(emulator.api_key, base_url=base_url) as client:

            async def wait_for_one() -> None:
                run = await client.runs.create_and_wait(workflow_id=long.id, timeout=240)
                done["one"] = run.status

            async def wait_for_some() -> None:
                created = await client.runs.bulk_create(workflow_id=long.id, count=3)
                found = [run.id async for run in client.wait_for_runs(created.created_runs, timeout=240)]
                done["some"] = set(found) == {run.id for run in created.created_runs}

            async def follow_a_chain() -> None:
                chain = client.chain()
                for alias in ("a", "b", "c"):
                    chain.step(long.id, alias=alias)
                done["chain"] = [run.session_alias async for run in await chain.start()]

            async def keep_a_session() -> None:
                async with client.session() as session:
                    runs = [await session.run(long.id, timeout=240) for _ in range(2)]
                done["session"] = len({run.machine_id for run in runs}) == 1 and session.release_confirmed

            async def leave_a_session() -> None:
                async with client.session(release_timeout=240) as session:
                    started = await session.create(long.id)
                    while is_there.is_set():  # noqa: ASYNC110  # an event cannot be waited for to be cleared
                        await anyio.sleep(0.05)
                    assert started.alias
                done["left"] = session.release_confirmed

            async def map_rows() -> None:
                job = client.map_runs(short.id, ROWS, max_in_flight=4)
                done["rows"] = sorted([result.index async for result in job if result.ok])

            is_there = threading.Event()
            is_there.set()
            with anyio.fail_after(400):
                async with anyio.create_task_group() as group:
                    for work in (
                        wait_for_one,
                        wait_for_some,
                        follow_a_chain,
                        keep_a_session,
                        leave_a_session,
                        map_rows,
                    ):
                        group.start_soon(work)
                    while len(emulator.runs) < 1 + 3 + 3 + 1 + 1 + 8:  # noqa: ASYNC110  # it is another thread's
                        await anyio.sleep(0.05)
                    wire.cut()
                    is_there.clear()
                    started = time.monotonic()
                    await anyio.sleep(OUTAGE_SECONDS)
                    assert time.monotonic() - started >= OUTAGE_SECONDS
                    assert done == {}
                    wire.mend()
        assert done == {
            "one": "success",
            "some": True,
            "chain": ["a", "b", "c"],
            "session": True,
            "left": True,
            "rows": list(range(len(ROWS))),
        }
        rows = Counter(run.input_values["number"] for run in emulator.runs if run.input_values)
        assert rows == Counter(range(len(ROWS)))
        assert len(emulator.runs) == 1 + 3 + 3 + 2 + 1 + len(ROWS)
        assert [machine for machine in emulator.machines if machine.reserved_session_id or machine.run_id] == []
