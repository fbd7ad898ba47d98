"""The extra `aiohttp`: the same promises over another transport."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from cyberdesk import AsyncCyberdesk, RetryConfig, aiohttp_transport
from tests.aio.test_faults import FAULTS
from tests.scripted import Runs, ScriptedServer, wait_until

SOME = [
    "reset-unanswered",
    "closed-in-headers",
    "reset-in-body",
    "closed-in-chunks",
    "packed-body-cut-short",
    "silent",
    "stalled-in-body",
    "dripping-body",
    "bad-status-line",
    "status-503",
]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize("fault", SOME)
async def test_a_create_survives_three_faults(server: ScriptedServer, fault: str) -> None:
    runs = Runs(lambda nth: FAULTS[fault] if nth <= 3 else None)
    server.handle(runs)
    retry = RetryConfig(initial_delay=0.01)
    transport = aiohttp_transport()
    async with AsyncCyberdesk(
        "key", base_url=server.base_url, transport=transport, timeout=0.25, retry=retry
    ) as client:
        run = await client.runs.create(workflow_id=uuid4())
    assert [str(run.id)] == runs.ids
    assert len(server.received) == 4
    await asyncio.to_thread(wait_until, lambda: server.open_connections == 0)
