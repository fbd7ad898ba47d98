"""One call against a server that misbehaves: retries, idempotency, time, errors, unusual responses."""

from __future__ import annotations

import gc
import gzip
import json
import pickle
import traceback
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from cyberdesk import (
    APIConnectionError,
    APITimeoutError,
    AsyncCyberdesk,
    ClientClosedError,
    ConflictError,
    CyberdeskError,
    DeadlineExceededError,
    IdempotencyConfig,
    InvalidArgumentError,
    LocalFileError,
    PermissionDeniedError,
    RateLimitError,
    ResponseDecodeError,
    RetryAttempt,
    RetryConfig,
    RunStatus,
    ServerError,
    UnprocessableEntityError,
    ValidationIssue,
    is_set,
)
from cyberdesk._files.downloads import PartialFile
from tests.scripted import RUN, Reply, ScriptedServer

Connect = Callable[..., AsyncCyberdesk]


async def test_a_create_whose_response_is_lost_three_times_is_sent_under_one_key(
    connect: Connect, server: ScriptedServer
) -> None:
    server.script(Reply(reset=True), Reply(503), Reply(201, RUN, cut=20), Reply(201, RUN))
    run = await connect().runs.create(workflow_id=RUN["workflow_id"], input_values={"a": 1})
    assert str(run.id) == RUN["id"]
    assert len(server.received) == 4
    assert len({request.headers["idempotency-key"] for request in server.received}) == 1
    assert len({request.body for request in server.received}) == 1


async def test_each_call_has_its_own_key_and_reads_have_none(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(201, RUN))
    client = connect()
    await client.runs.create(workflow_id=uuid4())
    await client.runs.create(workflow_id=uuid4())
    await client.runs.get(RUN["id"])
    first, second, read = server.received
    assert first.headers["idempotency-key"] != second.headers["idempotency-key"]
    assert "idempotency-key" not in read.headers
    assert {request.headers["authorization"] for request in server.received} == {"Bearer cd_secret_key"}


async def test_own_keys(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(201, RUN))
    config = IdempotencyConfig(generate_key=lambda: "generated", header_name="X-Key")
    client = connect(idempotency=config)
    await client.runs.create(workflow_id=uuid4())
    await client.runs.create(workflow_id=uuid4(), idempotency_key="my-own")
    assert [request.headers["x-key"] for request in server.received] == ["generated", "my-own"]
    with pytest.raises(InvalidArgumentError, match="idempotency key"):
        await client.runs.create(workflow_id=uuid4(), idempotency_key="line\nbreak")


async def test_without_idempotency_a_write_is_not_repeated(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(reset=True), Reply(201, RUN))
    client = connect(idempotency=IdempotencyConfig(enabled=False))
    with pytest.raises(APIConnectionError, match="the write may have been done") as caught:
        await client.runs.create(workflow_id=uuid4())
    assert caught.value.attempts == 1
    assert "idempotency-key" not in server.received[0].headers


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
async def test_statuses_that_are_retried(connect: Connect, server: ScriptedServer, status: int) -> None:
    server.script(Reply(status), Reply(200, RUN))
    assert str((await connect().runs.get(RUN["id"])).id) == RUN["id"]
    assert len(server.received) == 2


@pytest.mark.parametrize("status", [301, 307, 400, 401, 403, 404, 405, 409, 418, 422, 501, 520])
async def test_statuses_that_are_not(connect: Connect, server: ScriptedServer, status: int) -> None:
    server.script(Reply(status, headers={"location": "/elsewhere"}), Reply(200, RUN))
    with pytest.raises(CyberdeskError) as caught:
        await connect().runs.get(RUN["id"])
    assert caught.value.status_code == status
    assert len(server.received) == 1


async def test_a_409_is_retried_only_while_the_first_is_in_progress(
    connect: Connect, server: ScriptedServer
) -> None:
    server.script(Reply(409, headers={"Idempotency-Status": "In_Progress"}), Reply(201, RUN))
    await connect().runs.create(workflow_id=uuid4())
    assert len(server.received) == 2
    server.script(Reply(409, {"detail": "the run is active"}))
    with pytest.raises(ConflictError, match="the run is active"):
        await connect().runs.retry(RUN["id"])
    assert len(server.received) == 1


