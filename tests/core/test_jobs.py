"""The state of a job: events in, actions out."""

from __future__ import annotations

import math
import uuid
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from cyberdesk import (
    APIConnectionError,
    AuthenticationError,
    ClientClosedError,
    ConflictError,
    CyberdeskError,
    InvalidArgumentError,
    JobProgress,
    NotFoundError,
    PermissionDeniedError,
    RowArguments,
    RowFailed,
    RowResult,
    RowSucceeded,
    RunFailedError,
    ServerError,
    UnprocessableEntityError,
    WaitTimeoutError,
)
from cyberdesk._core.jobs import actions as do
from cyberdesk._core.jobs.failures import explained, is_refusal
from cyberdesk._core.jobs.job_row import Identified, JobRow
from cyberdesk._core.jobs.plan import (
    Plan,
    check_job_id,
    check_rows,
    idempotency_key,
    journal_path,
)
from cyberdesk._core.jobs.state import CREATES_AT_ONCE, LOOKAHEAD, PATIENCE, JobState
from cyberdesk._core.models import codec
from cyberdesk._generated.models.run_response_with_includes import RunResponseWithIncludes

WORKFLOW = uuid.UUID("00000000-0000-4000-8000-000000000001")


def plan(**changes: Any) -> Plan[Any]:
    settings: dict[str, Any] = {
        "workflow_id": WORKFLOW,
        "common": {},
        "arguments": None,
        "key": None,
        "max_in_flight": 2,
        "timeout": None,
        "stop_on_failure": False,
        "is_named": False,
    }
    return Plan(**{**settings, **changes})


def digest(row: Mapping[str, Any], **changes: Any) -> str:
    job = plan(**changes)
    return job.digest({**job.common, **job.own_arguments(row, 0)}, "")


# Names


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 2), max_size=3))
def test_the_order_of_fields_does_not_matter(row: dict[str, int]) -> None:
    assert digest(row) == digest(dict(reversed(row.items())))


def test_rows_are_named_by_what_is_sent() -> None:
    assert digest({"a": 1}) != digest({"a": "1"})
    assert digest({"a": 1}) != digest({"a": 1}, common={"machine_id": WORKFLOW})
    assert digest({"id": WORKFLOW, "sum": 1.5}) == digest({"id": str(WORKFLOW), "sum": 1.5})


@pytest.mark.parametrize("value", [object(), {1, 2}, Decimal("1.5"), {1: "a"}, float("nan"), b"bytes"])
def test_a_row_that_json_cannot_express_is_refused(value: object) -> None:
    with pytest.raises(InvalidArgumentError, match="a row cannot be sent as JSON: .*a "):
        digest({"a": value})


def test_files_are_part_of_a_name_and_secrets_are_not() -> None:
    job = plan()
    assert job.digest({}, "of one file") != job.digest({}, "of another")
    secrets = [plan(common={"sensitive_input_values": {"password": word}}) for word in ("a", "b")]
    assert secrets[0].fingerprint() == secrets[1].fingerprint()
    assert secrets[0].digest(secrets[0].common, "") == secrets[1].digest(secrets[1].common, "")
    assert plan(common={"pool_ids": ["x"]}).fingerprint() != plan().fingerprint()


def test_idempotency_keys_depend_on_job_row_and_refusals() -> None:
    keys = {idempotency_key(job, row, n) for job in ("a", "b", "ü") for row in ("1", "2") for n in (0, 1)}
    assert len(keys) == 12
    assert all(key.isascii() and key.isprintable() for key in keys)
    assert idempotency_key("a", "1") == idempotency_key("a", "1", 0)


# Arguments


@pytest.mark.parametrize("row", [1, "text", [("a", 1)]])
def test_a_row_that_is_not_a_mapping_needs_arguments(row: object) -> None:
    with pytest.raises(InvalidArgumentError, match="row 7 must be a mapping .* arguments="):
        plan().own_arguments(row, 7)


