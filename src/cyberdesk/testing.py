"""A pytest plugin: fixtures for an emulated Cyberdesk API and for clients of it.

Installing the package is enough for pytest to find it. It needs the extra `emulator`.

```python
import pytest
from cyberdesk import AsyncCyberdesk
from cyberdesk.emulator import CyberdeskEmulator, returns


@pytest.mark.anyio  # or pytest.mark.asyncio
async def test_reads_the_total(
    cyberdesk_emulator: CyberdeskEmulator, async_cyberdesk_client: AsyncCyberdesk
) -> None:
    workflow = cyberdesk_emulator.add_workflow(returns({"total": 12}))
    run = await async_cyberdesk_client.runs.create_and_wait(workflow_id=workflow.id)
    assert run.output_data == {"total": 12}
```

Each test gets its own emulator. Its virtual clock advances by itself, so runs take no real time. While the
fixture is active, clients that are created without a key and a URL use the emulator, because the environment
variables `CYBERDESK_API_KEY` and `CYBERDESK_BASE_URL` point to it.

The marker `cyberdesk_emulator` configures the emulator of a test, a class or a module. It takes all arguments of
`CyberdeskEmulator`, and `mode`; its `clock` may be a function that creates one, such as `VirtualClock` itself.
The ini option `cyberdesk_emulator_mode` sets the mode for all tests: `server` (also listens on a free port of the
loopback interface, the default) or `in-process` (no socket; only the clients of the fixtures reach the emulator).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

# pytest imports this module at its start, in every project that has the package installed: heavy imports wait for
# a fixture.
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdesk import AsyncCyberdesk, Cyberdesk
    from cyberdesk.emulator import CyberdeskEmulator

# All names contain `cyberdesk`: a plain `client` would replace, or be replaced by, the fixture of another plugin.
__all__ = ["async_cyberdesk_client", "cyberdesk_client", "cyberdesk_emulator"]

_MARKER: Final = "cyberdesk_emulator"
_MODES: Final = ("server", "in-process")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the ini option."""
    text = "whether the emulator of the fixtures listens on a socket: server (the default) or in-process"
    parser.addini("cyberdesk_emulator_mode", text, default=_MODES[0])


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    text = f"{_MARKER}(mode=..., **arguments): arguments of CyberdeskEmulator for the fixture cyberdesk_emulator"
    config.addinivalue_line("markers", text)


@pytest.fixture
def cyberdesk_emulator(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CyberdeskEmulator]:
    """An emulated Cyberdesk API for this test only.

    Clients that the tested code creates without a key and a URL use it in the mode `server`. In the mode
    `in-process` their requests fail; they never reach the real API.
    """
    from cyberdesk.emulator import CyberdeskEmulator, VirtualClock  # noqa: PLC0415  # see above

    arguments = _arguments(request)
    mode = arguments.pop("mode")
    clock: Any = arguments.pop("clock", None) or VirtualClock(auto_advance=True)
    if callable(clock):
        clock = clock()
    with CyberdeskEmulator(**arguments, clock=clock, serve=mode == "server") as emulator:
        monkeypatch.setenv("CYBERDESK_API_KEY", emulator.api_key)
        monkeypatch.setenv("CYBERDESK_BASE_URL", emulator.base_url)
        _bypass_proxies(monkeypatch)
        yield emulator


@pytest.fixture
def cyberdesk_client(cyberdesk_emulator: CyberdeskEmulator) -> Iterator[Cyberdesk]:
    """A client of the emulator, which it reaches without a socket in either mode."""
    from cyberdesk import Cyberdesk  # noqa: PLC0415  # see above

    emulator = cyberdesk_emulator
    with Cyberdesk(emulator.api_key, base_url=emulator.base_url, transport=emulator.transport()) as client:
        yield client


@pytest.fixture
def async_cyberdesk_client(cyberdesk_emulator: CyberdeskEmulator) -> AsyncCyberdesk:
    """An asynchronous client of the emulator, for tests on asyncio and on trio.

    It reaches the emulator without a socket in either mode, so it belongs to no event loop and need not be closed.
    """
    from cyberdesk import AsyncCyberdesk  # noqa: PLC0415  # see above

    emulator = cyberdesk_emulator
    return AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url, transport=emulator.transport())


def _bypass_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exclude this machine from the proxies that the environment may name."""
    for name in ("NO_PROXY", "no_proxy"):
        present = os.environ.get(name)
        monkeypatch.setenv(name, ",".join(filter(None, (present, "127.0.0.1", "localhost", "::1"))))


def _arguments(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The arguments given by the ini option and the markers; the marker closest to the test wins."""
    arguments: dict[str, Any] = {"mode": request.config.getini("cyberdesk_emulator_mode")}
    markers = list(request.node.iter_markers(_MARKER))
    for marker in reversed(markers):
        if marker.args:
            raise pytest.UsageError(f"The marker {_MARKER} takes keyword arguments only")
        arguments |= marker.kwargs
    if arguments["mode"] not in _MODES:
        modes = " or ".join(map(repr, _MODES))
        raise pytest.UsageError(f"cyberdesk_emulator_mode must be {modes}, not {arguments['mode']!r}")
    return arguments
