"""Every way a response can get lost: the call ends well, and the write is done once."""

from __future__ import annotations

import contextlib
import gzip
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from cyberdesk import (
    APIConnectionError,
    AsyncCyberdesk,
    CyberdeskError,
    IdempotencyConfig,
    InvalidArgumentError,
    RateLimitError,
    ResponseDecodeError,
    ResponseTooLargeError,
    RetryAttempt,
    RetryConfig,
    ServerError,
)
from cyberdesk._async.http.opening import open_sender
from cyberdesk._core.http.call import prepare
from cyberdesk._core.http.request import Request
from tests.scripted import RUN, Reply, Runs, ScriptedServer

from .platform.tasks import at_once

Connect = Callable[..., AsyncCyberdesk]

SHORT = 0.5
PACKED = gzip.compress(Reply(201, RUN).content())
GZIP = {"content-encoding": "gzip"}

FAULTS = {
    "reset-unanswered": Reply(reset=True),
    "closed-unanswered": Reply(head_cut=0),
    "closed-in-headers": Reply(201, RUN, head_cut=30),
    "reset-in-headers": Reply(201, RUN, head_cut=30, abort=True),
    "closed-after-headers": Reply(201, RUN, cut=0),
    "closed-in-body": Reply(201, RUN, cut=20),
    "reset-in-body": Reply(201, RUN, cut=20, abort=True),
    "closed-in-chunks": Reply(201, RUN, cut=20, chunked=True),
    "closed-before-last-chunk": Reply(201, RUN, cut=len(Reply(201, RUN, chunked=True).framed()) - 5, chunked=True),
    "packed-body-cut-short": Reply(201, PACKED[:-9], GZIP),
    "silent": Reply(head_cut=0, hang=True),
    "stalled-in-headers": Reply(201, RUN, head_cut=30, hang=True),
    "stalled-in-body": Reply(201, RUN, cut=20, hang=True),
    "dripping-headers": Reply(201, RUN, head_drip=0.05),
    "dripping-body": Reply(201, RUN, drip=0.05),
    "not-http": Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n"),
    "bad-status-line": Reply(raw=b"HTTP/1.1 abc Odd\r\n\r\n"),
    "bad-header": Reply(raw=b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"),
    "endless-headers": Reply(raw=b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000),
    "bad-chunk": Reply(raw=b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n"),
    "two-lengths": Reply(201, RUN, {"Content-Length": "1, 2"}),
    **{f"status-{status}": Reply(status) for status in (408, 429, 500, 502, 503, 504)},
    "in-progress": Reply(409, headers={"Idempotency-Status": "in_progress"}),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_create_survives_three_faults_and_leaves_one_run(
    connect: Connect, server: ScriptedServer, fault: str
) -> None:
    runs = Runs(lambda nth: FAULTS[fault] if nth <= 3 else None)
    server.handle(runs)
    run = await connect(timeout=SHORT).runs.create(workflow_id=uuid4(), input_values={"a": "1"})
    assert [str(run.id)] == runs.ids
    assert len(server.received) == 4
    assert len({request.headers["idempotency-key"] for request in server.received}) == 1
    assert len({request.body for request in server.received}) == 1


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_read_fails_with_a_typed_error_when_the_fault_stays(
    connect: Connect, server: ScriptedServer, fault: str
) -> None:
    server.script(FAULTS[fault])
    with pytest.raises(CyberdeskError) as caught:
        await connect(timeout=SHORT, retry=RetryConfig(max_retries=1, initial_delay=0)).runs.get(RUN["id"])
    assert caught.value.attempts == 2
    assert len(server.received) == 2
    assert "idempotency-key" not in server.received[0].headers


@pytest.mark.parametrize("fault", ["reset-unanswered", "closed-in-body", "silent", "status-503"])
async def test_without_a_key_a_write_is_sent_once_whatever_happens(
    connect: Connect, server: ScriptedServer, fault: str
) -> None:
    server.script(FAULTS[fault], Reply(201, RUN))
    client = connect(timeout=SHORT, idempotency=IdempotencyConfig(enabled=False))
    with pytest.raises((APIConnectionError, ServerError)):
        await client.runs.create(workflow_id=uuid4())
    assert len(server.received) == 1


@pytest.mark.parametrize(
    "reply",
    [Reply(429), Reply(429, {"error": {"retryAfter": 0}}), Reply(503, headers={"retry-after": "0"})],
    ids=["429", "429-retryAfter", "503-retry-after"],
)
async def test_without_a_key_a_write_that_was_not_processed_is_sent_again(
    connect: Connect, server: ScriptedServer, reply: Reply
) -> None:
    server.script(reply, Reply(201, RUN))
    client = connect(idempotency=IdempotencyConfig(enabled=False))
    assert str((await client.runs.create(workflow_id=uuid4())).id) == RUN["id"]
    assert len(server.received) == 2


async def test_without_a_key_a_write_is_sent_again_when_the_connection_was_refused(connect: Connect) -> None:
    client = connect(base_url="http://127.0.0.1:9", idempotency=IdempotencyConfig(enabled=False))
    with pytest.raises(APIConnectionError) as caught:
        await client.runs.create(workflow_id=uuid4())
    assert caught.value.attempts == 4
    assert "may have been done" not in str(caught.value)


async def test_retry_after_in_the_body_is_obeyed(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(429, {"error": {"message": "slow down", "retryAfter": 61}}), Reply(200, RUN))
    with pytest.raises(RateLimitError, match="slow down") as caught:
        await connect().runs.get(RUN["id"])
    assert caught.value.retry_after == 61
    assert len(server.received) == 1


async def test_retries_of_one_call(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503))
    client = connect()
    for max_retries in (0, 1):
        server.received.clear()
        with pytest.raises(ServerError):
            await client.runs.get(RUN["id"], retry=RetryConfig(max_retries=max_retries, initial_delay=0))
        assert len(server.received) == max_retries + 1
    odd: Any = 3
    with pytest.raises(InvalidArgumentError, match="retry must be a RetryConfig, not int"):
        await client.runs.get(RUN["id"], retry=odd)


@pytest.mark.parametrize(
    ("reply", "is_html"),
    [
        (Reply(200, b"<!DOCTYPE html><html>"), True),
        (Reply(200, b"\xef\xbb\xbf\n<HTML>"), True),
        (Reply(200, b"please log in", {"content-type": "text/html; charset=utf-8"}), True),
        (Reply(200, b"{"), False),
        (Reply(200, b"<xml/>"), False),
    ],
)
async def test_an_html_page_is_recognised(
    connect: Connect, server: ScriptedServer, reply: Reply, is_html: bool
) -> None:
    server.script(reply)
    with pytest.raises(ResponseDecodeError) as caught:
        await connect().runs.get(RUN["id"])
    assert (caught.value.is_html, caught.value.is_temporary) == (is_html, False)
    assert len(server.received) == 1


async def test_connections_that_are_reset_before_a_request_was_read(
    connect: Connect, server: ScriptedServer
) -> None:
    server.script(Reply(201, RUN))
    server.resets = 3
    await connect().runs.create(workflow_id=uuid4())
    assert len(server.received) == 1
    assert server.connections == 4


async def test_idle_connections_that_the_server_closes(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(201, RUN, hang_up=True))
    client = connect()
    for _ in range(5):
        await client.runs.create(workflow_id=uuid4())
    keys = [request.headers["idempotency-key"] for request in server.received]
    assert len(set(keys)) == 5
    assert server.connections >= 5


async def test_responses_in_chunks(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, RUN, chunked=True), Reply(200, PACKED, GZIP, chunked=True))
    client = connect()
    assert str((await client.runs.get(RUN["id"])).id) == RUN["id"]
    assert str((await client.runs.get(RUN["id"])).id) == RUN["id"]
    assert server.connections == 1


@pytest.mark.parametrize("packed", [False, True])
async def test_a_body_that_is_too_large(connect: Connect, server: ScriptedServer, packed: bool) -> None:
    content = Reply(200, {**RUN, "error": ["x" * 100_000]}).content()
    reply = Reply(200, gzip.compress(content), GZIP) if packed else Reply(200, content)
    server.script(reply)
    client = connect(max_response_bytes=50_000)
    with pytest.raises(ResponseTooLargeError, match="larger than 50000 bytes") as caught:
        await client.runs.get(RUN["id"])
    assert (caught.value.status_code, caught.value.attempts) == (200, 1)
    assert len(server.received) == 1
    assert await connect(max_response_bytes=len(content)).runs.get(RUN["id"])
    assert await connect(max_response_bytes=None).runs.get(RUN["id"])


async def test_a_small_body_that_unpacks_to_a_huge_one(connect: Connect, server: ScriptedServer) -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 30_000_000))
    server.script(Reply(200, bomb, {"content-encoding": "gzip, gzip"}))
    with pytest.raises(ResponseTooLargeError):
        await connect(max_response_bytes=1_000_000).runs.get(RUN["id"])