@pytest.mark.parametrize(
    "changes",
    [
        {"max_in_flight": 0},
        {"max_in_flight": True},
        {"max_in_flight": 2.5},
        {"common": {"session_id": WORKFLOW}},
        {"common": {"pool": []}},
        {"arguments": {"input_values": {}}},
        {"key": "number"},
    ],
)
def test_malformed_plans_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidArgumentError):
        plan(**changes)


def constant(value: object) -> Callable[[Any], Any]:
    """A function that returns the same for each row."""

    def function(row: Any) -> Any:
        return value

    return function


@pytest.mark.parametrize("key", ["", 7, None, "scan\udc80"])
def test_keys_that_cannot_name_a_row_are_refused(key: object) -> None:
    with pytest.raises(InvalidArgumentError, match="key must return a non-empty string"):
        plan(key=constant(key)).own_key({}, 0)


def test_what_the_callers_functions_raise_is_an_error_of_the_row() -> None:
    def broken(row: Any) -> Any:
        return row["missing"]

    with pytest.raises(InvalidArgumentError, match="arguments raised KeyError for row 3: 'missing'"):
        plan(arguments=broken).own_arguments({}, 3)
    with pytest.raises(InvalidArgumentError, match="key raised KeyError for row 3"):
        plan(key=broken).own_key({}, 3)
    with pytest.raises(InvalidArgumentError, match="must be a mapping, not int"):
        plan(arguments=constant(7)).own_arguments({}, 3)


@pytest.mark.parametrize("rows", [3, None, "text", b"bytes", {"a": {}}])
def test_what_contains_no_rows_is_refused(rows: object) -> None:
    with pytest.raises(InvalidArgumentError, match="rows must be"):
        check_rows(rows, are_values=True, takes_async=True)


async def no_rows() -> Any:
    yield {}


def test_asynchronous_rows_need_the_asynchronous_client() -> None:
    rows = no_rows()
    check_rows(rows, are_values=True, takes_async=True)
    with pytest.raises(InvalidArgumentError, match="use AsyncCyberdesk"):
        check_rows(rows, are_values=True, takes_async=False)


@pytest.mark.parametrize("journal", ["", 3, b"bytes", "a\0b", Path, 0.5])
def test_what_is_not_a_path_is_refused(journal: object) -> None:
    with pytest.raises(InvalidArgumentError, match="journal must be a path"):
        journal_path(journal)


def test_a_journal_is_a_file_whatever_its_name() -> None:
    assert journal_path(None) is None
    assert journal_path(":memory:") == str(Path.cwd() / ":memory:")
    assert journal_path(Path("a.sqlite")) == str(Path.cwd() / "a.sqlite")


@pytest.mark.parametrize("job_id", ["", 3, "a\udc80"])
def test_what_cannot_name_a_job_is_refused(job_id: object) -> None:
    with pytest.raises(InvalidArgumentError, match="job_id must be a non-empty string"):
        check_job_id(job_id)


# The state


def run(number: int, status: str = "success") -> RunResponseWithIncludes:
    known = {
        "id": uuid.UUID(int=number),
        "workflow_id": WORKFLOW,
        "machine_id": None,
        "status": status,
        "created_at": "2026-01-01T00:00:00Z",
    }
    return codec.convert(known, RunResponseWithIncludes)


class Job:
    """A state whose actions are performed by a test."""

    def __init__(self, *, has_journal: bool = False, **changes: Any) -> None:
        self.state: JobState[Any] = JobState(plan(is_named=has_journal, **changes), None, has_journal=has_journal)
        self.now = 0.0
        assert self.actions() == [do.Open()]
        self.state.opened()

    def actions(self) -> list[do.Action[Any]]:
        return list(self.state.actions(self.now))

    def of(self, kind: type[Any] | tuple[type[Any], ...]) -> list[Any]:
        return [action for action in self.actions() if isinstance(action, kind)]

    def take(self, *rows: Any) -> list[JobRow[Any]]:
        """Take rows, and let them be created."""
        for row in rows:
            self.state.took(row)
        return [action.row for action in self.of(do.CreateRun)]

    def results(self) -> list[RowResult[Any]]:
        found: list[RowResult[Any]] = []
        self.state.came_back()
        while (result := self.state.next_result()) is not None:
            found.append(result)
            self.state.came_back()
        return found

    def fail(self, row: JobRow[Any], error: CyberdeskError) -> None:
        self.state.create_failed(row, error, self.now)


