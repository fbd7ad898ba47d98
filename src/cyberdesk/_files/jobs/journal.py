"""The journal of a job, an SQLite file: blocking, used by both clients."""

from __future__ import annotations

import contextlib
import gc
import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from ...errors import InvalidArgumentError, LocalFileError, local_file_error

_FORMAT = "cyberdesk-job-2"

_RELEASE_SECONDS = 2.0
_RETRY_SECONDS = 0.002

_TABLES = (
    "CREATE TABLE job (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE row (name TEXT PRIMARY KEY, run_id TEXT, is_delivered INTEGER NOT NULL DEFAULT 0, "
    "refusals INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID",
)


class Remembered(NamedTuple):
    """What the journal knows about a row.

    Attributes:
        run_id: Its run; None when none was created.
        is_delivered: Whether the caller has processed its result.
        refusals: How often the server refused to create its run.
    """

    run_id: UUID | None
    is_delivered: bool
    refusals: int = 0


class _Use:
    """The use of a file by a journal of this process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.process = os.getpid()  # a process that was forked inherits the table
        self.is_ending = False

    def is_of(self, path: str) -> bool:
        """Whether this process uses this file here."""
        try:
            return self.process == os.getpid() and self.path.samefile(path)
        except OSError:
            return False

    def end(self, connection: sqlite3.Connection) -> None:
        """Close the file."""
        connection.close()
        _uses.discard(self)


_uses: set[_Use] = set()
"""Files that are in use."""


class Journal:
    """Keeps in an SQLite file which rows have runs, and which results were processed.

    What a method has written survives the death of the process. A power failure may lose the last moments, which
    does no harm: a run that is missing in the journal is created again under the same idempotency key.

    Args:
        path: The file; created when it does not exist. It is opened by `open`.

    Raises:
        LocalFileError: From every method, when the file cannot be used, or another process uses it.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        # A thread may still be in a method when the task that waits for it is cancelled.
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._is_closed = False
        self._use = _Use(Path(path))

    def open(self, job_id: str, fingerprint: str, *, is_new: bool) -> str:
        """Begin the job, or continue it; wait a moment for a job of this process that is just releasing the file.

        Args:
            job_id: The id for a new job.
            fingerprint: What must not have changed since.
            is_new: Whether `job_id` was generated, so that the id in the file takes precedence.

        Returns:
            The id of the job.

        Raises:
            InvalidArgumentError: When the file is the journal of another job.
        """
        with self._using():
            if self._is_closed:
                raise LocalFileError(f"{self._path} was closed before it was opened")
            if self._connection is None:
                self._connection = self._connect()
            try:
                stored = self._begin_when_released(self._connection, job_id, fingerprint)
                self._compare(stored, None if is_new else job_id, fingerprint)
            except BaseException:
                self._disconnect()
                raise
        return stored["job_id"]

    def remembered(self, names: Sequence[str]) -> dict[str, Remembered]:
        """What is known about these rows, a few hundred at most; unknown ones are left out."""
        places = ",".join("?" * len(names))
        query = f"SELECT name, run_id, is_delivered, refusals FROM row WHERE name IN ({places})"  # noqa: S608  # question marks only
        with self._using():
            rows = [] if self._connection is None else self._connection.execute(query, names).fetchall()
        return {
            name: Remembered(None if run_id is None else UUID(run_id), bool(is_delivered), refusals)
            for name, run_id, is_delivered, refusals in rows
        }

    def record(
        self, created: Mapping[str, UUID], refused: Sequence[str] = (), delivered: Sequence[str] = ()
    ) -> None:
        """Write all of this, or nothing of it.

        Args:
            created: The runs of rows; the run of a row that has one is kept.
            refused: Rows whose runs the server refused to create.
            delivered: Rows whose results the caller has processed.
        """
        with self._using():
            if self._connection is None:
                return
            with _transaction(self._connection) as connection:
                connection.executemany(
                    "INSERT INTO row (name, run_id) VALUES (?, ?) "
                    "ON CONFLICT (name) DO UPDATE SET run_id = coalesce(run_id, excluded.run_id)",
                    [(name, str(run_id)) for name, run_id in created.items()],
                )
                connection.executemany(
                    "INSERT INTO row (name, refusals) VALUES (?, 1) "
                    "ON CONFLICT (name) DO UPDATE SET refusals = refusals + 1",
                    [(name,) for name in refused],
                )
                connection.executemany(
                    "INSERT INTO row (name, is_delivered) VALUES (?, 1) "
                    "ON CONFLICT (name) DO UPDATE SET is_delivered = 1",
                    [(name,) for name in delivered],
                )

    def end_soon(self) -> None:
        """State that the file is about to be released, so that the next job waits for it; from a finalizer too."""
        self._use.is_ending = True

    def close(self) -> None:
        """Release the file. Methods that are called afterwards do nothing."""
        with self._lock:
            self._is_closed = True
            self._disconnect()

    def release(self) -> None:
        """Close it from a finalizer: at once, or when the method that is under way in some thread ends."""
        self._is_closed = True
        if self._lock.acquire(blocking=False):
            try:
                self._disconnect()
            finally:
                self._lock.release()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None, timeout=0)
        _uses.add(self._use)
        # The lock on the file must not outlive a job that was dropped without being closed.
        self._finalizer = weakref.finalize(self, self._use.end, connection)
        return connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection = None
            self._finalizer()

    def _begin_when_released(
        self, connection: sqlite3.Connection, job_id: str, fingerprint: str
    ) -> dict[str, str]:
        ends_at = time.monotonic() + _RELEASE_SECONDS
        while True:
            others = self._others()
            try:
                return self._begin_or_resume(connection, job_id, fingerprint)
            except sqlite3.OperationalError as error:
                if any(not other.is_ending for other in self._others()):
                    gc.collect()  # a traceback may keep a job that was dropped
                is_soon_free = bool(others) and all(other.is_ending for other in self._others())
                if not (_is_busy(error) and is_soon_free) or self._is_closed or time.monotonic() > ends_at:
                    raise
                time.sleep(_RETRY_SECONDS)

    def _others(self) -> list[_Use]:
        """Uses of the file by other journals of this process."""
        return [use for use in list(_uses) if use is not self._use and use.is_of(self._path)]

    def _begin_or_resume(self, connection: sqlite3.Connection, job_id: str, fingerprint: str) -> dict[str, str]:
        # Held until the file is closed, or the process ends in whatever way.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        is_empty = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
        if not is_empty and _stored(connection).get("format") != _FORMAT:
            raise InvalidArgumentError(f"{self._path} is not the journal of a job")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        if is_empty:
            about = {"format": _FORMAT, "job_id": job_id, "fingerprint": fingerprint}
            with _transaction(connection):
                for statement in _TABLES:
                    connection.execute(statement)
                connection.executemany("INSERT INTO job VALUES (?, ?)", about.items())
        return _stored(connection)

    def _compare(self, stored: Mapping[str, str], job_id: str | None, fingerprint: str) -> None:
        if job_id not in (None, stored["job_id"]) or fingerprint != stored["fingerprint"]:
            raise InvalidArgumentError(
                f"{self._path} is the journal of another job: start that job with the job_id, workflow and "
                "arguments it had, or use another file for this one"
            )

    def _in_use(self) -> str:
        if self._others():
            return (
                f"{self._path} is in use by another job of this process that was not closed: "
                "leave the with block of that job or of its client, or use another journal"
            )
        return f"{self._path} is in use by another process: wait until its job has ended, or use another journal"

    @contextlib.contextmanager
    def _using(self) -> Generator[None, None, None]:
        try:
            with self._lock:
                try:
                    yield
                finally:
                    if self._is_closed:
                        self._disconnect()
        except sqlite3.DatabaseError as error:
            if _is_busy(error):
                raise LocalFileError(self._in_use()) from error
            raise LocalFileError(f"{self._path} cannot be used as a journal: {error}") from error
        except OSError as error:
            raise local_file_error(f"use {self._path}", error) from error


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    # An extended code has the primary one in its lowest byte.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _stored(connection: sqlite3.Connection) -> dict[str, str]:
    try:
        return dict(connection.execute("SELECT name, value FROM job"))
    except sqlite3.OperationalError:  # another program's tables
        return {}


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Generator[sqlite3.Connection, None, None]:
    with connection:  # commits, or rolls back
        connection.execute("BEGIN IMMEDIATE")
        yield connection
