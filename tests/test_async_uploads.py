"""Files that come from an asynchronous iterator, which only the asynchronous client can read."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator

import pytest

from cyberdesk import AsyncCyberdesk, Cyberdesk, InvalidArgumentError
from tests.scripted import RUN, Reply, ScriptedServer

CONTENT = bytes(range(256)) * 10_000


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def pieces() -> AsyncIterator[bytes]:
    for start in range(0, len(CONTENT), 100_000):
        yield CONTENT[start : start + 100_000]


async def test_an_asynchronous_iterator_can_be_sent_twice(server: ScriptedServer) -> None:
    server.script(Reply(503), Reply(201, RUN))
    async with AsyncCyberdesk("key", base_url=server.base_url) as client:
        await client.runs.create(workflow_id=RUN["workflow_id"], file_inputs=[("a.bin", pieces())])
    assert len({request.body for request in server.received}) == 1
    (sent,) = server.received[1].json["file_inputs"]
    assert base64.b64decode(sent["content"]) == CONTENT


def test_the_synchronous_client_says_what_it_needs(server: ScriptedServer) -> None:
    with (
        Cyberdesk("key", base_url=server.base_url) as client,
        pytest.raises(InvalidArgumentError, match="asynchronous"),
    ):
        client.runs.create(workflow_id=RUN["workflow_id"], file_inputs=[("a.bin", pieces())])
