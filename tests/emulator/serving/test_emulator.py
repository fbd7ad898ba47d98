"""Starting and stopping, in all the ways there are."""

import asyncio
import gc
import logging
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import anyio
import httpx
import pytest

from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, returns, takes

from ..support import HOUR, Api


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    """Nothing of an emulator survives its block; sockets left open are warnings, which are errors."""
    yield
    gc.collect()
    assert [it.name for it in threading.enumerate() if it.name.startswith("cyberdesk")] == []


def refuses_connections(emulator: CyberdeskEmulator) -> bool:
    address = urlsplit(emulator.base_url)
    with socket.socket() as client:
        return client.connect_ex((address.hostname, address.port)) != 0


@pytest.mark.anyio
async def test_in_an_async_block() -> None:
    async with CyberdeskEmulator(scheduling_seconds=0, running_seconds=0) as emulator:
        workflow = emulator.add_workflow()
        headers = {"Authorization": f"Bearer {emulator.api_key}"}
        async with httpx.AsyncClient(base_url=emulator.base_url, headers=headers) as http:
            created = await http.post("/v1/runs", json={"workflow_id": str(workflow.id)})
            assert created.status_code == 201
            assert [run.workflow_id for run in emulator.runs] == [workflow.id]
    assert refuses_connections(emulator)


@pytest.mark.anyio
async def test_an_async_block_that_is_cancelled_stops_the_server() -> None:
    emulator = CyberdeskEmulator()
    with anyio.move_on_after(10) as scope:
        async with emulator:
            scope.cancel()
            await anyio.sleep_forever()

    assert refuses_connections(emulator)


def test_a_start_that_is_cancelled_leaves_nothing_behind() -> None:
    async def enter() -> None:
        async with CyberdeskEmulator():
            await asyncio.sleep(HOUR)

    async def main(turns: int) -> None:
        task = asyncio.create_task(enter())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    for turns in (0, 1, 2, 3, 5, 8, 13, 50):
        asyncio.run(main(turns))


def test_runs_and_requests_can_be_inspected_after_the_stop() -> None:
    with CyberdeskEmulator(scheduling_seconds=0, running_seconds=0) as emulator:
        api = Api(emulator)
        with api.http:
            run = api.wait(api.create_run(emulator.add_workflow(name="W"), session_alias="a")["id"])
    [snapshot] = emulator.runs

    assert (str(snapshot.id), snapshot.status, snapshot.session_alias) == (run["id"], "success", "a")
    assert [workflow.name for workflow in emulator.workflows] == ["W"]
    assert [machine.is_available for machine in emulator.machines] == [True]
    assert emulator.requests[0].path == "/v1/runs"
    assert emulator.add_machine(name="late") in emulator.machines


def test_leaving_cancels_what_is_running_and_does_not_wait_for_it() -> None:
    stopped: list[str] = []
    entered = threading.Semaphore(0)

    async def slow(run: RunContext) -> Outcome:
        entered.release()
        try:
            await asyncio.sleep(HOUR)
        finally:
            stopped.append("async")
        return returns()

    def slow_too(run: RunContext) -> Outcome:
        entered.release()
        while not run.cancelled:
            time.sleep(0.005)
        stopped.append("sync")
        return returns()

    with CyberdeskEmulator(machines=4, scheduling_seconds=0) as emulator:
        api = Api(emulator)
        with api.http:
            for handler in (slow, slow_too, takes(HOUR)):
                api.create_run(emulator.add_workflow(handler))
            api.create_run(emulator.add_workflow())
            assert entered.acquire(timeout=10)
            assert entered.acquire(timeout=10)

    assert sorted(stopped) == ["async", "sync"]
    assert [run.status for run in emulator.runs[:3]] == ["running"] * 3


def test_a_handler_that_swallows_its_cancellation_starts_nothing_more() -> None:
    entered = threading.Event()

    async def stubborn(run: RunContext) -> Outcome:
        entered.set()
        try:
            await asyncio.sleep(HOUR)
        except asyncio.CancelledError:
            await asyncio.sleep(0)
        return returns()

    with CyberdeskEmulator(scheduling_seconds=0, running_seconds=0) as emulator, Api(emulator).http as http:
        for handler in (stubborn, None):
            http.post("/v1/runs", json={"workflow_id": str(emulator.add_workflow(handler).id)})
        assert entered.wait(10)

    assert emulator.runs[1].started_at is None


