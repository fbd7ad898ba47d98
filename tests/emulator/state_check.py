"""Every emulator of these tests keeps a state file, which in the end must hold all that the emulator remembers."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._state import State
from cyberdesk.emulator._state.storage.file import StateFile
from cyberdesk.emulator._state.storage.snapshots import Snapshot, tables, take

__all__ = ["check_state_files"]


def check_state_files(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Give a state file to those that have none, and compare it when they close."""
    begin, end = Backend.__init__, Backend.close
    given: dict[int, Path] = {}

    def begin_with_a_file(self: Backend, settings: Any, clock: Any, seed: Any = None, path: Any = None) -> None:
        if path is None:
            path = given[id(self)] = Path(tempfile.mkdtemp(dir=folder)) / "state.sqlite"
        begin(self, settings, clock, seed, path)

    def end_and_compare(self: Backend) -> None:
        path = given.pop(id(self), None)
        self.commit()
        live = take(self.state, self.clock.now())
        end(self)
        if path is not None:
            loaded = State()
            StateFile(path, loaded).close()
            assert differences(live, take(loaded, live.taken_at)) == []

    monkeypatch.setattr(Backend, "__init__", begin_with_a_file)
    monkeypatch.setattr(Backend, "close", end_and_compare)


def differences(live: Snapshot, saved: Snapshot) -> list[tuple[str, Any, Any, Any]]:
    """What a file holds otherwise than it should."""
    found: list[tuple[str, Any, Any, Any]] = []
    for name, _ in tables(State()):
        here, there = live.table(name), saved.table(name)
        for key in here.keys() | there.keys():
            # A request that was being executed has no effect yet, so its key is not kept.
            is_open = name == "idempotency_keys" and key in here and here[key].response is None
            if here.get(key) != there.get(key) and not is_open:
                found.append((name, key, here.get(key), there.get(key)))
    return found