def busy(**details: Any) -> ServerError:
    error = ServerError("busy", status_code=503)
    error.is_temporary = True
    error.retry_after = details.get("retry_after")
    return error


def refused(kind: type[CyberdeskError], status: int, message: str = "no") -> CyberdeskError:
    return kind(message, status_code=status)


def test_rows_are_taken_when_there_is_room_and_results_take_room() -> None:
    job = Job()
    assert job.actions() == [do.TakeRows(2)]
    first, second = job.take({"n": 0}, {"n": 1})
    assert job.of(do.TakeRows) == []
    job.state.created(first, run(1), 0)
    job.state.created(second, run(2), 0)
    assert job.of(do.TakeRows) == []
    job.state.ended(run(1).id, run(1), None)
    assert job.of(do.TakeRows) == []
    (result,) = job.results()
    assert isinstance(result, RowSucceeded)
    assert (result.index, result.run.id, result.error, result.ok) == (0, run(1).id, None, True)
    assert job.of(do.TakeRows) == [do.TakeRows(3)]
    assert job.state.progress == JobProgress(total=None, in_flight=1, succeeded=1)


def test_creates_are_bounded() -> None:
    job = Job(max_in_flight=1000)
    assert len(job.take(*({} for _ in range(1000)))) == CREATES_AT_ONCE


def test_what_is_created_is_followed_and_waited_for_once() -> None:
    job = Job()
    (row,) = job.take({})
    created = run(1)
    job.state.created(row, created, 0)
    assert job.of((do.FollowRun, do.Wait)) == [do.FollowRun(created), do.Wait(through_outage=False)]
    assert job.of(do.Wait) == []
    job.state.waited(None, 0)
    assert job.of(do.Wait) == [do.Wait(through_outage=False)]
    job.state.waited(APIConnectionError("down"), 10)
    assert job.of(do.Wait) == []
    assert job.state.next_action_at() == 10.5
    job.now = 10.5
    assert job.of(do.Wait) == [do.Wait(through_outage=True)]


def test_a_run_that_could_not_be_created_for_now_is_created_later() -> None:
    job = Job()
    (row,) = job.take({})
    job.now = 100.0
    job.fail(row, busy(retry_after=40.0))
    assert job.of(do.CreateRun) == []
    assert job.state.next_action_at() == 140.0
    job.now = 140.0
    assert [action.row for action in job.of(do.CreateRun)] == [row]
    assert job.results() == []


def test_an_outage_ends_no_row_however_long_it_lasts() -> None:
    job = Job(timeout=1.0)
    (row,) = job.take({})
    for _ in range(100):
        job.fail(row, busy())
        job.now += 60
        assert [action.row for action in job.of(do.CreateRun)] == [row]
    job.state.created(row, run(1), job.now)
    assert row.ends_at == job.now + 1  # the time limit begins with the run


def test_a_row_that_keeps_failing_while_others_succeed_fails() -> None:
    job = Job(max_in_flight=10)
    bad, *good = job.take(*({"n": n} for n in range(3)))
    job.fail(bad, busy())
    job.now = PATIENCE
    job.state.created(good[0], run(1), job.now)
    assert [action.row for action in job.of(do.CreateRun)] == [bad]
    job.fail(bad, busy())
    assert job.results() == []
    job.now = PATIENCE + 60
    job.state.created(good[1], run(2), job.now)
    assert [action.row for action in job.of(do.CreateRun)] == [bad]
    job.fail(bad, busy())
    (result,) = job.results()
    assert isinstance(result.error, ServerError)