async def test_retries_end(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503, {"detail": "try later"}, headers={"x-request-id": "req_7"}))
    notified: list[RetryAttempt] = []

    def on_retry(attempt: RetryAttempt) -> None:
        notified.append(attempt)
        raise RuntimeError("an observer that fails")

    retry = RetryConfig(max_retries=2, initial_delay=0.01, on_retry=on_retry)
    with pytest.raises(ServerError, match="try later") as caught:
        await connect(retry=retry).runs.get(RUN["id"])
    assert len(server.received) == 3
    assert [(it.attempt, it.max_retries, it.status_code) for it in notified] == [(1, 2, 503), (2, 2, 503)]
    error = caught.value
    assert (error.method, error.path, error.attempts, error.request_id) == ("GET", "/v1/runs/{run_id}", 3, "req_7")
    assert str(error) == "try later (GET /v1/runs/{run_id}, status 503, request req_7, 3 attempts)"


async def test_retry_after_is_obeyed_or_the_call_fails_at_once(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(429, headers={"Retry-After": "0.05"}), Reply(200, RUN))
    notified: list[RetryAttempt] = []
    await connect(retry=RetryConfig(on_retry=notified.append)).runs.get(RUN["id"])
    assert notified[0].delay == 0.05
    server.script(Reply(429, headers={"Retry-After": "61"}), Reply(200, RUN))
    with pytest.raises(RateLimitError) as caught:
        await connect().runs.get(RUN["id"])
    assert caught.value.retry_after == 61
    with pytest.raises(RateLimitError):
        server.script(Reply(429, headers={"Retry-After": "5"}), Reply(200, RUN))
        await connect(deadline=2).runs.get(RUN["id"])
    assert len(server.received) == 1


async def test_an_attempt_that_takes_too_long(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, pause=30), Reply(200, RUN))
    run = await connect().runs.get(RUN["id"], timeout=0.2)
    assert str(run.id) == RUN["id"]
    server.script(Reply(200, RUN, pause=30))
    with pytest.raises(APITimeoutError, match="no complete response within 0.2 s"):
        await connect(timeout=0.2, retry=RetryConfig(max_retries=0)).runs.get(RUN["id"])


async def test_a_body_that_drips(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, drip=0.1))
    with pytest.raises(APITimeoutError):
        await connect(timeout=0.5, retry=RetryConfig(max_retries=0)).runs.get(RUN["id"])


async def test_a_deadline_bounds_the_whole_call(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, pause=30))
    with pytest.raises(DeadlineExceededError) as caught:
        await connect().runs.get(RUN["id"], deadline=0.3)
    assert caught.value.attempts == 1
    assert isinstance(caught.value, TimeoutError)


async def test_nobody_is_listening(connect: Connect) -> None:
    with pytest.raises(APIConnectionError, match="no response from") as caught:
        await connect(base_url="http://127.0.0.1:9", retry=RetryConfig(max_retries=1, initial_delay=0)).runs.list()
    assert caught.value.attempts == 2
    assert isinstance(caught.value.__cause__, httpx.ConnectError)


@pytest.mark.parametrize(
    "body",
    [b"<html>hello</html>", b"", b"{", b"[]", b"null", b'{"id": 1}', b"\xff\xfe", {**RUN, "status": None}],
)
async def test_a_body_that_breaks_the_contract(connect: Connect, server: ScriptedServer, body: object) -> None:
    server.script(Reply(200, body, headers={"x-request-id": "req_1"}))
    with pytest.raises(
        ResponseDecodeError, match="the response to get_run is not what the API promises"
    ) as caught:
        await connect().runs.get(RUN["id"])
    assert (caught.value.status_code, caught.value.request_id) == (200, "req_1")
    assert len(server.received) == 1


async def test_what_is_tolerated(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(202, {**RUN, "status": "paused", "brand_new": 1, "created_at": "2026-01-02T03:04:05"}))
    run = await connect().runs.create(workflow_id=uuid4())
    assert run.status == "paused"
    assert isinstance(run.status, RunStatus)
    assert not run.status.is_known
    assert run.created_at.isoformat() == "2026-01-02T03:04:05+00:00"


async def test_absent_is_not_null(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, {**RUN, "output_data": None}))
    run = await connect().runs.get(RUN["id"])
    assert run.output_data is None
    assert run.error is None
    assert is_set(run, "output_data")
    assert not is_set(run, "error")


