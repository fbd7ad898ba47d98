"""What leaving a session decides, and what is known of its runs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from cyberdesk import (
    APIConnectionError,
    APIStatusError,
    ClientClosedError,
    CyberdeskError,
    InvalidArgumentError,
    LocalFileError,
)
from cyberdesk._core.models.codec import convert
from cyberdesk._core.sessions.outcomes import has_unknown_outcome, was_never_done
from cyberdesk._core.sessions.release import (
    MachineStep,
    is_list_useful,
    machine_step,
    pause_before,
    runs_to_cancel,
)
from cyberdesk._core.sessions.runs import VISIBLE_AFTER, SessionRuns, UnresolvedCall, session_of
from cyberdesk.models import RunResponse, RunResponseWithIncludes, WorkflowChainResponse
from tests.scripted import RUN

SESSION, MACHINE, OTHER = UUID(int=99), UUID(int=5), UUID(int=6)
IDS = [UUID(int=number) for number in range(10)]


def run(number: int, status: str = "running", **fields: Any) -> RunResponse:
    created = f"2026-01-02T03:04:{number:02}Z"
    return convert({**RUN, "id": str(IDS[number]), "created_at": created, "status": status, **fields}, RunResponse)


def chain(*numbers: int) -> WorkflowChainResponse:
    return WorkflowChainResponse(session_id=SESSION, run_ids=[IDS[number] for number in numbers])


def test_runs_are_cancelled_from_the_latest_and_one_at_first() -> None:
    assert runs_to_cancel(IDS[1:4], is_first_round=True) == [IDS[3]]
    assert runs_to_cancel(IDS[1:4], is_first_round=False) == [IDS[3], IDS[2], IDS[1]]
    assert runs_to_cancel([], is_first_round=True) == []
    assert [is_list_useful(IDS[:count]) for count in (0, 3, 4)] == [False, False, True]


def test_a_run_is_open_until_it_is_known_to_have_ended() -> None:
    runs = SessionRuns()
    runs.add_created(run(1, "scheduling"), ["a"], 0.0)
    assert (runs.open(), runs.machines) == ([IDS[1]], {})
    runs.observe(run(1, "running", machine_id=str(MACHINE)), 3.0)
    runs.observe(run(1, "running", machine_id=str(MACHINE)), 4.0)
    assert (runs.open(), runs.machines, runs.may_be_released) == ([IDS[1]], {MACHINE: 3.0}, False)
    runs.observe(run(1, "success", machine_id=str(MACHINE)), 5.0)
    assert (runs.open(), runs.ids, runs.ended_by) == ([], (IDS[1],), None)
    runs.reopen([IDS[1]])
    assert runs.open() == [IDS[1]]
    assert runs.open({IDS[2]}) == []


def test_the_run_whose_end_has_released_the_session() -> None:
    runs = SessionRuns()
    # While it runs, the flag says what was requested, not what has happened.
    runs.observe(run(2, "running", release_session_after=True, session_alias="last"), 0.0)
    assert (runs.ended_by, runs.may_be_released) == (None, False)
    runs.observe(run(2, "task_failed", release_session_after=True, session_alias="last"), 0.0)
    runs.observe(run(3, "cancelled", release_session_after=True, session_alias="follower"), 0.0)
    assert (runs.ended_by, runs.may_be_released) == ("last", True)


@pytest.mark.parametrize(
    ("was_shown", "seconds", "is_open"),
    [(False, 0.0, True), (False, VISIBLE_AFTER - 1, True), (False, VISIBLE_AFTER, False), (True, 0.0, False)],
)
def test_a_run_that_is_not_found_was_deleted_unless_it_is_too_new(
    was_shown: bool, seconds: float, is_open: bool
) -> None:
    runs = SessionRuns()
    runs.add_created(run(1), ["a"], 100.0)
    if was_shown:
        runs.observe(run(1), 100.0)
    runs.observe_missing(IDS[1], 100.0 + seconds)
    assert bool(runs.open()) is is_open


def test_rows_of_other_sessions_are_left_alone() -> None:
    runs = SessionRuns()
    runs.add_created(run(1), ["a"], 0.0)
    rows = [
        run(1),  # known by its id, whatever the row says
        run(2, session_id=str(SESSION)),
        run(3, session_id=str(OTHER)),
        run(4),
    ]
    runs.find(rows, SESSION, [], 0.0)
    assert runs.open() == [IDS[1], IDS[2]]


def test_a_row_with_the_alias_of_a_lost_call_is_what_it_has_created() -> None:
    runs = SessionRuns()
    runs.add_created(run(1), ["page"], 0.0)
    lost, other = UnresolvedCall(["page"]), UnresolvedCall(["x", "y"])
    rows = [run(number, session_id=str(SESSION), session_alias="page") for number in (1, 2, 3)]
    runs.find(rows[:1], SESSION, [lost, other], 0.0)
    assert lost.aliases == ["page"]
    runs.find(rows, SESSION, [lost, other], 0.0)
    assert (lost.aliases, other.aliases) == ([], ["x", "y"])
    runs.find([run(4, session_id=str(SESSION), session_alias="y")], SESSION, [lost, other], 0.0)
    assert other.aliases == ["x"]
    assert runs.ids == tuple(IDS[1:5])


@pytest.mark.parametrize(("numbers", "left"), [((1, 2), ["a", "b"]), ((1,), []), ((1, 1), []), ((1, 2, 3), [])])
def test_a_chain_response_that_does_not_fit_leaves_open_whose_runs_these_are(
    numbers: tuple[int, ...], left: list[str]
) -> None:
    runs = SessionRuns()
    runs.add_created(chain(*numbers), ["a", "b"], 0.0)
    assert runs.ids == tuple(dict.fromkeys(IDS[number] for number in numbers))
    call = UnresolvedCall(["a", "b"])
    rows = [run(1, session_id=str(SESSION), session_alias="a"), run(2, session_id=str(SESSION), session_alias="b")]
    runs.find(rows, SESSION, [call], 0.0)
    assert call.aliases == left


def test_the_session_of_what_was_created() -> None:
    assert session_of(chain(1)) == SESSION
    assert session_of(run(1, session_id=str(SESSION))) == SESSION
    assert session_of(run(1)) == IDS[1]


def test_outputs_are_those_of_the_latest_run_with_the_alias() -> None:
    def finished(number: int, output: dict[str, Any] | None) -> RunResponseWithIncludes:
        fields = {**RUN, "id": str(IDS[number]), "status": "success", "output_data": output}
        return convert(fields, RunResponseWithIncludes)

    runs = SessionRuns()
    runs.add_created(run(1), ["a"], 0.0)
    assert runs.outputs("a") is None
    runs.observe_outputs(finished(1, {"id": 7}))
    assert runs.outputs("a") == {"id": 7}
    runs.add_created(run(2), ["a"], 0.0)
    runs.observe_outputs(finished(1, {"id": 7}))
    assert runs.outputs("a") is None
    runs.observe_outputs(finished(2, None))
    assert runs.outputs("a") == {}
    assert runs.outputs("b") is None


STEPS: list[tuple[UUID | None, dict[str, Any], MachineStep]] = [
    (SESSION, {}, MachineStep.CLEAR),
    (SESSION, {"may_be_released": True}, MachineStep.CLEAR),
    (SESSION, {"is_released": True}, MachineStep.FETCH_AGAIN),
    (SESSION, {"is_released": True, "fetched_for": 2.0}, MachineStep.CLEAR),
    (OTHER, {}, MachineStep.DONE),
    (OTHER, {"is_released": True}, MachineStep.DONE),
    (None, {"is_released": True}, MachineStep.DONE),
    (None, {"may_be_released": True}, MachineStep.DONE),
    (None, {}, MachineStep.FETCH_AGAIN),
    (None, {"known_for": 5.0}, MachineStep.DONE),
]


@pytest.mark.parametrize(("reserved_by", "known", "expected"), STEPS)
def test_what_to_do_about_a_machine(
    reserved_by: UUID | None, known: dict[str, Any], expected: MachineStep
) -> None:
    facts: dict[str, Any] = {"is_released": False, "may_be_released": False, "known_for": 0.0, "fetched_for": 0.0}
    assert machine_step(reserved_by, SESSION, **{**facts, **known}) is expected


def test_pauses_grow_to_a_bound() -> None:
    assert [pause_before(retry, lambda: 1.0) for retry in range(1, 7)] == [0.2, 0.4, 0.8, 1.6, 2.0, 2.0]
    assert pause_before(3, lambda: 0.5) == 0.4


def status(code: int, attempts: int = 1) -> APIStatusError:
    return APIStatusError("no", status_code=code, attempts=attempts)


OUTCOMES: list[tuple[BaseException, bool, bool]] = [
    # error, may it have been done, does it prove under the same key that it never was
    (status(400), False, True),
    (status(404), False, True),
    (status(422), False, True),
    (status(422, attempts=2), False, True),
    (status(401), False, False),
    (status(403), False, False),
    (status(401, attempts=2), True, False),
    (status(403, attempts=2), True, False),
    (status(408), True, False),
    (status(409), True, False),
    (status(429), True, False),
    (status(500), True, False),
    (APIConnectionError("no", attempts=1), True, False),
    (APIConnectionError("no", attempts=0), False, False),
    (ClientClosedError("closed"), False, False),
    (InvalidArgumentError("no"), False, False),
    (LocalFileError("gone"), False, False),
    (CyberdeskError("no", attempts=2), True, False),
    (KeyboardInterrupt(), True, False),
]


@pytest.mark.parametrize(("error", "is_unknown", "proves"), OUTCOMES)
def test_what_an_error_says_of_a_write(error: BaseException, is_unknown: bool, proves: bool) -> None:
    assert has_unknown_outcome(error) is is_unknown
    assert was_never_done(error) is proves
