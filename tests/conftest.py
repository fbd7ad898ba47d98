"""Fixtures for all tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cyberdesk.emulator import CyberdeskEmulator
from tests.contract import ContractServer
from tests.scripted import ScriptedServer

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))


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


@pytest.fixture(scope="session")
def one_contract_server() -> Iterator[ContractServer]:
    """A server that knows only the API's document."""
    with ContractServer() as running:
        yield running


@pytest.fixture
def contract_server(one_contract_server: ContractServer) -> ContractServer:
    """The same server without what earlier tests sent."""
    one_contract_server.requests.clear()
    return one_contract_server


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the developer's own key and URL out of the tests."""
    for name in ("CYBERDESK_API_KEY", "CYBERDESK_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
