"""What leaving a session decides."""

from __future__ import annotations

from itertools import islice
from typing import Any
from uuid import UUID

import pytest

from cyberdesk import APIConnectionError, RateLimitError
from cyberdesk._core.models.codec import convert
from cyberdesk._core.sessions.release import SessionRuns, attempt_seconds, pause_before, pauses, to_cancel
from cyberdesk.models import RunResponse
from tests.scripted import RUN

MACHINE = UUID(int=5)


def run(number: int, status: str = "running", **fields: Any) -> RunResponse:
    created = f"2026-01-02T03:04:{number:02}Z"
    return convert(
        {**RUN, "id": str(UUID(int=number)), "created_at": created, "status": status, **fields}, RunResponse
    )


def test_runs_are_cancelled_from_the_last_and_one_at_first() -> None:
    runs = [run(2), run(3), run(1)]
    assert to_cancel(runs, all_of_them=False) == [UUID(int=3)]
    assert to_cancel(runs, all_of_them=True) == [UUID(int=3), UUID(int=2), UUID(int=1)]
    assert to_cancel([], all_of_them=False) == []


def test_what_is_known_of_a_session() -> None:
    session_runs = SessionRuns()
    assert session_runs.is_over
    session_runs.see(run(1, "scheduling"))
    assert (session_runs.is_over, session_runs.machines) == (False, set())
    session_runs.see(run(1, "success", machine_id=str(MACHINE)))
    assert (session_runs.is_over, session_runs.machines, session_runs.ended_by) == (True, {MACHINE}, None)
    # While it runs, the flag says what was asked for, not what has happened.
    session_runs.see(run(2, "running", release_session_after=True, session_alias="last"))
    assert (session_runs.is_over, session_runs.ended_by) == (False, None)
    session_runs.see(run(2, "task_failed", release_session_after=True, session_alias="last"))
    session_runs.see(run(3, "cancelled", release_session_after=True, session_alias="follower"))
    assert (session_runs.is_over, session_runs.ended_by) == (True, "last")
    session_runs.is_complete = False
    assert not session_runs.is_over


def test_pauses_grow_and_are_no_shorter_than_the_server_asked_for() -> None:
    assert list(islice(pauses(), 7)) == [0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0]
    assert pause_before(APIConnectionError("no"), 0.1) == 0.1
    assert pause_before(RateLimitError("no", retry_after=3.0), 0.1) == 3.0
    assert pause_before(RateLimitError("no", retry_after=0.01), 0.1) == 0.1
    assert pause_before(RateLimitError("no"), 0.1) == 0.1


@pytest.mark.parametrize(("left", "seconds"), [(30.0, 10.0), (3.0, 3.0), (0.0, 0.001), (-5.0, 0.001)])
def test_one_attempt_leaves_time_for_another(left: float, seconds: float) -> None:
    assert attempt_seconds(left) == seconds