async def test_a_compression_ratio_that_nothing_honest_has(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(200, gzip.compress(b"\0" * 50_000_000), GZIP))
    client = connect()
    with contextlib.suppress(ResponseTooLargeError):
        await client.runs.get(RUN["id"])  # what is loaded with the first call is not measured
    tracemalloc.start()
    try:
        with pytest.raises(ResponseTooLargeError, match="200 times its compressed size"):
            await client.runs.get(RUN["id"])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 25_000_000


async def test_the_body_of_an_error_is_bounded_as_well(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(418, b"x" * 3_000_000), Reply(418, gzip.compress(b"x" * 3_000_000), GZIP))
    client = connect()
    for _ in range(2):
        with pytest.raises(CyberdeskError, match="status 418") as caught:
            await client.runs.get(RUN["id"])
        assert len(str(caught.value)) < 2000


async def test_encodings(connect: Connect, server: ScriptedServer) -> None:
    twice = gzip.compress(PACKED)
    server.script(
        Reply(200, twice, {"content-encoding": "gzip, GZIP"}),
        Reply(200, PACKED + b"\0\0", GZIP),
        Reply(200, RUN, {"content-encoding": "identity"}),
        Reply(200, PACKED + b"junk", GZIP),
        Reply(200, RUN, {"content-encoding": "br"}),
    )
    client = connect()
    for _ in range(3):
        assert str((await client.runs.get(RUN["id"])).id) == RUN["id"]
    for _ in range(2):
        with pytest.raises(ResponseDecodeError, match="cannot be decompressed"):
            await client.runs.get(RUN["id"])


