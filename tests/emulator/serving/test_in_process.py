"""The emulator without a socket: a transport for clients, and an application to mount."""

import asyncio
import gc
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from cyberdesk import AsyncCyberdesk, Cyberdesk, RetryConfig
from cyberdesk.emulator import CyberdeskEmulator, Outcome, RunContext, VirtualClock, returns
from cyberdesk.errors import APIConnectionError, APITimeoutError, ClientClosedError

from ..support import HOUR, eventually

ONCE = RetryConfig(max_retries=0)


@pytest.fixture
def emulator() -> Iterator[CyberdeskEmulator]:
    with CyberdeskEmulator(serve=False, scheduling_seconds=0, running_seconds=0) as running:
        yield running


def headers(emulator: CyberdeskEmulator) -> dict[str, str]:
    return {"Authorization": f"Bearer {emulator.api_key}"}


def http_client(emulator: CyberdeskEmulator, **options: Any) -> httpx.Client:
    return httpx.Client(
        transport=emulator.transport(), base_url=emulator.base_url, headers=headers(emulator), **options
    )


def async_http_client(emulator: CyberdeskEmulator, **options: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=emulator.transport(), base_url=emulator.base_url, headers=headers(emulator), **options
    )


def test_no_port_is_opened(emulator: CyberdeskEmulator, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*arguments: object) -> None:
        raise AssertionError("a socket was bound")

    monkeypatch.setattr(socket.socket, "bind", forbidden)
    with CyberdeskEmulator(serve=False) as other, other.client() as client:
        assert client.machines.list().total == 1
        assert other.base_url == "https://emulator.invalid"


@pytest.mark.anyio
async def test_a_run_with_files_from_an_event_loop(emulator: CyberdeskEmulator, tmp_path: Any) -> None:
    workflow = emulator.add_workflow(includes_file_exports=True)
    async with emulator.async_client() as client:
        content = bytes(range(256)) * 4096
        run = await client.runs.create(workflow_id=workflow.id, file_inputs=[("a.bin", content)])
        assert (await client.wait_for_run(run, timeout=30)).status == "success"
        [attachment] = (await client.run_attachments.list(run_id=run.id, attachment_type="output")).items
        path = await client.run_attachments.save_to_file(attachment.id, tmp_path)
        assert path.read_bytes() == content
        link = await client.run_attachments.get_download_url(attachment.id)
        assert link.url.startswith("https://emulator.invalid/files/")


