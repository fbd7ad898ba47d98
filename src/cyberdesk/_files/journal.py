"""The memory of a job on disk: blocking, used by both clients."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import weakref
from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from ..errors import InvalidArgumentError, LocalFileError, local_file_error

_FORMAT = "cyberdesk-job-1"

_TABLES = (
    "CREATE TABLE job (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE row (name TEXT PRIMARY KEY, run_id TEXT, is_delivered INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID",
)


class Remembered(NamedTuple):
    """What the journal knows of a row.

    Attributes:
        run_id: Its run; None when none could be created.
        is_delivered: Whether the caller has dealt with its result.
    """

    run_id: UUID | None
    is_delivered: bool


class Journal:
    """Remembers which rows have runs and which were delivered, in an SQLite file.

    What a method has written survives the death of the process. The power failing may take back the last moments,
    which does no harm: a run that was forgotten is created again under the same idempotency key.

    Args:
        path: The file; made when it is not there.

    Raises:
        LocalFileError: From every method, when the file cannot be used, or another process works on the job.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.fspath(path)
        # A thread may still be in a method when the task that waits for it is cancelled.
        self._lock = threading.Lock()
        with self._using():
            self._connection = sqlite3.connect(
                self._path, check_same_thread=False, isolation_level=None, timeout=0
            )
        # The lock on the file must not outlive a loop that was left in the middle.
        self._close = weakref.finalize(self, self._connection.close)

    def open(self, job_id: str, fingerprint: str, *, is_new: bool) -> str:
        """Begin the job, or take it up again.

        Args:
            job_id: The id for a new job.
            fingerprint: What must not have changed since.
            is_new: Whether `job_id` was made up, so that the one in the file counts.

        Returns:
            The id of the job.

        Raises:
            InvalidArgumentError: When the file is the journal of another job.
        """
        try:
            kept = self._begin_or_resume(job_id, fingerprint)
            self._compare(kept, None if is_new else job_id, fingerprint)
        except BaseException:
            self.close()
            raise
        return kept["job_id"]

    def look_up(self, names: Iterable[str]) -> dict[str, Remembered]:
        """What is known of these rows; those that are unknown are left out."""
        with self._using():
            found = {
                name: self._connection.execute(
                    "SELECT run_id, is_delivered FROM row WHERE name = ?", (name,)
                ).fetchone()
                for name in names
            }
        return {
            name: Remembered(None if row[0] is None else UUID(row[0]), bool(row[1]))
            for name, row in found.items()
            if row is not None
        }

    def created(self, runs: Mapping[str, UUID]) -> None:
        """Remember the runs of rows."""
        rows = [(name, str(run_id)) for name, run_id in runs.items()]
        self._write("INSERT OR IGNORE INTO row (name, run_id) VALUES (?, ?)", rows)

    def delivered(self, names: Iterable[str]) -> None:
        """Remember that the caller has dealt with rows, whether they have runs or not."""
        self._write(
            "INSERT INTO row (name, is_delivered) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET is_delivered = 1",
            [(name,) for name in names],
        )

    def close(self) -> None:
        """Let go of the file. What comes afterwards does nothing."""
        with self._lock:
            self._close()

    def _begin_or_resume(self, job_id: str, fingerprint: str) -> dict[str, str]:
        with self._using():
            connection = self._connection
            # Held until the file is closed, or the process ends however it may.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            is_empty = connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
            if not is_empty and self._about().get("format") != _FORMAT:
                raise InvalidArgumentError(f"{self._path} is not the journal of a job")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            if is_empty:
                self._begin({"format": _FORMAT, "job_id": job_id, "fingerprint": fingerprint})
            return self._about()

    def _compare(self, kept: Mapping[str, str], job_id: str | None, fingerprint: str) -> None:
        if job_id not in (None, kept["job_id"]) or fingerprint != kept["fingerprint"]:
            raise InvalidArgumentError(
                f"{self._path} is the journal of another job: start that one with the job_id, workflow and "
                "arguments it had, or give this one a journal of its own"
            )

    def _begin(self, about: Mapping[str, str]) -> None:
        with self._transaction() as connection:
            for statement in _TABLES:
                connection.execute(statement)
            connection.executemany("INSERT INTO job VALUES (?, ?)", about.items())

    def _about(self) -> dict[str, str]:
        try:
            return dict(self._connection.execute("SELECT name, value FROM job"))
        except sqlite3.OperationalError:  # another program's tables
            return {}

    def _write(self, statement: str, rows: Sequence[tuple[str, ...]]) -> None:
        with self._using():
            if rows and self._close.alive:
                with self._transaction() as connection:
                    connection.executemany(statement, rows)

    @contextlib.contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection, None, None]:
        with self._connection as connection:  # commits, or rolls back
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    @contextlib.contextmanager
    def _using(self) -> Generator[None, None, None]:
        try:
            with self._lock:
                yield
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise LocalFileError(f"{self._path} is in use: is the job running already?") from error
            raise LocalFileError(f"{self._path} cannot be used as a journal: {error}") from error
        except OSError as error:
            raise local_file_error(f"use {self._path}", error) from error
