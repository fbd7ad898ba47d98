"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cyberdesk.emulator import CyberdeskEmulator
from tests.scripted import ScriptedServer


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    """A raw HTTP server on loopback that does what the test tells it to."""
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def emulator() -> Iterator[CyberdeskEmulator]:
    """A local Cyberdesk API."""
    with CyberdeskEmulator(scheduling_seconds=0.01, running_seconds=0.02) as running:
        yield running


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own key and URL out of the tests."""
    for name in ("CYBERDESK_API_KEY", "CYBERDESK_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
