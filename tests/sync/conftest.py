"""Fixtures of the synchronous tests, which are generated from the asynchronous ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from tests.scripted import ScriptedServer

from cyberdesk import Cyberdesk, RetryConfig
from cyberdesk.emulator import CyberdeskEmulator

QUICK = RetryConfig(initial_delay=0.01, max_delay=0.02)


@pytest.fixture
def client(emulator: CyberdeskEmulator) -> Iterator[Cyberdesk]:
    """A client of the emulator."""
    with Cyberdesk(emulator.api_key, base_url=emulator.base_url, retry=QUICK) as client:
        yield client


@pytest.fixture
def connect(server: ScriptedServer) -> Iterator[Callable[..., Cyberdesk]]:
    """Make clients of the scripted server, closed after the test."""
    with ExitStack() as stack:

        def make(**settings: Any) -> Cyberdesk:
            settings = {"base_url": server.base_url, "retry": QUICK, **settings}
            client = Cyberdesk("cd_secret_key", **settings)
            stack.callback(client.close)
            return client

        yield make