def test_a_run_from_a_thread(emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(returns({"total": 1}))
    with emulator.client() as client:
        run = client.wait_for_run(client.runs.create(workflow_id=workflow.id), timeout=30)
        assert run.output_data == {"total": 1}
    assert [run.status for run in emulator.runs] == ["success"]


@pytest.mark.anyio
async def test_the_emulator_can_be_inspected_during_a_call() -> None:
    # If the call were processed in the caller's event loop, both would wait for each other.
    with CyberdeskEmulator(serve=False, write_seconds=0.05) as emulator:
        async with emulator.async_client() as client, anyio.create_task_group() as group:
            group.start_soon(lambda: client.pools.create(name="P"))
            for _ in range(50):
                await anyio.sleep(0.002)
                assert len(emulator.machines) == 1


@pytest.mark.anyio
async def test_many_calls_at_once(emulator: CyberdeskEmulator) -> None:
    names: list[str] = []
    async with emulator.async_client() as client:

        async def create(number: int) -> None:
            names.append((await client.pools.create(name=str(number))).name)

        async with anyio.create_task_group() as group:
            for number in range(100):
                group.start_soon(create, number)
        assert (await client.pools.list()).total == 100
    assert sorted(map(int, names)) == list(range(100))


def test_many_threads_share_a_transport(emulator: CyberdeskEmulator) -> None:
    with emulator.client() as client:
        threads = [threading.Thread(target=client.pools.create, kwargs={"name": str(i)}) for i in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert client.pools.list().total == 20


@pytest.mark.anyio
async def test_a_body_is_sent_piece_by_piece(emulator: CyberdeskEmulator) -> None:
    pieces = [b'{"na', b"", b'me": ', b'"Front ', b'desk"}']

    async def body() -> AsyncIterator[bytes]:
        for piece in pieces:
            await anyio.lowlevel.checkpoint()
            yield piece

    async with async_http_client(emulator) as http:
        response = await http.post("/v1/pools", content=body())
    assert (response.status_code, response.json()["name"]) == (201, "Front desk")
    assert emulator.requests[-1].body == b"".join(pieces)
    with http_client(emulator) as sync_http:
        assert sync_http.post("/v1/pools", content=iter(pieces)).json()["name"] == "Front desk"


@pytest.mark.anyio
async def test_a_response_is_streamed(emulator: CyberdeskEmulator) -> None:
    emulator.faults.add("GET /v1/machines", drip=0.01)
    async with async_http_client(emulator) as http, http.stream("GET", "/v1/machines") as response:
        pieces = [piece async for piece in response.aiter_raw()]
        assert len(pieces) == 10
        assert len(b"".join(pieces)) == int(response.headers["content-length"])
    with http_client(emulator) as sync_http, sync_http.stream("GET", "/v1/machines") as sync_response:
        assert len(list(sync_response.iter_raw())) == 10


@pytest.mark.anyio
async def test_a_response_can_be_closed_before_its_end(emulator: CyberdeskEmulator) -> None:
    emulator.faults.add("GET /v1/machines", drip=HOUR)
    async with async_http_client(emulator) as http:
        async with http.stream("GET", "/v1/machines") as response:
            assert response.status_code == 200
        assert (await http.get("/v1/health")).status_code == 200
    with http_client(emulator) as sync_http:
        with sync_http.stream("GET", "/v1/machines") as sync_response:
            assert sync_response.status_code == 200
        assert sync_http.get("/v1/health").status_code == 200


@pytest.mark.anyio
async def test_what_breaks_while_a_body_is_sent_arrives_unchanged(emulator: CyberdeskEmulator) -> None:
    async def body() -> AsyncIterator[bytes]:
        yield b"{"
        raise ZeroDivisionError

    async with async_http_client(emulator) as http:
        with pytest.raises(ZeroDivisionError):
            await http.post("/v1/pools", content=body())
        assert (await http.get("/v1/pools")).json()["total"] == 0
    statuses = [request.status for request in emulator.requests]
    assert statuses == [499, 200]


@pytest.mark.anyio
async def test_uploads_that_are_cancelled_leave_no_generator_behind(emulator: CyberdeskEmulator) -> None:
    class Body:
        """No generator: only the one that httpx puts around it can be left behind."""

        def __init__(self) -> None:
            self._pieces = iter([b" "] * 5 + [b"{}"])

        def __aiter__(self) -> AsyncIterator[bytes]:
            return self

        async def __anext__(self) -> bytes:
            for piece in self._pieces:
                return piece
            raise StopAsyncIteration

    async with async_http_client(emulator) as http:

        async def upload() -> None:
            await http.post("/v1/pools", content=Body())

        for round_number in range(40):
            async with anyio.create_task_group() as group:
                group.start_soon(upload)
                for _ in range(round_number):
                    await anyio.lowlevel.checkpoint()
                group.cancel_scope.cancel()
    gc.collect()  # what was left behind is a warning now, and warnings are errors


@pytest.mark.anyio
async def test_a_cancelled_call_goes_on_in_the_emulator_as_over_a_socket() -> None:
    with CyberdeskEmulator(serve=False, write_seconds=0.2) as emulator:
        async with emulator.async_client() as client:
            with anyio.move_on_after(0.05) as scope:
                await client.pools.create(name="P")
            assert scope.cancelled_caught
            with anyio.fail_after(10):
                while not (await client.pools.list()).total:  # noqa: ASYNC110  # it happens in another thread
                    await anyio.sleep(0.01)


@pytest.mark.anyio
async def test_cancellations_at_any_moment_leave_a_client_that_works(emulator: CyberdeskEmulator) -> None:
    async with emulator.async_client() as client:

        async def call() -> None:
            await client.runs.list()

        for round_number in range(40):
            async with anyio.create_task_group() as group:
                for _ in range(5):
                    group.start_soon(call)
                for _ in range(round_number):
                    await anyio.lowlevel.checkpoint()
                group.cancel_scope.cancel()
        assert (await client.runs.list()).total == 0


def test_time_outs_for_reading_are_kept(emulator: CyberdeskEmulator) -> None:
    emulator.faults.add("GET /v1/runs", delay=HOUR)
    with http_client(emulator, timeout=0.05) as http, pytest.raises(httpx.ReadTimeout):
        http.get("/v1/runs")
    with emulator.client(timeout=0.05, retry=ONCE) as client, pytest.raises(APITimeoutError):
        client.runs.list()


@pytest.mark.anyio
async def test_time_outs_for_reading_are_kept_in_an_event_loop(emulator: CyberdeskEmulator) -> None:
    emulator.faults.add("GET /v1/runs", delay=HOUR)
    async with async_http_client(emulator, timeout=0.05) as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.get("/v1/runs")


def test_closing_ends_the_calls_of_other_threads(emulator: CyberdeskEmulator) -> None:
    fault = emulator.faults.add("GET /v1/runs", delay=HOUR)
    client = emulator.client()
    errors: list[Exception] = []

    def call() -> None:
        try:
            client.runs.list()
        except ClientClosedError as error:
            errors.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    eventually(lambda: fault.hits)
    client.close()
    thread.join(10)
    assert len(errors) == 1


@pytest.mark.parametrize("serve", [True, False])
def test_the_end_of_the_emulator_ends_the_calls_under_way(serve: bool) -> None:
    errors: list[Exception] = []
    with CyberdeskEmulator(serve=serve) as emulator:
        fault = emulator.faults.add("GET /v1/runs", delay=HOUR)
        http = http_client(emulator, timeout=None)

        def call() -> None:
            try:
                http.get("/v1/runs")
            except httpx.TransportError as error:
                errors.append(error)

        thread = threading.Thread(target=call)
        thread.start()
        eventually(lambda: fault.hits)
    thread.join(10)
    assert [type(error) for error in errors] == [httpx.RemoteProtocolError]
    with pytest.raises(httpx.ConnectError, match="is not running"):
        http.get("/v1/health")
    http.close()


def test_many_ends_while_calls_come_in() -> None:
    for _ in range(20):
        with CyberdeskEmulator(serve=False) as emulator:
            client = emulator.client(retry=ONCE)

            def call(client: Cyberdesk = client) -> None:
                try:
                    while True:
                        client.runs.list()
                except APIConnectionError:
                    pass

            threads = [threading.Thread(target=call) for _ in range(3)]
            for thread in threads:
                thread.start()
        for thread in threads:
            thread.join(10)
            assert not thread.is_alive()
        client.close()
    gc.collect()


def test_requests_before_the_start_fail() -> None:
    emulator = CyberdeskEmulator(serve=False)
    with pytest.raises(RuntimeError, match="before it is started"):
        emulator.client()
    with httpx.Client(transport=emulator.transport(), base_url="http://x") as http:
        with pytest.raises(httpx.ConnectError, match="is not running"):
            http.get("/v1/health")
        with emulator:
            assert http.get("/v1/health").status_code == 200


def test_a_handler_may_be_a_client_of_its_own_emulator(emulator: CyberdeskEmulator) -> None:
    inner = emulator.add_workflow(returns({"total": 7}))

    async def ask(run: RunContext) -> Outcome:
        async with emulator.async_client() as client:
            emulator.add_machine()
            other = await client.wait_for_run(await client.runs.create(workflow_id=inner.id), poll_interval=0.01)
        return returns(other.output_data)

    outer = emulator.add_workflow(ask)
    with emulator.client() as client:
        run = client.wait_for_run(client.runs.create(workflow_id=outer.id), timeout=30, poll_interval=0.01)
        assert run.output_data == {"total": 7}


def test_an_event_loop_that_ends_first_harms_nothing(emulator: CyberdeskEmulator) -> None:
    fault = emulator.faults.add("GET /v1/runs", delay=0.05)
    client = emulator.async_client()

    async def call() -> None:
        await client.runs.list()

    async def leave() -> None:
        left = asyncio.create_task(call())
        while not fault.hits:  # noqa: ASYNC110  # it happens in another thread
            await asyncio.sleep(0)
        assert not left.done()

    asyncio.run(leave())
    with emulator.client() as other:
        assert other.runs.list().total == 0


def test_head_has_no_body(emulator: CyberdeskEmulator) -> None:
    with http_client(emulator) as http:
        response = http.head("/openapi.json")
        assert response.content == b""
        assert int(response.headers["content-length"]) > 100_000


class TestApp:
    """The application, mounted in another one that runs in another event loop."""

    @pytest.mark.anyio
    async def test_mounted(self, emulator: CyberdeskEmulator) -> None:
        outer = Starlette(routes=[Mount("/cyberdesk", emulator.app)])
        transport = httpx.ASGITransport(outer)
        client = AsyncCyberdesk(
            emulator.api_key, base_url="http://localhost/cyberdesk", transport=transport, retry=ONCE
        )
        async with client:
            workflow = emulator.add_workflow(includes_file_exports=True)
            run = await client.runs.create(workflow_id=workflow.id, file_inputs=[("a.txt", b"text")])
            await client.wait_for_run(run, timeout=30)
            [attachment] = (await client.run_attachments.list(run_id=run.id, attachment_type="output")).items
            link = await client.run_attachments.get_download_url(attachment.id)
            assert link.url.startswith("http://localhost/cyberdesk/files/")
            async with httpx.AsyncClient(transport=transport) as http:
                assert (await http.get(link.url)).content == b"text"
        assert [run.id for run in emulator.runs] == [run.id]
        assert emulator.requests_to("POST /v1/runs")[0].status == 201

    @pytest.mark.anyio
    async def test_a_broken_connection_is_an_exception_of_the_application(
        self, emulator: CyberdeskEmulator
    ) -> None:
        emulator.faults.add("GET /v1/health", reset=True)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(emulator.app), base_url="http://x") as http:
            with pytest.raises(ConnectionResetError):
                await http.get("/v1/health")

    @pytest.mark.anyio
    async def test_not_started(self) -> None:
        app = CyberdeskEmulator(serve=False).app
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as http:
            with pytest.raises(RuntimeError, match="is not running"):
                await http.get("/v1/health")

    @pytest.mark.anyio
    async def test_the_application_completes_the_lifespan_protocol(self, emulator: CyberdeskEmulator) -> None:
        responses: list[str] = []
        asked = iter(["lifespan.startup", "lifespan.shutdown"])

        async def receive() -> dict[str, Any]:
            return {"type": next(asked)}

        async def send(message: Any) -> None:
            responses.append(message["type"])

        await emulator.app({"type": "lifespan"}, receive, send)
        assert responses == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


@pytest.mark.parametrize("serve", [True, False])
def test_runs_on_a_virtual_clock_can_be_inspected_after_the_stop(serve: bool) -> None:
    with CyberdeskEmulator(serve=serve, clock=VirtualClock(auto_advance=True)) as emulator:
        workflow = emulator.add_workflow()
        with emulator.client() as client:
            client.wait_for_run(client.runs.create(workflow_id=workflow.id), poll_interval=0.01)
    assert [run.status for run in emulator.runs] == ["success"]
