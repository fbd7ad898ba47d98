"""The names of a job's rows: blocking, used by both clients."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .._core.jobs.state import Identified
from ..errors import InvalidArgumentError, LocalFileError

if TYPE_CHECKING:
    from .._core.jobs.state import JobRow
    from .journal import Journal


class RowNames:
    """Names rows, each name once, and looks them up in the journal.

    A row is named by its key. Without one it is named by what it is created with, and by a number where the same comes
    again, so that its name does not depend on its position. Names that are taken are kept in a temporary database of
    SQLite, which moves to the disk when it grows: the memory of a job does not depend on the number of its rows.

    Args:
        journal: The journal, if the job has one.
    """

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal
        self._connection = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._connection.execute(
            "CREATE TABLE taken (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID"
        )

    def identify(self, rows: Sequence[JobRow[Any]]) -> list[Identified[Any]]:
        """Name rows that have no name yet, and say what is known about each.

        Raises:
            LocalFileError: When the journal cannot be read. Rows keep the names they have got.
        """
        errors: dict[JobRow[Any], InvalidArgumentError] = {}
        for row in rows:
            if not row.name:
                try:
                    row.name = self._name(row)
                except InvalidArgumentError as error:
                    errors[row] = error
        known = {} if self._journal is None else self._journal.look_up(row.name for row in rows if row.name)
        found: list[Identified[Any]] = []
        for row in rows:
            remembered = known.get(row.name)
            if row in errors or remembered is None:
                found.append(Identified(row, errors.get(row)))
            else:
                run_id, is_delivered, refusals = remembered
                found.append(Identified(row, None, run_id, is_delivered, refusals))
        return found

    def _name(self, row: JobRow[Any]) -> str:
        if row.own_key is not None:
            if self._count(row.own_key) > 1:
                raise InvalidArgumentError(f"two rows have the key {row.own_key!r}")
            return row.own_key
        count = self._count(row.digest)
        if count > 1 and row.has_secrets:
            raise InvalidArgumentError(
                f"row {row.index} differs from an earlier row in its secrets at most, which are not part of its name: "
                "name the rows with key="
            )
        return f"{row.digest}-{count}"

    def _count(self, name: str) -> int:
        try:
            (count,) = self._connection.execute(
                "INSERT INTO taken VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET count = count + 1 RETURNING count",
                (name,),
            ).fetchone()
        except sqlite3.DatabaseError as error:
            raise LocalFileError(f"the names of the rows cannot be kept in a temporary file: {error}") from error
        return int(count)
