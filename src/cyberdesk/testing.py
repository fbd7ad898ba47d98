"""A pytest plugin: fixtures of a local Cyberdesk, and of clients that talk to it.

Installing the package is enough; pytest finds it. It needs the extra `emulator`.

```python
import pytest
from cyberdesk import AsyncCyberdesk
from cyberdesk.emulator import CyberdeskEmulator, returns


@pytest.mark.anyio  # or pytest.mark.asyncio
async def test_reads_the_total(cyberdesk_emulator: CyberdeskEmulator, async_client: AsyncCyberdesk) -> None:
    workflow = cyberdesk_emulator.add_workflow(returns({"total": 12}))
    run = await async_client.wait_for_run(await async_client.runs.create(workflow_id=workflow.id))
    assert run.output_data == {"total": 12}
```

Each test gets an emulator of its own, whose clock goes on by itself: runs take their time on it, and none of the
test's. The marker `cyberdesk_emulator` says otherwise for a test, a class or a module: it takes all arguments of
`CyberdeskEmulator`, and `mode`; its `clock` may be a function that makes one, such as `VirtualClock` itself. The
ini option `cyberdesk_emulator_mode` sets the mode for all: `in-process` (without a socket, the default) or
`server` (on a free port of this machine).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

# pytest imports this at its start, in every project that has the package: what is heavy waits for a fixture.
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberdesk import AsyncCyberdesk, Cyberdesk
    from cyberdesk.emulator import CyberdeskEmulator

__all__ = ["async_client", "client", "cyberdesk_emulator"]

_MARKER: Final = "cyberdesk_emulator"
_MODES: Final = ("in-process", "server")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the ini option."""
    text = "how the emulator of the fixtures is reached: in-process (the default) or server"
    parser.addini("cyberdesk_emulator_mode", text, default=_MODES[0])


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    text = f"{_MARKER}(mode=..., **arguments): arguments of CyberdeskEmulator for the fixture cyberdesk_emulator"
    config.addinivalue_line("markers", text)


@pytest.fixture
def cyberdesk_emulator(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[CyberdeskEmulator]:
    """A local Cyberdesk of the test's own.

    Clients that the tested code makes for itself, without a key and a URL, reach it in the mode `server`; in the
    mode `in-process` they reach nothing, and never the real API.
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
        yield emulator


@pytest.fixture
def client(cyberdesk_emulator: CyberdeskEmulator) -> Iterator[Cyberdesk]:
    """A client of the local Cyberdesk."""
    with cyberdesk_emulator.client() as client:
        yield client


@pytest.fixture
def async_client(cyberdesk_emulator: CyberdeskEmulator) -> AsyncCyberdesk:
    """A client of the local Cyberdesk, for tests on asyncio and on trio.

    It need not be closed: without a socket there is nothing to close, and connections end with the event loop.
    """
    return cyberdesk_emulator.async_client()


def _arguments(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the ini option and the markers say, the nearest marker last."""
    arguments: dict[str, Any] = {"mode": request.config.getini("cyberdesk_emulator_mode")}
    markers = list(request.node.iter_markers(_MARKER))
    for marker in reversed(markers):
        if marker.args:
            raise pytest.UsageError(f"The marker {_MARKER} takes named arguments only")
        arguments |= marker.kwargs
    if arguments["mode"] not in _MODES:
        raise pytest.UsageError(f"cyberdesk_emulator_mode is {' or '.join(_MODES)}, not {arguments['mode']!r}")
    return arguments