@pytest.mark.parametrize(
    "error",
    [
        refused(PermissionDeniedError, 403),
        refused(NotFoundError, 404),
        refused(ConflictError, 409),
        refused(UnprocessableEntityError, 422),
        CyberdeskError("garbage"),
    ],
)
def test_a_run_that_cannot_be_created_is_a_result_and_stops_nothing(error: CyberdeskError) -> None:
    job = Job(has_journal=False)
    first, second = job.take({}, {})
    job.fail(first, error)
    (result,) = job.results()
    assert isinstance(result, RowFailed)
    assert (result.index, result.run, result.error, result.ok) == (0, None, error, False)
    assert job.state.fatal is None
    job.state.created(second, run(1), 0)
    assert job.state.progress == JobProgress(total=None, in_flight=1, failed=1)


@pytest.mark.parametrize("error", [AuthenticationError("no", status_code=401), ClientClosedError("closed")])
@pytest.mark.parametrize("event", ["create", "end", "check", "wait"])
def test_what_concerns_all_rows_ends_the_job_and_no_row(error: CyberdeskError, event: str) -> None:
    job = named_job(timeout=5.0)
    first, second = create_named(job, 2)
    job.state.created(first, run(1), 0)
    (record,) = job.of(do.WriteJournal)
    job.state.recorded()
    if event == "create":
        job.fail(second, error)
    elif event == "end":
        job.state.ended(run(1).id, None, error)
    elif event == "check":
        job.state.checked(run(1).id, None, error, None)
    else:
        job.state.waited(error, 0)
    assert job.state.fatal is error
    assert record.created == {first.name: run(1).id}
    assert job.results() == []
    assert job.state.is_over
    assert not job.state.unrecorded
    assert job.actions() == []


def test_results_come_before_the_error_that_ends_the_job() -> None:
    job = Job()
    first, second = job.take({}, {})
    job.state.created(first, run(1), 0)
    job.state.ended(run(1).id, run(1), None)
    job.fail(second, AuthenticationError("no", status_code=401))
    assert not job.state.is_over
    assert len(job.results()) == 1
    assert job.state.is_over


def test_a_time_limit_is_checked_before_it_is_an_error() -> None:
    job = Job(timeout=5.0)
    rows = job.take({}, {})
    for number, row in enumerate(rows):
        job.state.created(row, run(number), 10.0)
    job.now = 14.9
    assert job.of(do.CheckRun) == []
    assert job.state.next_action_at() == 15.0
    job.now = 15.0
    assert job.of(do.CheckRun) == [do.CheckRun(run(0).id), do.CheckRun(run(1).id)]
    assert job.of(do.CheckRun) == []
    job.state.checked(run(0).id, run(0), None, None)
    running = run(1, "running")
    job.state.checked(run(1).id, running, None, None)
    in_time, late = job.results()
    assert in_time.ok
    assert isinstance(late.error, WaitTimeoutError)
    assert "did not end within 5 s: its status is running" in str(late.error)
    assert (late.run, late.error.run, late.error.run_ids) == (running, running, (run(1).id,))
    assert [action.run_id for action in job.of(do.UnfollowRun)] == [run(0).id, run(1).id]


def test_a_check_that_fails_says_so() -> None:
    job = Job(timeout=5.0)
    (row,) = job.take({})
    job.state.created(row, run(1), 0)
    job.state.checked(run(1).id, None, APIConnectionError("connection reset"), run(1, "scheduling"))
    (result,) = job.results()
    assert isinstance(result.error, WaitTimeoutError)
    assert "its status is scheduling; the last fetch failed: connection reset" in str(result.error)
    assert result.run is not None
    assert isinstance(result.error.__cause__, APIConnectionError)


def test_a_run_that_ends_while_it_is_checked_has_one_result() -> None:
    job = Job(timeout=5.0)
    (row,) = job.take({})
    job.state.created(row, run(1), 0)
    job.now = 5.0
    assert len(job.of(do.CheckRun)) == 1
    job.state.ended(run(1).id, run(1), None)
    job.state.checked(run(1).id, run(1, "running"), None, None)
    (result,) = job.results()
    assert result.ok


