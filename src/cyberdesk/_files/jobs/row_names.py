"""The names of a job's rows: blocking, used by both clients."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Sequence
from typing import Any

from ..._core.jobs.job_row import Identified, JobRow
from ...errors import InvalidArgumentError, LocalFileError
from .journal import Journal

_PREPARATIONS = (
    "PRAGMA journal_mode=MEMORY",
    "PRAGMA synchronous=OFF",
    "CREATE TABLE taken (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
)

_BATCH = 500


class RowNames:
    """Names rows, each name once, and reads from the journal what it knows of them.

    A row is named by its key. Without one it is named by what it is created with, and by a number where the same
    comes again, so that its name does not depend on its position. Names that are taken are kept in a temporary
    database of SQLite, which moves to the disk when it grows: the memory of a job does not depend on the number of
    its rows.

    Args:
        journal: The journal, if the job has one.
    """

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._connection = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._finalizer = weakref.finalize(self, self._connection.close)
        for statement in _PREPARATIONS:
            self._connection.execute(statement)

    def identify(self, rows: Sequence[JobRow[Any]]) -> list[Identified[Any]]:
        """Name rows that have no name yet, and say what is known about each.

        Raises:
            LocalFileError: When the journal cannot be read. Rows keep the names they have got.
        """
        found: list[Identified[Any]] = []
        for start in range(0, len(rows), _BATCH):
            found += self._identify_batch(rows[start : start + _BATCH])
        return found

    def close(self) -> None:
        """Forget the names."""
        self._finalizer()

    def _identify_batch(self, rows: Sequence[JobRow[Any]]) -> list[Identified[Any]]:
        errors = self._name([row for row in rows if not row.name])
        names = [row.name for row in rows if row.name]
        known = {} if self._journal is None else self._journal.remembered(names)
        found: list[Identified[Any]] = []
        for row in rows:
            remembered = known.get(row.name)
            if row in errors or remembered is None:
                found.append(Identified(row, errors.get(row)))
            else:
                run_id, is_delivered, refusals = remembered
                found.append(Identified(row, None, run_id, is_delivered, refusals))
        return found

    def _name(self, rows: Sequence[JobRow[Any]]) -> dict[JobRow[Any], InvalidArgumentError]:
        """Name rows; gives the errors of those that cannot be named."""
        errors: dict[JobRow[Any], InvalidArgumentError] = {}
        for row, count in zip(rows, self._count([row.own_key or row.digest for row in rows]), strict=True):
            if row.own_key is None and not (count > 1 and row.has_secrets):
                row.name = f"{row.digest}-{count}"
            elif row.own_key is not None and count == 1:
                row.name = row.own_key
            elif row.own_key is not None:
                errors[row] = InvalidArgumentError(f"two rows have the key {row.own_key!r}")
            else:
                errors[row] = InvalidArgumentError(
                    f"row {row.index} differs from an earlier row only in its secrets, if at all, which are not "
                    "part of its name: name the rows with key="
                )
        return errors

    def _count(self, names: Sequence[str]) -> list[int]:
        """How often each of these names has come by now."""
        try:
            with self._connection as connection:  # commits, or rolls back
                connection.execute("BEGIN")
                places = ",".join("?" * len(names))
                query = f"SELECT name, count FROM taken WHERE name IN ({places})"  # noqa: S608  # question marks only
                counts: dict[str, int] = dict(connection.execute(query, names))
                numbers: list[int] = []
                for name in names:
                    counts[name] = counts.get(name, 0) + 1
                    numbers.append(counts[name])
                connection.executemany("INSERT OR REPLACE INTO taken VALUES (?, ?)", counts.items())
        except sqlite3.DatabaseError as error:
            raise LocalFileError(f"the names of the rows cannot be kept in a temporary file: {error}") from error
        return numbers