async def test_a_null_is_sent_and_an_omission_is_not(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(201, RUN))
    await connect().runs.create(workflow_id=RUN["workflow_id"], machine_id=None)
    assert server.received[0].json == {"workflow_id": RUN["workflow_id"], "machine_id": None}


async def test_compressed_responses(connect: Connect, server: ScriptedServer) -> None:
    packed = gzip.compress(Reply(200, RUN).content())
    server.script(Reply(200, packed, headers={"content-encoding": "gzip"}))
    assert str((await connect().runs.get(RUN["id"])).id) == RUN["id"]
    server.script(Reply(200, b"not gzip", headers={"content-encoding": "gzip"}))
    with pytest.raises(ResponseDecodeError, match="cannot be decompressed"):
        await connect().runs.get(RUN["id"])


@pytest.mark.parametrize(
    ("body", "issues"),
    [
        (
            {"detail": [{"loc": ["body", "steps", 0], "msg": "bad", "type": "x"}]},
            (ValidationIssue(("body", "steps", 0), "bad"),),
        ),
        ({"detail": "just text"}, (ValidationIssue((), "just text"),)),
        (
            {"detail": {"message": "inputs", "errors": [{"path": "$.a", "message": "must be a number"}]}},
            (ValidationIssue(("$.a",), "must be a number"),),
        ),
        ({"detail": {"message": "only this"}}, (ValidationIssue((), "only this"),)),
        ({"detail": []}, (ValidationIssue((), "the server did not say what is invalid"),)),
        ("odd", (ValidationIssue((), "odd"),)),
    ],
)
async def test_every_form_of_a_validation_error(
    connect: Connect, server: ScriptedServer, body: object, issues: tuple[ValidationIssue, ...]
) -> None:
    server.script(Reply(422, body))
    with pytest.raises(UnprocessableEntityError) as caught:
        await connect().runs.create(workflow_id=uuid4())
    assert caught.value.errors == issues
    copy = pickle.loads(pickle.dumps(caught.value))
    assert (type(copy), str(copy), copy.errors) == (UnprocessableEntityError, str(caught.value), issues)


async def test_nothing_secret_is_shown(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(403, b"x" * 100_000))
    client = connect()
    with pytest.raises(PermissionDeniedError) as caught:
        await client.runs.create(
            workflow_id=uuid4(),
            sensitive_input_values={"password": "hunter2"},
            file_inputs=[("a.txt", b"top secret content")],
        )
    shown = "".join(traceback.format_exception(caught.value)) + repr(client) + repr(caught.value)
    for secret in ("cd_secret_key", "hunter2", "dG9wIHNlY3JldCBjb250ZW50"):
        assert secret not in shown
    assert len(str(caught.value)) < 2000