async def test_an_outage_spends_the_retry_budget_once(connect: Connect, server: ScriptedServer) -> None:
    server.script(Reply(503))
    retry = RetryConfig(initial_delay=0, budget=5, budget_per_second=0, budget_per_call=0.5)
    client = connect(retry=retry)
    results = await at_once(*[partial(client.runs.get, RUN["id"]) for _ in range(20)])
    assert all(isinstance(result, ServerError) for result in results)
    assert len(server.received) == 25
    server.script(Reply(200, RUN))
    await client.runs.get(RUN["id"])
    await client.runs.get(RUN["id"])
    server.script(Reply(503), Reply(200, RUN))
    await client.runs.get(RUN["id"])
    assert len(server.received) == 2


@pytest.mark.parametrize("value", ["-1", "nan", "1e400", "tomorrow", "9" * 400, "Fri, 31 Dec 99999 23:59:59 GMT"])
async def test_a_retry_after_that_cannot_be_read(connect: Connect, server: ScriptedServer, value: str) -> None:
    server.script(Reply(429, headers={"retry-after": value}), Reply(200, RUN))
    notified: list[RetryAttempt] = []
    retry = RetryConfig(initial_delay=0.01, on_retry=notified.append)
    assert await connect(retry=retry).runs.get(RUN["id"])
    assert notified[0].delay <= 0.01


async def test_a_retry_after_as_a_date_is_obeyed_or_fails_at_once(
    connect: Connect, server: ScriptedServer
) -> None:
    server.script(Reply(429, headers={"retry-after": "Wed, 21 Oct 2099 07:28:00 GMT"}), Reply(200, RUN))
    with pytest.raises(RateLimitError) as caught:
        await connect().runs.get(RUN["id"])
    assert (caught.value.retry_after or 0) > 1_000_000
    assert len(server.received) == 1
    server.script(Reply(503, headers={"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}), Reply(200, RUN))
    assert await connect().runs.get(RUN["id"])


@pytest.mark.parametrize("error", [KeyError("odd"), OSError("disk"), TimeoutError(), APIConnectionError("own")])
async def test_what_a_sink_raises_arrives_unchanged_and_is_not_retried(
    connect: Connect, server: ScriptedServer, error: Exception
) -> None:
    async def sink(chunks: Any, total: int | None) -> None:
        async for _ in chunks:
            raise error

    server.script(Reply(200, b"x" * 100))
    request = Request(operation="get", method="GET", route="/", path="/", response_type=bytes)
    call = prepare(request, {}, connect()._pipeline.settings)  # pyright: ignore[reportPrivateUsage]
    sender = open_sender(None, None, max_connections=1, max_response_bytes=None, retry=RetryConfig())
    with pytest.raises(type(error)) as caught:
        await sender.send(call, sink)
    assert caught.value is error
    assert len(server.received) == 1
    await sender.aclose()


async def test_500_creates_at_once_with_faults_leave_500_runs_and_500_responses(
    connect: Connect, server: ScriptedServer
) -> None:
    kinds = [fault for fault in FAULTS if not fault.startswith(("dripping", "stalled", "silent", "endless"))]
    kinds = [*kinds, "silent", "stalled-in-body"]
    runs = Runs(lambda nth: FAULTS[kinds[nth // 5 % len(kinds)]] if nth % 5 == 0 else None, per_key=False)
    server.handle(runs)
    client = connect(timeout=2)
    results = await at_once(*[partial(client.runs.create, workflow_id=uuid4()) for _ in range(500)])
    assert not [result for result in results if isinstance(result, Exception)]
    created = {str(result.id) for result in results if not isinstance(result, Exception)}
    assert len(created) == 500
    assert created == set(runs.ids)
    assert len(server.received) > 600
