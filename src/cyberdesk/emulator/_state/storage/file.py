"""A state in an SQLite file, which has every change before its response is sent."""

import contextlib
import hashlib
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from os import PathLike, fspath
from typing import Any, Final

from cyberdesk.emulator._state import State
from cyberdesk.emulator._state.storage.encoding import decode, encode
from cyberdesk.emulator._state.storage.snapshots import rebuild, scalars, tables
from cyberdesk.emulator._state.tables import Table, entry

__all__ = ["StateFile", "StateFileError"]

_APPLICATION: Final = 0x43444553
_VERSION: Final = 1
_SCHEMA: Final = f"""
    CREATE TABLE records (
        kind TEXT NOT NULL,
        key BLOB NOT NULL,
        value BLOB NOT NULL,
        UNIQUE (kind, key)
    );
    PRAGMA application_id = {_APPLICATION};
    PRAGMA user_version = {_VERSION};
"""
# The row of the scalars is of a kind that no table can have the name of.
_SCALARS: Final = ("", b"")

_LOCK_SECONDS: Final = 2.0

Row = tuple[str, bytes]


class StateFileError(Exception):
    """A state file cannot be used: it is another program's, of another version, damaged, or in use."""


class StateFile:
    """The file of one state. It is used by one thread at a time.

    What may have changed is encoded and compared with what was written, so it does not matter how it was changed.
    Of a `Table` that is what the table has noted, of an ordinary dict it is everything.

    Args:
        path: the file; made when there is none.
        state: whose file it is. It is filled from the file, if that holds something.
        on_change: called when something in a `Table` changes, perhaps a moment before it does.

    Raises:
        StateFileError: the file cannot be used.
    """

    def __init__(
        self, path: str | PathLike[str], state: State, on_change: Callable[[], None] | None = None
    ) -> None:
        self._path = fspath(path)
        self._state = state
        self._digests: dict[str, dict[bytes, bytes]] = defaultdict(dict)
        self.saved_at: datetime | None = None
        try:
            _make_private(self._path)
            self._database = sqlite3.connect(
                self._path, timeout=_LOCK_SECONDS, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        try:
            self._open()
        except sqlite3.Error as error:
            self._database.close()
            is_in_use = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
            raise self._unusable("another process uses it" if is_in_use else error) from error
        except BaseException:
            self._database.close()
            raise
        self._noted = {name: table.watch(on_change) for name, table in tables(state) if isinstance(table, Table)}

    def commit(self, now: datetime, *, always: bool = False) -> None:
        """Write what has changed, in one transaction; when this returns it survives the end of the process.

        Args:
            now: the time of the emulator, with which the next one begins.
            always: write the time although no record has changed.
        """
        written, gone = self._changes()
        if not (written or gone or always):
            return
        written.append((*_SCALARS, encode((now, scalars(self._state)))))
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("DELETE FROM records WHERE kind = ? AND key = ?", gone)
            self._database.executemany(
                "INSERT INTO records VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", written
            )
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            raise StateFileError(f"{self._path} could not be written: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _unusable(self, reason: object) -> StateFileError:
        return StateFileError(f"{self._path} cannot be used as a state file: {reason}")

    def _open(self) -> None:
        execute = self._database.execute
        # Exclusive, so that a second emulator is refused instead of mixing its records in.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        [application] = execute("PRAGMA application_id").fetchone()
        [version] = execute("PRAGMA user_version").fetchone()
        is_empty = not execute("SELECT 1 FROM sqlite_master").fetchone()
        if application != _APPLICATION and not (is_empty and application == 0):
            raise self._unusable("it is a database of another program")
        if not is_empty and version != _VERSION:
            raise self._unusable(f"it has version {version}, and this emulator reads version {_VERSION}")
        execute("PRAGMA journal_mode = WAL")
        # A killed process loses nothing by this; only a power failure could take the last moments.
        execute("PRAGMA synchronous = NORMAL")
        if is_empty:
            self._database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        else:
            execute("BEGIN IMMEDIATE")
            execute("COMMIT")
            self._load()

    def _load(self) -> None:
        by_name = dict(tables(self._state))
        for kind, key, value in self._database.execute("SELECT kind, key, value FROM records ORDER BY rowid"):
            if (kind, key) == _SCALARS:
                self.saved_at, values = decode(value)
                for name, scalar in values.items():
                    setattr(self._state, name, scalar)
            else:
                by_name[kind][decode(key)] = decode(value)
            self._digests[kind][key] = _digest(value)
        rebuild(self._state)

    def _changes(self) -> tuple[list[tuple[str, bytes, bytes]], list[Row]]:
        written: list[tuple[str, bytes, bytes]] = []
        gone: list[Row] = []
        for name, table in tables(self._state):
            digests = self._digests[name]
            for key, record in self._suspects(name, table):
                value = None if record is None else encode(record)
                digest = None if value is None else _digest(value)
                if digests.get(key) == digest:
                    continue
                if value is None or digest is None:
                    del digests[key]
                    gone.append((name, key))
                else:
                    digests[key] = digest
                    written.append((name, key, value))
        return written, gone

    def _suspects(self, name: str, table: dict[Any, Any]) -> Iterator[tuple[bytes, object]]:
        """The entries of a table that may differ from the file, by encoded key; None stands for a removed one."""
        noted = self._noted.get(name)
        if noted is None:
            present = {encode(key): value for key, value in table.items()}
            yield from present.items()
            yield from ((key, None) for key in self._digests[name].keys() - present.keys())
            return
        keys = list(noted)
        noted.clear()
        for key in keys:
            yield encode(key), entry(table, key)


def _make_private(path: str) -> None:
    """Make a file that is not there yet, for its owner alone: sensitive values will be in it."""
    # SQLite reports what prevents this.
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _digest(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16).digest()