def test_one_run_for_two_rows_loses_no_row() -> None:
    job = Job()
    first, second = job.take({"n": 0}, {"n": 1})
    job.state.created(first, run(1), 0)
    job.state.created(second, run(1), 0)
    job.state.ended(run(1).id, run(1), None)
    results = {result.index: result for result in job.results()}
    assert results[0].ok
    assert "for two rows" in str(results[1].error)


def test_an_action_that_was_cancelled_from_outside_ends_the_job() -> None:
    job = Job()
    job.take({})
    job.state.interrupted(KeyboardInterrupt())
    assert isinstance(job.state.fatal, CyberdeskError)
    assert job.state.is_over


def test_the_source_may_fail_and_go_on() -> None:
    job = Job()
    job.state.failed(ZeroDivisionError())
    assert isinstance(job.state.errors.popleft(), ZeroDivisionError)
    assert job.of(do.TakeRows) == [do.TakeRows(2)]
    job.state.source_ended()
    assert job.actions() == []
    assert job.state.is_over


def test_files_are_prepared_before_a_row_is_named_and_released_when_its_run_is_created() -> None:
    def arguments(row: Any) -> RowArguments:
        return {"file_inputs": [("a.txt", b"a")]}

    job = Job(has_journal=True, arguments=arguments)
    job.state.took("row")
    (prepare,) = job.of(do.PrepareFiles)
    before = prepare.row.digest
    job.state.prepared(prepare.row, "of the files")
    assert prepare.row.digest != before
    (identify,) = job.of(do.IdentifyRows)
    identify.rows[0].name = "a"
    job.state.identified([Identified(identify.rows[0])], 0)
    assert job.of(do.ReleaseFiles) == []
    job.fail(prepare.row, busy())
    assert job.of(do.ReleaseFiles) == []
    job.state.created(prepare.row, run(1), 0)
    assert job.of(do.ReleaseFiles) == [do.ReleaseFiles(prepare.row)]
    assert prepare.row.arguments == {}


def test_files_that_cannot_be_read_are_an_error_of_their_row() -> None:
    job = Job(arguments=constant({"file_inputs": ["file"]}))
    job.state.took("row")
    (prepare,) = job.of(do.PrepareFiles)
    job.state.prepare_failed(prepare.row, CyberdeskError("share is gone"))
    (result,) = job.results()
    assert str(result.error) == "share is gone"
    assert job.of(do.CreateRun) == []


# With a journal


def named_job(**changes: Any) -> Job:
    return Job(has_journal=True, **changes)


def create_named(job: Job, count: int, **known: Any) -> list[JobRow[Any]]:
    """Take rows, and identify them; gives those that are created."""
    for number in range(count):
        job.state.took({"n": number})
    (identify,) = job.of(do.IdentifyRows)
    for row in identify.rows:
        row.name = f"name {row.index}"
    job.state.identified([Identified(row, **known) for row in identify.rows], job.now)
    return [action.row for action in job.of(do.CreateRun)]


def test_rows_that_were_delivered_are_skipped_and_more_are_taken_at_once() -> None:
    job = named_job()
    room: list[int] = []
    taken = 0
    for _ in range(12):
        (take,) = job.of(do.TakeRows)
        room.append(take.until - taken)
        assert create_named(job, room[-1], is_delivered=True) == []
        taken = take.until
    assert room[0] == 2
    assert room[-1] == LOOKAHEAD
    assert job.state.progress.skipped == taken
    (take,) = job.of(do.TakeRows)
    assert len(create_named(job, take.until - taken)) == 2  # no more than may be in flight
    assert job.of(do.TakeRows) == []


def test_runs_of_earlier_starts_are_followed() -> None:
    job = named_job(timeout=5.0)
    job.now = 100.0
    assert create_named(job, 1, run_id=run(1).id) == []
    assert job.state.progress.in_flight == 1
    assert job.state.next_action_at() == 105.0
    job.state.ended(run(1).id, run(1), None)
    assert [result.ok for result in job.results()] == [True]


