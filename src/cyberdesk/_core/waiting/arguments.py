"""What callers name the run by that they wait for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import attrs

from ...errors import InvalidArgumentError, shorten
from ..http.path import as_uuid


@attrs.frozen
class AwaitedRun:
    """A run to wait for.

    Attributes:
        run_id: The run.
        created_at: When it was created, if the caller had the run and not only its id.
        status: Its status at that time.
    """

    run_id: UUID
    created_at: datetime.datetime | None = None
    status: str | None = None


def awaited_run(run_or_id: object) -> AwaitedRun:
    """Read what a caller waits for: a run, its id, or the handle of a session's run.

    Raises:
        InvalidArgumentError: If it is none of these.
    """
    if isinstance(run_or_id, UUID | str):
        return AwaitedRun(as_uuid("run_id", run_or_id))
    run: Any = run_or_id
    run_id = getattr(run, "id", None)
    if not isinstance(run_id, UUID | str) or isinstance(run, type):
        raise InvalidArgumentError(
            f"run_or_id must be a run, its id or the handle of a session's run, not {shorten(repr(run), 80)}"
        )
    created_at, status = getattr(run, "created_at", None), getattr(run, "status", None)
    return AwaitedRun(
        as_uuid("run_or_id.id", run_id),
        created_at if isinstance(created_at, datetime.datetime) else None,
        status if isinstance(status, str) else None,
    )


def awaited_runs(runs_or_ids: Any) -> list[AwaitedRun]:
    """Read what a caller waits for, several at once.

    Raises:
        InvalidArgumentError: If it is not an iterable of runs and ids.
    """
    if isinstance(runs_or_ids, str | bytes) or not isinstance(runs_or_ids, Iterable):
        raise InvalidArgumentError(
            f"runs_or_ids must be an iterable of runs or ids, not {shorten(repr(runs_or_ids), 80)}"
        )
    return [awaited_run(item) for item in runs_or_ids]
