"""The state as a whole, copied and restored: the content of snapshots and state files.

It goes by the attributes of `State`, so that a new kind of record is saved without being named here.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import attrs

from cyberdesk.emulator._state import State
from cyberdesk.emulator._state.storage.encoding import decode, encode
from cyberdesk.emulator._state.tables import entry

__all__ = ["Snapshot", "put_back", "scalars", "tables", "take"]


@attrs.frozen(kw_only=True)
class Snapshot:
    """Everything an emulator remembered at some moment; taken by `CyberdeskEmulator.snapshot`.

    Attributes:
        taken_at: the moment, by the emulator's clock.
    """

    taken_at: datetime
    _scalars: bytes = attrs.field(repr=False, alias="scalars")
    _tables: dict[str, dict[bytes, bytes]] = attrs.field(repr=False, alias="tables")

    @property
    def scalars(self) -> dict[str, Any]:
        """The attributes of the state that are not tables."""
        values: dict[str, Any] = decode(self._scalars)
        return values

    def table(self, name: str) -> dict[Any, Any]:
        """The records of one table, made anew."""
        return {decode(key): decode(value) for key, value in self._tables.get(name, {}).items()}


def tables(state: State) -> Iterator[tuple[str, dict[Any, Any]]]:
    """The tables that are to be saved, by name."""
    for name, value in _saved(state):
        if isinstance(value, dict):
            yield name, value


def scalars(state: State) -> dict[str, Any]:
    """What is to be saved besides the tables."""
    return {name: value for name, value in _saved(state) if not isinstance(value, dict)}


def _saved(state: State) -> Iterator[tuple[str, Any]]:
    for field in attrs.fields(State):
        if not field.metadata.get("derived"):
            yield field.name, getattr(state, field.name)


def take(state: State, now: datetime) -> Snapshot:
    """Copy a state."""
    return Snapshot(
        taken_at=now,
        scalars=encode(scalars(state)),
        tables={name: {encode(key): encode(entry(table, key)) for key in table} for name, table in tables(state)},
    )


def put_back(state: State, snapshot: Snapshot) -> None:
    """Restore a state from a snapshot."""
    for name, value in snapshot.scalars.items():
        setattr(state, name, value)
    for name, table in tables(state):
        table.clear()
        for key, value in snapshot.table(name).items():
            table[key] = value
    rebuild(state)


def rebuild(state: State) -> None:
    """Rebuild what is derived from the records and not saved."""
    state.open_runs.clear()
    # A retry goes to the end here, as it does in the queue.
    for run in sorted(state.runs.values(), key=lambda run: run.sequence):
        if not run.status.is_terminal:
            state.open_runs[run.id] = run
    # A request in progress has had no effect, so its key is unused.
    for scope in [scope for scope, use in state.idempotency_keys.items() if use.response is None]:
        del state.idempotency_keys[scope]
