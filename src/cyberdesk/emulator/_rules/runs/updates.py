"""Partial updates of runs: only the fields that a request names, null included."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cyberdesk.emulator._rules.errors import Conflict
from cyberdesk.emulator._rules.runs.life_cycle import cancel_run
from cyberdesk.emulator._state import (
    RunRecord,
    RunStatus,
    State,
)

__all__ = ["update_run"]


def update_run(state: State, run: RunRecord, changes: Mapping[str, Any], now: datetime) -> list[RunRecord]:
    """Change a run; the only status that can be requested is `cancelled`.

    Returns:
        The runs that ended by it.

    Raises:
        Conflict: the run has ended, or another status is requested.
    """
    status = changes.get("status")
    if status is not None and RunStatus(status) is not RunStatus.CANCELLED:
        raise Conflict(f"Run {run.id} cannot be set to {status}: only 'cancelled' can be requested")
    ended = cancel_run(state, run, "Cancelled by request", now) if status is not None else []
    for field, value in changes.items():
        if field == "release_session_after":
            run.release_requested = value
        elif field == "output_attachment_ids":
            run.output_attachment_ids = value or []
        elif field != "status":
            setattr(run, field, value)
    return ended
