"""Fixtures of the asynchronous tests, each of which runs on asyncio and on trio."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest

from cyberdesk import AsyncCyberdesk, RetryConfig
from cyberdesk.emulator import CyberdeskEmulator
from tests.scripted import ScriptedServer

QUICK = RetryConfig(initial_delay=0.01, max_delay=0.02)


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def client(emulator: CyberdeskEmulator) -> AsyncIterator[AsyncCyberdesk]:
    """A client of the emulator."""
    async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url, retry=QUICK) as client:
        yield client


@pytest.fixture
async def connect(server: ScriptedServer) -> AsyncIterator[Callable[..., AsyncCyberdesk]]:
    """Make clients of the scripted server, closed after the test."""
    async with AsyncExitStack() as stack:

        def make(**settings: Any) -> AsyncCyberdesk:
            settings = {"base_url": server.base_url, "retry": QUICK, **settings}
            client = AsyncCyberdesk("cd_secret_key", **settings)
            stack.push_async_callback(client.aclose)
            return client

        yield make