def test_leaving_does_not_wait_for_requests_nor_for_idle_connections() -> None:
    with CyberdeskEmulator(write_seconds=HOUR) as emulator:
        address = urlsplit(emulator.base_url)
        stalled = socket.create_connection((address.hostname, address.port))
        stalled.sendall(b"POST /v1/runs HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{")
        head = b"Host: x\r\nAuthorization: Bearer cd_emulator\r\nContent-Length: 2\r\n"
        unanswered = socket.create_connection((address.hostname, address.port))
        unanswered.sendall(b"POST /v1/runs HTTP/1.1\r\n" + head + b"\r\n{}")
        idle = httpx.Client()
        idle.get(f"{emulator.base_url}/v1/health")
    for client in (stalled, unanswered, idle):
        client.close()


def test_a_sync_handler_that_never_returns_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cyberdesk.emulator._serving.lifetime._HANDLER_GRACE_SECONDS", 0.01)
    entered, release = threading.Event(), threading.Event()

    def stubborn(run: RunContext) -> Outcome:
        entered.set()
        release.wait(10)
        return returns()

    emulator = CyberdeskEmulator(scheduling_seconds=0)
    emulator.__enter__()
    with Api(emulator).http as http:
        http.post("/v1/runs", json={"workflow_id": str(emulator.add_workflow(stubborn).id)})
        assert entered.wait(10)
    with pytest.warns(ResourceWarning, match="did not return"):
        emulator.__exit__(None, None, None)
    release.set()
    for thread in threading.enumerate():
        if thread.name == "cyberdesk-emulator-handler":
            thread.join()


def test_a_taken_port_is_an_error_of_the_start() -> None:
    with CyberdeskEmulator() as emulator:
        port = urlsplit(emulator.base_url).port or 0
        with pytest.raises(OSError, match="in use"), CyberdeskEmulator(port=port):
            pass
    with CyberdeskEmulator(port=port) as again:
        assert urlsplit(again.base_url).port == port


def test_an_emulator_starts_once() -> None:
    emulator = CyberdeskEmulator()
    assert repr(emulator) == "CyberdeskEmulator(not started)"
    with pytest.raises(RuntimeError, match="before it is started"):
        _ = emulator.base_url
    with emulator:
        assert repr(emulator) == f"CyberdeskEmulator({emulator.base_url!r})"
        with pytest.raises(RuntimeError, match="only once"):
            emulator.__enter__()
        assert httpx.get(f"{emulator.base_url}/v1/health").status_code == 200
    with pytest.raises(RuntimeError, match="only once"), emulator:
        pass


def test_several_emulators_know_nothing_of_each_other() -> None:
    with CyberdeskEmulator(api_key="cd_a") as first, CyberdeskEmulator(api_key="cd_b", machines=3) as second:
        assert first.base_url != second.base_url
        assert (len(first.machines), len(second.machines)) == (1, 3)
        headers = {"Authorization": "Bearer cd_a"}
        assert httpx.get(f"{first.base_url}/v1/runs", headers=headers).status_code == 200
        assert httpx.get(f"{second.base_url}/v1/runs", headers=headers).status_code == 401


def test_it_can_listen_on_ipv6() -> None:
    if not socket.has_ipv6:
        pytest.skip("no IPv6")
    try:
        with CyberdeskEmulator(host="::1") as emulator:
            assert emulator.base_url.startswith("http://[::1]:")
            assert httpx.get(f"{emulator.base_url}/v1/health").status_code == 200
    except OSError:
        pytest.skip("no IPv6 address")


def test_the_logging_of_the_process_is_left_alone() -> None:
    names = ("uvicorn", "uvicorn.error", "uvicorn.access")
    before = [(logging.getLogger(name).level, logging.getLogger(name).propagate) for name in names]
    with CyberdeskEmulator():
        pass

    assert [(logging.getLogger(name).level, logging.getLogger(name).propagate) for name in names] == before


def test_snapshots_do_not_follow_the_state() -> None:
    with CyberdeskEmulator(scheduling_seconds=0, running_seconds=0) as emulator:
        api = Api(emulator)
        with api.http:
            created = api.create_run(emulator.add_workflow(), input_values={"a": [1]})
            api.wait(created["id"])
            [snapshot] = emulator.runs
            assert snapshot.input_values is not None
            snapshot.input_values["a"].append(2)
            assert api.run(created["id"])["input_values"] == {"a": [1]}


def test_the_end_with_an_open_request_is_quiet(caplog: pytest.LogCaptureFixture) -> None:
    with CyberdeskEmulator() as emulator:
        emulator.faults.add("GET /v1/runs", delay=HOUR)
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{emulator.base_url}/v1/runs", timeout=0.2)
    assert "Traceback" not in caplog.text
    assert "ASGI" not in caplog.text
