"""`map_runs`: many runs of one workflow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cyberdesk import (
    AuthenticationError,
    ClientClosedError,
    Cyberdesk,
    InvalidArgumentError,
    JobProgress,
    LocalFileError,
    NotFoundError,
    PermissionDeniedError,
    RetryConfig,
    RowArguments,
    RowResult,
    RunCancelledError,
    RunFailedError,
    WaitTimeoutError,
)
from cyberdesk.emulator import (
    CyberdeskEmulator,
    Outcome,
    ReceivedRequest,
    RunContext,
    VirtualClock,
    breaks,
    fails,
    returns,
    takes,
)
from cyberdesk.jobs import Job

from .platform.tasks import at_once, each, until

ROWS = [{"number": number} for number in range(12)]


def double(run: RunContext) -> Outcome:
    number = run.inputs["number"]
    if number == 5:
        return fails("five is too much")
    return returns({"double": 2 * number})


@pytest.fixture
def emulator() -> Iterator[CyberdeskEmulator]:
    with CyberdeskEmulator(machines=4, scheduling_seconds=0.01, running_seconds=0.02) as emulator:
        yield emulator


def test_each_row_has_a_result(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    results = [result for result in client.map_runs(workflow.id, ROWS, max_in_flight=5, poll_interval=0.02)]

    assert sorted(result.index for result in results) == list(range(12))
    for result in results:
        assert result.run is not None
        assert result.row == ROWS[result.index] == result.run.input_values
        if result.index == 5:
            assert isinstance(result.error, RunFailedError)
            assert result.error.run is result.run
            assert not result.ok
        else:
            assert result.ok
            assert result.run.output_data == {"double": 2 * result.index}
    assert len(emulator.runs) == 12


def test_rows_are_taken_only_when_there_is_room(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    taken: list[int] = []
    most = 0

    def numbers() -> Iterator[dict[str, int]]:
        for number in range(20, 32):
            taken.append(number)
            yield {"number": number}

    seen = 0
    for _ in client.map_runs(workflow.id, numbers(), max_in_flight=3, poll_interval=0.02):
        seen += 1
        most = max(most, len(taken) - seen)
    assert seen == 12
    assert most <= 3


def test_rows_may_be_anything_with_arguments_of_their_own(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    seen: list[RunContext] = []

    def record(run: RunContext) -> Outcome:
        seen.append(run)
        return returns()

    workflow = emulator.add_workflow(record, main_prompt="{name} {$password}")

    def arguments(row: tuple[str, bytes]) -> RowArguments:
        name, content = row
        return {
            "input_values": {"name": name},
            "sensitive_input_values": {"password": f"secret of {name}"},
            "file_inputs": [(f"{name}.txt", content)],
        }

    rows = [("ann", b"a"), ("bob", b"b")]
    job = client.map_runs(workflow.id, rows, arguments=arguments, is_priority=True, poll_interval=0.02)
    results = [result for result in job]

    assert {result.row for result in results} == set(rows)
    assert all(result.run is not None and result.run.is_priority for result in results)
    got = {
        run.inputs["name"]: (run.sensitive_inputs["password"], run.files[0].name, run.files[0].content)
        for run in seen
    }
    assert got == {
        "ann": ("secret of ann", "ann.txt", b"a"),
        "bob": ("secret of bob", "bob.txt", b"b"),
    }


def test_rows_that_cannot_be_sent_or_created_are_results(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    rows: list[Any] = [{"number": 1}, {"number": object()}, 7, {"number": 2}]
    results = {result.index: result for result in client.map_runs(workflow.id, rows, poll_interval=0.02)}
    assert [results[index].ok for index in range(4)] == [True, False, False, True]
    assert isinstance(results[1].error, InvalidArgumentError)
    assert isinstance(results[2].error, InvalidArgumentError)

    nowhere = "00000000-0000-4000-8000-0000000000ff"
    (missing,) = [result for result in client.map_runs(nowhere, ROWS[:1])]
    assert isinstance(missing.error, NotFoundError)
    assert missing.run is None


def test_a_job_may_stop_at_the_first_failure(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    job = client.map_runs(workflow.id, ROWS, max_in_flight=1, stop_on_failure=True, poll_interval=0.02)
    seen: list[int] = []
    with pytest.raises(RunFailedError, match="five is too much"):
        for result in job:
            seen.append(result.index)  # noqa: PERF401  # of a list that was not finished nothing would be left
    assert seen == [0, 1, 2, 3, 4]
    assert [result for result in job] == []
    assert len(emulator.runs) == 6


def test_a_row_may_take_only_so_long(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    def handler(run: RunContext) -> Outcome:
        return takes(3600) if run.inputs["number"] == 1 else returns()

    workflow = emulator.add_workflow(handler)
    job = client.map_runs(workflow.id, ROWS[:3], timeout=1.0, poll_interval=0.02)
    results = {result.index: result for result in job}
    late = results[1]
    assert isinstance(late.error, WaitTimeoutError)
    assert late.run is not None
    assert late.run.status == "running"
    assert (results[0].ok, results[2].ok) == (True, True)


def test_a_key_that_is_not_valid_ends_the_job(emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    with Cyberdesk("cd_wrong", base_url=emulator.base_url) as client:
        with pytest.raises(AuthenticationError):
            for _ in client.map_runs(workflow.id, ROWS):
                pass


def test_the_same_job_creates_nothing_twice(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    rows = [*ROWS, *ROWS[:2]]  # the same values twice are two rows
    for order in (rows, rows[::-1]):
        job = client.map_runs(workflow.id, order, job_id="march", poll_interval=0.02)
        assert len([result for result in job]) == 14
    assert len(emulator.runs) == 14
    for _ in client.map_runs(workflow.id, rows, job_id="april", poll_interval=0.02):
        pass
    assert len(emulator.runs) == 28


def test_progress_is_notified(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    notified: list[JobProgress] = []
    for _ in client.map_runs(workflow.id, ROWS, max_in_flight=5, poll_interval=0.02, on_progress=notified.append):
        pass
    assert notified[-1] == JobProgress(total=12, in_flight=0, succeeded=11, failed=1)
    assert notified[-1].done == 12
    assert max(progress.in_flight for progress in notified) == 5
    done = [progress.done for progress in notified]
    assert done == sorted(done)


def consume(
    client: Cyberdesk, workflow_id: Any, journal: Path, *, stop_after: int | None = None, **options: Any
) -> list[RowResult[dict[str, int]]]:
    """Take so many results of a job with a journal, then leave it without dealing with the last one."""
    results: list[RowResult[dict[str, int]]] = []
    job = client.map_runs(workflow_id, ROWS, journal=journal, max_in_flight=4, poll_interval=0.02, **options)
    with job:
        for result in job:
            results.append(result)
            if len(results) == stop_after:
                break
    return results


def test_a_job_with_a_journal_goes_on_where_it_was(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(double)
    journal = tmp_path / "job.sqlite"
    notified: list[JobProgress] = []
    first = consume(client, workflow.id, journal, stop_after=4)
    second = consume(client, workflow.id, journal, stop_after=4)
    third = consume(client, workflow.id, journal, on_progress=notified.append)
    # What was not dealt with when the job ended comes again, and nothing else does.
    counts = Counter(result.index for result in [*first, *second, *third])
    assert set(counts) == set(range(12))
    assert sum(counts.values()) == 14
    assert {first[-1].index, second[-1].index} == {index for index, count in counts.items() if count > 1}
    assert notified[-1].skipped == 6
    assert notified[-1].done == 12
    assert consume(client, workflow.id, journal) == []
    assert len(emulator.runs) == 12


def test_a_journal_remembers_runs_for_longer_than_the_server_does(tmp_path: Path) -> None:
    journal = tmp_path / "job.sqlite"
    with CyberdeskEmulator(machines=4, clock=VirtualClock(auto_advance=True)) as emulator:
        workflow = emulator.add_workflow(double)
        with Cyberdesk(emulator.api_key, base_url=emulator.base_url) as client:
            consume(client, workflow.id, journal, stop_after=1)
            assert len(emulator.runs) == 4
            emulator.clock.advance(48 * 3600)
            assert len(consume(client, workflow.id, journal)) == 12
        assert len(emulator.runs) == 12


def test_a_journal_knows_its_job(client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    workflow, other = emulator.add_workflow(double), emulator.add_workflow(double)
    journal = tmp_path / "job.sqlite"
    consume(client, workflow.id, journal, stop_after=1)
    with pytest.raises(InvalidArgumentError, match="another job"):
        consume(client, other.id, journal)
    with pytest.raises(InvalidArgumentError, match="another job"):
        consume(client, workflow.id, journal, job_id="own")
    with client.map_runs(workflow.id, ROWS, journal=journal, poll_interval=0.02) as job:
        for _ in job:
            with pytest.raises(LocalFileError, match="in use by another job of this process"):
                consume(client, workflow.id, journal)
            break
    assert len(consume(client, workflow.id, journal)) == 12


def test_a_run_that_was_deleted_meanwhile_is_an_error_of_its_row(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(double)
    journal = tmp_path / "job.sqlite"
    consume(client, workflow.id, journal, stop_after=1)
    for run in emulator.runs:
        client.runs.delete(run.id)
    results = consume(client, workflow.id, journal)
    assert {type(result.error) for result in results if result.index < 4} == {NotFoundError}
    assert sum(result.ok for result in results) == 7  # one of the other eight is the fifth


def test_rows_that_could_not_be_created_for_a_while_are_created_later(
    emulator: CyberdeskEmulator,
) -> None:
    # The server is out of order for longer than a call's retries last.
    workflow = emulator.add_workflow(double)
    fault = emulator.faults.add("POST /v1/runs", status=503, times=6)
    retry = RetryConfig(max_retries=0)
    with Cyberdesk(emulator.api_key, base_url=emulator.base_url, retry=retry) as client:
        job = client.map_runs(workflow.id, ROWS[:3], poll_interval=0.02)
        assert [result.ok for result in job] == [True, True, True]
    assert len(emulator.runs) == 3
    assert fault.hits == 6


def test_handlers_that_break_are_failures(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(breaks("the machine stopped responding"))
    for result in client.map_runs(workflow.id, ROWS[:2], poll_interval=0.02):
        assert isinstance(result.error, RunFailedError)
        assert "the machine stopped responding" in str(result.error)


@pytest.mark.parametrize(
    "options",
    [
        {"max_in_flight": 0},
        {"timeout": -1},
        {"poll_interval": "soon"},
        {"session_id": "00000000-0000-4000-8000-000000000001"},
        {"job_id": ""},
        {"journal": ""},
        {"journal": 3},
        {"rows": 7},
        {"rows": {"number": 1}},
        {"workflow_id": "invoices"},
        {"key": "number"},
        {"on_progress": "bar"},
        {"machine_id": "front desk"},
    ],
)
def test_malformed_arguments_are_refused_at_once(client: Cyberdesk, options: dict[str, Any]) -> None:
    map_runs: Callable[..., Any] = client.map_runs
    arguments: dict[str, Any] = {"workflow_id": "00000000-0000-4000-8000-000000000001", "rows": [], **options}
    with pytest.raises(InvalidArgumentError):
        map_runs(**arguments)


def test_rows_may_come_from_an_iteration(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    job = client.map_runs(workflow.id, each(ROWS[:4]), poll_interval=0.02)
    assert sorted([result.index for result in job]) == [0, 1, 2, 3]


def test_tasks_may_share_one_job(client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    workflow = emulator.add_workflow(double)
    job = client.map_runs(workflow.id, ROWS, journal=tmp_path / "job.sqlite", max_in_flight=4, poll_interval=0.02)
    seen: list[int] = []

    def work() -> None:
        for result in job:
            seen.append(result.index)  # noqa: PERF401  # others append meanwhile

    assert at_once(*[work] * 3) == [None] * 3
    assert sorted(seen) == list(range(12))
    assert len(emulator.runs) == 12


def test_closing_a_job_ends_who_waits_for_a_result(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(takes(3600))
    job = client.map_runs(workflow.id, ROWS[:2], poll_interval=30)

    def work() -> list[int]:
        return [result.index for result in job]

    def close() -> list[int]:
        until(lambda: len(emulator.requests_to("GET /v1/runs")) > 0)
        job.close()
        return []

    assert at_once(work, close) == [[], []]


def test_rows_whose_iteration_fails_leave_those_before(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)

    def rows() -> Iterator[dict[str, int]]:
        yield from ROWS[:3]
        raise ZeroDivisionError

    job = client.map_runs(workflow.id, rows(), poll_interval=0.02)
    with pytest.raises(ZeroDivisionError):
        for _ in job:
            pass
    assert sorted([result.index for result in job]) == [0, 1, 2]


def test_what_on_progress_raises_loses_no_row(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    calls = 0

    def complain(progress: JobProgress) -> None:
        nonlocal calls
        calls += 1
        if calls < 30 and calls % 2:
            raise ZeroDivisionError

    job = client.map_runs(workflow.id, ROWS, max_in_flight=3, poll_interval=0.02, on_progress=complain)
    seen: list[int] = []
    failures = 0
    while len(seen) < len(ROWS):
        try:
            for result in job:
                seen.append(result.index)  # noqa: PERF401  # it breaks off in the middle
        except ZeroDivisionError:
            failures += 1
    assert failures > 1
    assert sorted(seen) == list(range(12))
    assert len(emulator.runs) == 12


def test_a_machine_that_is_lost_is_an_error_of_its_row(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(takes(0.3))
    job = client.map_runs(workflow.id, ROWS, max_in_flight=4, poll_interval=0.02)
    results: list[RowResult[dict[str, int]]] = []

    def work() -> None:
        results.extend([result for result in job])

    def lose() -> None:
        until(lambda: any(run.status == "running" for run in emulator.runs))
        busy = next(run.machine_id for run in emulator.runs if run.status == "running")
        assert busy is not None
        emulator.disconnect(busy)

    assert at_once(work, lose) == [None, None]
    assert sorted(result.index for result in results) == list(range(12))
    assert [type(result.error) for result in results if not result.ok] == [RunFailedError]
    assert len(emulator.runs) == 12


def test_a_run_that_is_cancelled_elsewhere_is_an_error_of_its_row(
    client: Cyberdesk, emulator: CyberdeskEmulator
) -> None:
    workflow = emulator.add_workflow(takes(0.2))
    job = client.map_runs(workflow.id, ROWS[:4], poll_interval=0.02)
    results: list[RowResult[dict[str, int]]] = []

    def work() -> None:
        results.extend([result for result in job])

    def cancel() -> None:
        until(lambda: emulator.runs)
        client.runs.update(emulator.runs[0].id, status="cancelled")

    assert at_once(work, cancel) == [None, None]
    assert [type(result.error) for result in results if not result.ok] == [RunCancelledError]
    assert len(results) == 4


def creates(number: int) -> Callable[[ReceivedRequest], bool]:
    """Matches the creates of one row."""

    def match(request: ReceivedRequest) -> bool:
        return (
            request.method == "POST"
            and request.path == "/v1/runs"
            and request.json["input_values"] == ROWS[number]
        )

    return match


def test_a_create_that_hangs_delays_no_other_row(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    hanging = emulator.faults.add(creates(2), delay=30)
    seen: list[int] = []
    with client.map_runs(workflow.id, ROWS, max_in_flight=3, poll_interval=0.02) as job:
        for result in job:
            seen.append(result.index)
            if len(seen) == 11:
                break
    assert hanging.hits == 1
    assert sorted(seen) == [number for number in range(12) if number != 2]


def test_rows_may_be_made_from_results(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(double)
    seen: list[int] = []

    def rows() -> Iterator[dict[str, int]]:
        for number in range(3):
            yield {"number": number}
        until(lambda: len(seen) == 3)
        yield {"number": 100 + sum(seen)}

    for result in client.map_runs(workflow.id, rows(), max_in_flight=5, poll_interval=0.02):
        assert result.run is not None
        assert result.run.input_values is not None
        seen.append(result.run.input_values["number"])
    assert sorted(seen) == [0, 1, 2, 103]


def test_a_key_that_expires_ends_the_job_and_loses_no_run(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(takes(0.1))
    journal = tmp_path / "job.sqlite"
    seen: list[int] = []

    def start() -> None:
        for result in client.map_runs(workflow.id, ROWS[:3], journal=journal, poll_interval=0.02):
            assert result.ok
            seen.append(result.index)

    expired = emulator.faults.add(lambda request: request.method == "GET", status=401)
    with pytest.raises(AuthenticationError):
        start()
    assert seen == []
    emulator.faults.remove(expired)
    start()
    assert sorted(seen) == [0, 1, 2]
    assert len(emulator.runs) == 3


def test_a_row_that_is_refused_is_tried_again_by_the_next_start(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(double)
    refusing = emulator.faults.add(creates(7), status=403)
    first = consume(client, workflow.id, tmp_path / "journal")
    assert [result.index for result in first if isinstance(result.error, PermissionDeniedError)] == [7]
    assert len(first) == 12
    emulator.faults.remove(refusing)
    (result,) = consume(client, workflow.id, tmp_path / "journal")
    assert (result.index, result.ok) == (7, True)
    assert len(emulator.runs) == 12


def test_a_run_that_has_ended_in_time_is_a_success_although_nobody_polled(
    client: Cyberdesk, emulator: CyberdeskEmulator
) -> None:
    workflow = emulator.add_workflow(double)
    job = client.map_runs(workflow.id, ROWS[:3], timeout=0.5, poll_interval=3600)
    assert [result.ok for result in job] == [True, True, True]


def test_a_row_that_timed_out_is_followed_again_by_the_next_start(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(takes(0.4))
    results: list[RowResult[dict[str, int]]] = []
    for timeout in (0.05, 30):
        job = client.map_runs(
            workflow.id, ROWS[:1], journal=tmp_path / "journal", timeout=timeout, poll_interval=0.02
        )
        results += [result for result in job]
    assert [type(result.error) for result in results] == [WaitTimeoutError, type(None)]
    assert len(emulator.runs) == 1


def test_a_time_limit_begins_with_the_run(emulator: CyberdeskEmulator) -> None:
    # Creating takes longer than the time limit, and the runs do not.
    workflow = emulator.add_workflow(double)
    emulator.faults.add("POST /v1/runs", status=503, times=9)
    retry = RetryConfig(max_retries=0)
    with Cyberdesk(emulator.api_key, base_url=emulator.base_url, retry=retry) as client:
        job = client.map_runs(workflow.id, ROWS[:3], timeout=1.0, poll_interval=0.02)
        assert [result.ok for result in job] == [True, True, True]


def test_a_job_that_is_dropped_releases_its_journal(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(double)
    seen: list[int] = []
    for _ in range(30):
        for result in client.map_runs(
            workflow.id, each(ROWS), journal=tmp_path / "journal", max_in_flight=4, poll_interval=0.02
        ):
            seen.append(result.index)
            break
        else:
            break
    assert set(seen) <= set(range(12))
    assert len(emulator.runs) == 4 or set(seen) == set(range(12))


def test_closing_a_client_closes_its_jobs(emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    workflow = emulator.add_workflow(double)
    journal = tmp_path / "journal"

    def start(client: Cyberdesk) -> Job[dict[str, int]]:
        job = client.map_runs(workflow.id, ROWS, journal=journal, max_in_flight=4, poll_interval=0.02)
        next(job)
        return job

    with Cyberdesk(emulator.api_key, base_url=emulator.base_url) as client:
        job = start(client.with_options(deadline=60))
        with pytest.raises(LocalFileError, match="leave the with block of that job or of its client"):
            start(client)
    with pytest.raises(ClientClosedError):
        next(job)
    with pytest.raises(StopIteration):
        next(job)
    with Cyberdesk(emulator.api_key, base_url=emulator.base_url) as client:
        other = start(client)
        for _ in other:
            pass
    with pytest.raises(StopIteration):
        next(other)
    assert len(emulator.runs) == 12


# Files and secrets


def of_files(run: RunContext) -> Outcome:
    return returns({file.name: file.content.decode() for file in run.files})


def test_open_files_are_sent_whole_however_late(emulator: CyberdeskEmulator, tmp_path: Path) -> None:
    workflow = emulator.add_workflow(of_files)
    emulator.faults.add("POST /v1/runs", status=503, times=4)
    path = tmp_path / "page.txt"
    path.write_text("page one")

    def pieces() -> Iterator[bytes]:
        yield b"piece "
        yield b"by piece"

    retry = RetryConfig(max_retries=0)
    with Cyberdesk(emulator.api_key, base_url=emulator.base_url, retry=retry) as client:
        with path.open("rb") as file:
            files: dict[str, Any] = {"shared": file, "again": file, "pieces": pieces()}
            job = client.map_runs(
                workflow.id,
                files,
                arguments=lambda name: {"file_inputs": [(name, files[name])]},
                poll_interval=0.02,
            )
            outputs: dict[str, Any] = {}
            for result in job:
                assert result.run is not None
                outputs.update(result.run.output_data or {})
    assert outputs == {"shared": "page one", "again": "page one", "pieces": "piece by piece"}


def test_files_of_all_rows_are_read_once(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(of_files)
    files: list[Any] = [("terms.txt", iter([b"the ", b"terms"]))]
    job = client.map_runs(workflow.id, ROWS[:3], file_inputs=files, poll_interval=0.02)
    outputs = [result.run.output_data for result in job if result.run is not None]
    assert outputs == [{"terms.txt": "the terms"}] * 3


def test_a_file_that_cannot_be_read_is_an_error_of_its_row(client: Cyberdesk, emulator: CyberdeskEmulator) -> None:
    workflow = emulator.add_workflow(of_files)

    def broken() -> Iterator[bytes]:
        yield b"page one"
        raise OSError("share is gone")

    contents: list[Any] = [b"zero", broken(), Path("/nowhere/two.txt"), b"three"]
    job = client.map_runs(
        workflow.id,
        range(4),
        arguments=lambda row: {"file_inputs": [(f"{row}.txt", contents[row])]},
        poll_interval=0.02,
    )
    results = {result.index: result for result in job}
    assert [results[row].ok for row in range(4)] == [True, False, False, True]
    assert "share is gone" in str(results[1].error)
    assert isinstance(results[2].error, LocalFileError)
    assert len(emulator.runs) == 2


def test_rows_that_differ_in_their_files_have_names_of_their_own(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(of_files)
    paths = [tmp_path / f"{name}.txt" for name in "abc"]
    for path in paths:
        path.write_text(path.name)
    seen: list[str] = []
    for order in (paths, paths[::-1], paths):
        job = client.map_runs(
            workflow.id,
            order,
            arguments=lambda path: {"file_inputs": [path]},
            journal=tmp_path / "journal",
            max_in_flight=1,
            poll_interval=0.02,
        )
        with job:
            for result in job:
                assert result.ok
                seen.append(result.row.name)
                if len(seen) == 2:
                    break
    assert set(seen) == {"a.txt", "b.txt", "c.txt"}
    assert len(emulator.runs) == 3


def test_rows_that_differ_in_their_secrets_need_a_key(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(returns(), main_prompt="{$word}")

    def start(**options: Any) -> list[RowResult[str]]:
        job = client.map_runs(
            workflow.id,
            ["a", "b"],
            arguments=lambda word: {"sensitive_input_values": {"word": word}},
            poll_interval=0.02,
            **options,
        )
        return [result for result in job]

    refused = {result.index: result for result in start(job_id="of no names")}
    assert refused[0].ok
    assert isinstance(refused[1].error, InvalidArgumentError)
    assert "key=" in str(refused[1].error)
    assert [result.ok for result in start(job_id="march", key=str)] == [True, True]
    assert [result.ok for result in start()] == [True, True]


def test_a_secret_that_has_changed_is_explained_and_runs_nothing_twice(
    client: Cyberdesk, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(double, main_prompt="{number} {$word}")

    def start(word: str, **options: Any) -> list[RowResult[dict[str, int]]]:
        job = client.map_runs(
            workflow.id, ROWS[:2], sensitive_input_values={"word": word}, poll_interval=0.02, **options
        )
        return [result for result in job]

    start("old", job_id="march")
    for result in start("new", job_id="march"):
        assert isinstance(result.error, InvalidArgumentError)
        assert "other secrets" in str(result.error)
    assert len(emulator.runs) == 2
    # A journal knows the runs.
    with client.map_runs(
        workflow.id,
        ROWS[:2],
        sensitive_input_values={"word": "old"},
        journal=tmp_path / "journal",
        poll_interval=0.02,
    ) as job:
        for _ in job:
            break
    assert len([result.ok for result in start("new", journal=tmp_path / "journal")]) == 2
    assert len(emulator.runs) == 4
