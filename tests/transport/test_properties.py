"""Any response and any argument lead to a result or a CyberdeskError, in bounded time."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Iterator
from uuid import uuid4

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from cyberdesk import AsyncCyberdesk, Cyberdesk, CyberdeskError, RetryConfig
from cyberdesk._core.http.compression import DecompressionFailure, decompress
from tests.scripted import RUN, Reply, ScriptedServer

QUICK = RetryConfig(max_retries=1, initial_delay=0, max_retry_after=0)

bodies = st.one_of(
    st.binary(max_size=300),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=8,
    ).map(lambda value: Reply(body=value).content()),
    st.binary(max_size=100).map(gzip.compress),
    st.just(Reply(body=RUN).content()),
)
names = st.sampled_from(
    ["retry-after", "content-encoding", "x-request-id", "location", "idempotency-status", "content-type", "x-odd"]
)
values = st.one_of(
    st.sampled_from(
        ["gzip", "deflate", "gzip, gzip", "br", "in_progress", "1e999", "-1", "0", "application/json"]
    ),
    st.binary(max_size=40).map(lambda value: value.decode("latin-1")),
)
headers = st.lists(st.tuples(names, values), max_size=4)


class Odd(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Responds as scripted."""

    def __init__(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self._status = status
        self._headers = [(name.encode(), value.encode("latin-1")) for name, value in headers]
        self._body = body

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(self._status, headers=self._headers, stream=httpx.ByteStream(self._body))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(request)


def check(call: Callable[[], object]) -> None:
    try:
        call()
    except CyberdeskError as error:
        length = len(str(error))
    else:
        length = 0
    assert length < 3000


@example(status=200, headers=[], body=b"0\0")  # wrong before it is malformed
@given(status=st.integers(100, 999), headers=headers, body=bodies)
@settings(max_examples=150, deadline=None)
def test_any_status_headers_and_body(status: int, headers: list[tuple[str, str]], body: bytes) -> None:
    with Cyberdesk("key", transport=Odd(status, headers, body), retry=QUICK) as client:
        check(lambda: client.runs.get(RUN["id"]))
        check(lambda: client.runs.create(workflow_id=uuid4()))
        check(client.runs.list)
        check(lambda: client.run_attachments.download(uuid4()))

    async def call() -> None:
        async with AsyncCyberdesk("key", transport=Odd(status, headers, body), retry=QUICK) as client:
            await client.runs.get(RUN["id"])

    check(lambda: asyncio.run(call()))


@given(run_id=st.text(max_size=30), key=st.text(max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_id_and_any_key(run_id: str, key: str) -> None:
    with Cyberdesk("key", transport=Odd(200, [], Reply(body=RUN).content()), retry=QUICK) as client:
        check(lambda: client.runs.get(run_id))
        check(lambda: client.runs.create(workflow_id=run_id))
        check(lambda: client.runs.create(workflow_id=uuid4(), idempotency_key=key))
        check(lambda: client.runs.list(search=key))
    check(lambda: Cyberdesk(key).close())


@pytest.fixture(scope="module")
def raw_server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@given(
    start=st.sampled_from(
        [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"]
    ),
    rest=st.binary(max_size=200),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_on_the_wire(raw_server: ScriptedServer, start: bytes, rest: bytes) -> None:
    raw_server.script(Reply(raw=start + rest))
    with Cyberdesk("key", base_url=raw_server.base_url, retry=QUICK, timeout=5) as client:
        check(lambda: client.runs.get(RUN["id"]))

    async def call() -> None:
        async with AsyncCyberdesk("key", base_url=raw_server.base_url, retry=QUICK, timeout=5) as client:
            await client.runs.get(RUN["id"])

    check(lambda: asyncio.run(call()))


@given(content=st.binary(max_size=300), header=st.text(max_size=20) | values, limit=st.integers(1, 400))
def test_unpacking_anything(content: bytes, header: str, limit: int) -> None:
    for candidate in (content, gzip.compress(content)):
        try:
            plain = decompress(candidate, header, limit)
        except DecompressionFailure:
            continue
        assert plain == candidate or len(plain) <= limit


@given(content=st.binary(max_size=500), layers=st.integers(1, 3), cut=st.integers(1, 600))
def test_what_was_packed_is_unpacked_or_refused(content: bytes, layers: int, cut: int) -> None:
    packed = content
    for _ in range(layers):
        packed = gzip.compress(packed)
    header = ", ".join(["gzip"] * layers)
    assert decompress(packed, header, 10_000) == content
    if 0 < cut < len(packed):
        with pytest.raises(DecompressionFailure):
            decompress(packed[:-cut], header, 10_000)