def test_only_what_became_of_a_run_is_recorded_as_delivered() -> None:
    job = named_job(timeout=5.0, max_in_flight=4)
    ended, failed, late, unknown = create_named(job, 4)
    for number, row in enumerate((ended, failed, late)):
        job.state.created(row, run(number), 0)
    job.state.ended(run(0).id, run(0), None)
    job.state.ended(run(1).id, run(1, "task_failed"), None)
    job.state.checked(run(2).id, run(2, "running"), None, None)
    job.fail(unknown, refused(PermissionDeniedError, 403))
    kinds: list[type[Any]] = []
    delivered: list[str] = []
    refusals: list[str] = []
    for _ in range(12):
        job.state.came_back()
        for record in job.of(do.WriteJournal):
            delivered += record.delivered
            refusals += record.refused
            job.state.recorded()
        result = job.state.next_result()
        if result is not None:
            kinds.append(type(result.error))
    assert kinds == [type(None), RunFailedError, WaitTimeoutError, PermissionDeniedError]
    assert delivered == [ended.name, failed.name]
    assert refusals == [unknown.name]


def test_a_result_is_handed_out_when_the_last_one_is_recorded() -> None:
    job = named_job()
    rows = create_named(job, 2)
    for number, row in enumerate(rows):
        job.state.created(row, run(number), 0)
        job.state.ended(run(number).id, run(number), None)
    (record,) = job.of(do.WriteJournal)
    job.state.recorded()
    assert job.state.next_result() is not None
    job.state.came_back()
    assert job.state.next_result() is None
    (record,) = job.of(do.WriteJournal)
    assert record.delivered == [rows[0].name]
    assert job.state.next_result() is None
    job.state.record_failed(CyberdeskError("disk full"))
    assert str(job.state.errors.popleft()) == "disk full"
    assert job.state.next_result() is None
    (record,) = job.of(do.WriteJournal)
    assert record.delivered == [rows[0].name]
    job.state.recorded()
    assert job.state.next_result() is not None


def test_what_is_not_recorded_is_known_until_the_end() -> None:
    job = named_job()
    first, second = create_named(job, 2)
    job.state.created(first, run(1), 0)
    assert len(job.of(do.WriteJournal)) == 1
    job.state.created(second, run(2), 0)
    assert job.of(do.WriteJournal) == []
    assert job.state.unrecorded.created == {first.name: run(1).id, second.name: run(2).id}


def test_a_look_up_that_fails_loses_no_row() -> None:
    job = named_job()
    job.state.took({})
    (identify,) = job.of(do.IdentifyRows)
    job.state.identify_failed(CyberdeskError("disk full"))
    assert len(job.state.errors) == 1
    (again,) = job.of(do.IdentifyRows)
    assert list(again.rows) == list(identify.rows)


def test_a_journal_that_cannot_be_opened_is_tried_again() -> None:
    state: JobState[Any] = JobState(plan(is_named=True), None, has_journal=True)
    assert list(state.actions(0)) == [do.Open()]
    assert list(state.actions(0)) == []
    assert state.next_action_at() == math.inf
    state.open_failed(CyberdeskError("in use"))
    assert list(state.actions(0)) == [do.Open()]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (refused(UnprocessableEntityError, 422), True),
        (refused(PermissionDeniedError, 403), True),
        (refused(UnprocessableEntityError, 422, "This Idempotency-Key was used for another body"), False),
        (busy(), False),
        (refused(ServerError, 500), False),
        (APIConnectionError("reset"), False),
    ],
)
def test_a_refusal_means_that_there_is_no_run(error: CyberdeskError, expected: bool) -> None:
    assert is_refusal(error) is expected


def test_another_request_under_the_same_key_is_explained() -> None:
    error = refused(UnprocessableEntityError, 422, "This Idempotency-Key was used for another body")
    own = explained(error)
    assert isinstance(own, InvalidArgumentError)
    assert "job_id" in str(own)
    assert own.__cause__ is error
    other = refused(UnprocessableEntityError, 422)
    assert explained(other) is other
