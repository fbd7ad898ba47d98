"""Fixtures of the emulator's tests."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from cyberdesk.emulator import CyberdeskEmulator

from .state_check import check_state_files
from .support import Api

MakeApi = Callable[..., Api]


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="package", autouse=True)
def nothing_is_missing_in_state_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever these tests do to an emulator must be found in its state file."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        check_state_files(monkeypatch, tmp_path_factory.mktemp("states"))
        yield


@pytest.fixture
def make_api() -> Iterator[MakeApi]:
    """Starts emulators in which a run takes no longer than its handler."""
    with ExitStack() as stack:

        def make(**options: Any) -> Api:
            fast: dict[str, Any] = {"scheduling_seconds": 0.0, "running_seconds": 0.0, "checks_seconds": 0.0}
            emulator = stack.enter_context(CyberdeskEmulator(**(fast | options)))
            api = Api(emulator)
            stack.enter_context(api.http)
            return api

        yield make


@pytest.fixture
def api(make_api: MakeApi) -> Api:
    """One emulator with one machine."""
    return make_api()


@pytest.fixture(scope="module")
def shared_api() -> Iterator[Api]:
    """One emulator for all tests of a module that neither fill nor count what is in it."""
    with CyberdeskEmulator(scheduling_seconds=0.0, running_seconds=0.0) as emulator:
        api = Api(emulator)
        with api.http:
            yield api