async def test_a_download_that_breaks_off_starts_again(
    connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 4000
    binary = {"content-type": "application/octet-stream"}
    server.script(Reply(200, content, binary, cut=700_000), Reply(200, content, binary))
    saved = await connect().run_attachments.save_to_file(uuid4(), tmp_path / "out.bin")
    assert saved.read_bytes() == content
    assert len(server.received) == 2


async def test_a_download_that_fails_leaves_nothing_behind(
    connect: Connect, server: ScriptedServer, tmp_path: Path
) -> None:
    server.script(Reply(200, b"x" * 1000, cut=10))
    with pytest.raises(APIConnectionError):
        await connect().run_attachments.save_to_file(uuid4(), tmp_path / "out.bin")
    server.script(Reply(404, {"detail": "no such attachment"}))
    with pytest.raises(CyberdeskError, match="no such attachment"):
        await connect().run_attachments.save_to_file(uuid4(), tmp_path / "out.bin")
    assert list(tmp_path.iterdir()) == []


async def test_a_full_disk(
    connect: Connect, server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(part: PartialFile, chunk: bytes) -> None:
        raise LocalFileError("cannot write: No space left on device")

    monkeypatch.setattr(PartialFile, "write", fail)
    server.script(Reply(200, b"x" * 5_000_000))
    client = connect()
    with pytest.raises(LocalFileError, match="No space left"):
        await client.run_attachments.save_to_file(uuid4(), tmp_path / "out.bin")
    gc.collect()
    assert list(tmp_path.iterdir()) == []
    assert len(server.received) == 1
    monkeypatch.undo()
    assert (await client.run_attachments.save_to_file(uuid4(), tmp_path / "out.bin")).stat().st_size == 5_000_000


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow", "..", "", "con", "a\x00b"]
)
async def test_names_from_the_server_stay_in_the_folder(
    connect: Connect, server: ScriptedServer, tmp_path: Path, name: str
) -> None:
    attachment_id = uuid4()
    attachment = {
        "id": str(attachment_id),
        "run_id": str(uuid4()),
        "filename": name,
        "content_type": "text/plain",
        "attachment_type": "output",
        "size_bytes": 1,
        "storage_path": "x",
        "created_at": "2026-01-02T03:04:05Z",
    }
    server.script(Reply(200, attachment), Reply(200, b"content"))
    saved = await connect().run_attachments.save_to_file(attachment_id, tmp_path)
    assert saved.parent == tmp_path
    assert saved.read_bytes() == b"content"


async def test_a_closed_client(connect: Connect, server: ScriptedServer) -> None:
    client = connect()
    await client.aclose()
    await client.aclose()
    with pytest.raises(ClientClosedError):
        await client.runs.list()
    assert server.received == []


async def test_closing_ends_the_retries_of_running_calls(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503))
    client: AsyncCyberdesk

    async def close(attempt: RetryAttempt) -> None:
        await client.aclose()

    client = connect(retry=RetryConfig(initial_delay=0.01, on_retry=close))
    with pytest.raises(ClientClosedError):
        await client.runs.list()
    assert len(server.received) == 1


async def test_an_event_hook_that_reads_the_response(server: ScriptedServer, tmp_path: Path) -> None:
    async def hook(response: httpx.Response) -> None:
        await response.aread()

    server.script(Reply(201, RUN))
    async with (
        httpx.AsyncClient(event_hooks={"response": [hook]}) as http_client,
        AsyncCyberdesk("key", base_url=server.base_url, http_client=http_client) as client,
    ):
        assert str((await client.runs.create(workflow_id=uuid4())).id) == RUN["id"]
        saved = await client.run_attachments.save_to_file(uuid4(), tmp_path / "a")
    assert json.loads(saved.read_bytes()) == RUN


async def test_a_transport_that_raises_anything() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise KeyError("odd")

    async with AsyncCyberdesk("key", transport=httpx.MockTransport(fail)) as client:
        with pytest.raises(APIConnectionError, match="odd") as caught:
            await client.runs.list()
    assert caught.value.attempts == 1


async def test_an_http_client_of_your_own(server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(200, RUN))
    async with httpx.AsyncClient(headers={"x-ignored": "1"}, timeout=5) as http_client:
        async with AsyncCyberdesk("key", base_url=server.base_url, http_client=http_client) as client:
            assert str((await client.runs.get(RUN["id"])).id) == RUN["id"]
        assert not http_client.is_closed
    assert len(server.received) == 2


async def test_a_transport_of_your_own() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=RUN)

    async with AsyncCyberdesk("key", transport=httpx.MockTransport(respond)) as client:
        assert str((await client.runs.get(RUN["id"])).id) == RUN["id"]


async def test_options_of_a_call(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN))
    client = connect(default_headers={"X-Team": "intake"})
    await client.runs.get(RUN["id"], extra_headers={"X-Trace": "7"}, extra_query={"debug": True})
    (request,) = server.received
    assert (request.headers["x-team"], request.headers["x-trace"]) == ("intake", "7")
    assert request.target == f"/v1/runs/{RUN['id']}?debug=true"
    with pytest.raises(InvalidArgumentError, match="header 'X-Bad'"):
        await client.runs.get(RUN["id"], extra_headers={"X-Bad": "a\r\nb: c"})


async def test_a_base_url_with_a_prefix(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, {"items": [], "total": 0, "skip": 0, "limit": 100}))
    await connect(base_url=f"{server.base_url}/proxy/").runs.list(
        status="success", fields=["error", "output_data"], search="a&b c"
    )
    expected = "/proxy/v1/runs?status=success&search=a%26b%20c&fields=error&fields=output_data"
    assert server.received[0].target == expected
