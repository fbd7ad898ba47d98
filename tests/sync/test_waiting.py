"""Waiting for runs: what it costs, and what it survives."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from cyberdesk import (
    AuthenticationError,
    ClientClosedError,
    Cyberdesk,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    ResponseDecodeError,
    RunCancelledError,
    RunError,
    RunFailedError,
    ServerError,
    WaitTimeoutError,
)
from cyberdesk._core.models import codec
from cyberdesk.models import RunCompletedEvent, RunResponse, RunResponseWithIncludes
from tests.scripted import RUN, Received, Reply, ScriptedServer
from tests.waited_runs import WaitedRuns, is_list

from .platform.tasks import at_once, until

Connect = Callable[..., Cyberdesk]


def serve(server: ScriptedServer, runs: WaitedRuns) -> WaitedRuns:
    server.handle(runs)
    return runs


def known(runs: WaitedRuns, run_id: UUID) -> RunResponse:
    """A run as creating it gives it."""
    return codec.convert(runs.runs[str(run_id)], RunResponse)


def test_1000_runs_cost_a_few_pages_and_one_fetch_each(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1000))
    runs.then = lambda lists: runs.end() if lists == 3 else None
    client = connect()
    given = [known(runs, run_id) for run_id in runs.ids]
    found = [run for run in client.wait_for_runs(given, poll_interval=0.1)]
    assert {run.id for run in found} == set(runs.ids)
    assert all(run.output_data == {"n": 1} for run in found)
    assert set(runs.fetched.values()) == {1}
    assert len(runs.windows) == 3
    assert all(window["fields"] == ["machine_id"] for window in runs.windows)
    assert all(window["sort_mode"] == ["created_at_desc"] for window in runs.windows)


def test_waits_side_by_side_share_their_requests(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(200))
    runs.then = lambda lists: runs.end() if lists == 5 else None
    client = connect()
    waits = [partial(client.wait_for_run, known(runs, run_id), poll_interval=0.3) for run_id in runs.ids]
    found = at_once(*waits)
    assert [run.id for run in found if not isinstance(run, Exception)] == runs.ids
    assert sum(runs.fetched.values()) <= 200 + 8 * len(runs.windows)  # some are confirmed before
    assert len(runs.windows) <= 25


def test_waits_for_one_run_share_its_fetch(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.then = lambda lists: runs.end() if lists == 3 else None
    client = connect()
    wait = partial(client.wait_for_run, known(runs, runs.ids[0]), poll_interval=0.1)
    found = at_once(*[wait] * 8)
    assert [getattr(run, "status", run) for run in found] == ["success"] * 8
    assert runs.fetched[str(runs.ids[0])] == 1


def test_ids_alone_are_found_on_the_newest_page(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(50))
    runs.then = lambda lists: runs.end() if lists == 3 else None
    found = [run for run in connect().wait_for_runs(runs.ids, poll_interval=0.05)]
    assert len(found) == 50
    assert set(runs.fetched.values()) == {1}
    assert "created_at_from" not in runs.windows[0]


def test_a_run_created_long_before_among_many_of_others(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    for number in range(2500):
        runs.add(1000 + number)
    new = runs.add(9000)
    runs.then = lambda lists: runs.end(runs.ids[0], new) if lists == 9 else None
    given = [known(runs, runs.ids[0]), known(runs, new)]
    found = [run for run in connect().wait_for_runs(given, poll_interval=0.05)]
    assert {run.id for run in found} == {runs.ids[0], new}
    assert set(runs.fetched.values()) == {1}
    # Only the first page shows what lies between; later each run has a window of its own.
    assert all(window["created_at_to"] != window["created_at_from"] for window in runs.windows)
    wide = [window for window in runs.windows if "02T00:0" in window["created_at_from"][0]]
    assert len([window for window in wide if "02T02:" in window["created_at_to"][0]]) <= 1


def test_a_run_that_is_deleted_meanwhile(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(2))
    gone, there = runs.ids
    runs.then = lambda lists: (
        runs.runs.pop(str(gone), None) if lists == 3 else runs.end(there) if lists == 6 else None
    )
    client = connect()
    found = at_once(
        partial(client.wait_for_run, known(runs, gone), poll_interval=0.05),
        partial(client.wait_for_run, known(runs, there), poll_interval=0.05),
    )
    assert isinstance(found[0], NotFoundError)
    assert str(gone) in "".join(found[0].__notes__)
    assert getattr(found[1], "status", found[1]) == "success"


def test_an_error_about_one_of_many_leaves_the_others(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(3))
    given = [known(runs, run_id) for run_id in runs.ids]
    runs.end()
    del runs.runs[str(runs.ids[1])]
    found = connect().wait_for_runs(given)
    seen: list[UUID] = []
    with pytest.raises(NotFoundError):
        for run in found:
            seen.append(run.id)  # noqa: PERF401  # it breaks off in the middle
    for run in found:
        seen.append(run.id)  # noqa: PERF401  # and goes on
    assert set(seen) == {runs.ids[0], runs.ids[2]}


def test_a_status_that_is_not_known_has_not_ended(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    steps = {2: "paused", 4: "success"}
    runs.then = lambda lists: runs.end(status=steps[lists]) if lists in steps else None
    seen: list[str] = []
    run = connect().wait_for_run(
        known(runs, runs.ids[0]), poll_interval=0.05, on_update=lambda run: seen.append(run.status.value)
    )
    assert run.status == "success"
    assert seen == ["running", "paused", "success"]


@pytest.mark.parametrize("what", ["pages", "runs", "both"])
def test_an_outage_longer_than_a_calls_retries(server: ScriptedServer, connect: Connect, what: str) -> None:
    runs = serve(server, WaitedRuns(30))
    runs.then = lambda lists: runs.end() if lists == 2 else None
    down: list[Received] = []

    def fault(request: Received) -> Reply | None:
        concerned = what == "both" or is_list(request) == (what == "pages")
        if not concerned or len(down) >= 12 or not runs.windows:
            return None
        down.append(request)
        return Reply(503)

    runs.fault = fault
    given = [known(runs, run_id) for run_id in runs.ids]
    found = [run for run in connect().wait_for_runs(given, poll_interval=0.05, timeout=60)]
    assert len(found) == 30
    assert len(down) == 12
    if what == "runs":
        assert set(runs.fetched.values()) == {1}
    if what == "both":  # a fetch or two find out that the server is back
        assert sum(runs.fetched.values()) <= 33


def test_watching_gives_each_message_once_although_a_fetch_is_out_of_date(
    server: ScriptedServer, connect: Connect
) -> None:
    runs = serve(server, WaitedRuns(1))
    messages = [{"role": "assistant", "content": [{"type": "text", "text": str(number)}]} for number in range(3)]
    lengths = iter([2, 1, 3])

    def fault(_: Received) -> Reply:
        shown = messages[: next(lengths, 3)]
        status = "success" if len(shown) == 3 else "running"
        return Reply(200, {**runs.runs[str(runs.ids[0])], "status": status, "run_message_history": shown})

    runs.fault = fault
    changes = [change for change in connect().watch_run(runs.ids[0], poll_interval=0.05)]
    assert [len(change.messages) for change in changes] == [2, 1]


def swapped(runs: WaitedRuns, times: int) -> Callable[[Received], Reply | None]:
    """A cache that gives the first run, which has ended, in place of the second, so many times."""
    wrong, requested = (f"/v1/runs/{run_id}" for run_id in runs.ids[:2])
    given: list[Received] = []

    def fault(request: Received) -> Reply | None:
        if request.target != requested or len(given) >= times:
            return None
        given.append(request)
        return Reply(200, {**runs.runs[wrong.rpartition("/")[2]], "output_data": {"of": "the first"}})

    return fault


def test_another_run_in_place_of_the_requested_one_is_not_taken_for_it(
    server: ScriptedServer, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    runs = serve(server, WaitedRuns(2))
    runs.end()
    runs.fault = swapped(runs, 2)
    client = connect()
    found = [run for run in client.wait_for_runs(runs.ids, poll_interval=0.05, timeout=30)]
    assert {run.id: run.output_data for run in found} == {run_id: {"n": 1} for run_id in runs.ids}
    assert len([it for it in caplog.records if "another run" in it.getMessage()]) == 2


@pytest.mark.parametrize("timeout", [0.3, 30])
def test_a_job_does_not_take_another_run_for_that_of_a_row(
    server: ScriptedServer, connect: Connect, timeout: float
) -> None:
    runs = serve(server, WaitedRuns(2))
    runs.end(runs.ids[0])
    runs.fault = swapped(runs, 1000 if timeout < 1 else 2)
    gets = runs.fault

    def fault(request: Received) -> Reply | None:
        if request.method != "POST":
            return gets(request)
        if timeout > 1:
            runs.end(runs.ids[1])
        return Reply(201, {**runs.runs[str(runs.ids[1])], "status": "running"})

    runs.fault = fault
    rows: list[dict[str, int]] = [{"number": 1}]
    job = connect().map_runs(RUN["workflow_id"], rows, timeout=timeout, poll_interval=3600)
    results = [result for result in job]
    assert [type(result.error) for result in results] == [WaitTimeoutError if timeout < 1 else type(None)]
    assert results[0].run is not None
    assert results[0].run.id == runs.ids[1]


def test_get_raises_an_error_when_the_response_is_another_run(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(2))
    runs.fault = swapped(runs, 1)
    client = connect()
    with pytest.raises(ResponseDecodeError, match="the response to get_run is another run") as caught:
        client.runs.get(runs.ids[1])
    assert caught.value.is_mismatch
    assert str(runs.ids[0]) in str(caught.value)
    assert (client.runs.get(str(runs.ids[1]).upper())).id == runs.ids[1]


def test_a_server_that_is_gone_for_a_while(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(20))
    runs.then = lambda lists: runs.end() if lists == 2 else None
    runs.fault = lambda _: Reply(reset=True) if 1 < len(runs.received) < 11 else None
    client = connect()
    waits = [partial(client.wait_for_run, known(runs, run_id), poll_interval=0.05) for run_id in runs.ids]
    found = at_once(*waits)
    assert [getattr(run, "status", run) for run in found] == ["success"] * 20
    assert sum(runs.fetched.values()) <= 23


def test_while_the_server_is_down_few_requests_are_sent(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(100))
    runs.fault = lambda _: Reply(503)
    client = connect()
    waits = [
        partial(client.wait_for_run, known(runs, run_id), poll_interval=0.05, timeout=1.5) for run_id in runs.ids
    ]
    found = at_once(*waits)
    assert {type(error) for error in found} == {WaitTimeoutError}
    error = found[0]
    assert isinstance(error, WaitTimeoutError)
    assert "no response about it arrived; the last request failed" in str(error)
    assert isinstance(error.__cause__, ServerError)
    assert len(runs.received) <= 20


def test_without_a_timeout_an_outage_is_outlasted_for_ten_minutes(
    server: ScriptedServer, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cyberdesk._core.waiting.state_machine.PATIENCE", 0.4)
    runs = serve(server, WaitedRuns(2))
    runs.fault = lambda _: Reply(503)
    client = connect()
    given = known(runs, runs.ids[0])
    found = at_once(
        partial(client.wait_for_run, given), partial(client.wait_for_run, given, timeout=4), client.health.check
    )
    assert isinstance(found[0], ServerError)
    assert isinstance(found[1], WaitTimeoutError)


def test_a_key_that_is_refused_ends_all_waits_at_once(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(10))
    runs.fault = lambda _: Reply(401, {"detail": "Invalid API key"}) if runs.windows else None
    client = connect()
    waits = [partial(client.wait_for_run, known(runs, run_id), poll_interval=0.05) for run_id in runs.ids]
    found = at_once(*waits)
    assert {type(error) for error in found} == {AuthenticationError}
    assert len({id(error) for error in found}) == 10
    assert len(runs.received) <= 4


def test_with_a_key_that_may_not_list_each_run_is_fetched(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(3))
    forbidden = Reply(403, {"detail": "no"})
    runs.fault = lambda request: forbidden if is_list(request) else None
    given = [known(runs, run_id) for run_id in runs.ids]
    client = connect()

    def end() -> None:
        until(lambda: len(runs.fetched) == 3)
        runs.end()

    def wait() -> None:
        assert len([run for run in client.wait_for_runs(given, poll_interval=0.05)]) == 3

    assert at_once(wait, end) == [None, None]
    runs.fault = lambda _: forbidden
    with pytest.raises(PermissionDeniedError):
        client.wait_for_run(runs.ids[0])


@pytest.mark.parametrize("form", ["dict", "run", "model"])
def test_a_webhook_ends_a_wait_at_once(server: ScriptedServer, connect: Connect, form: str) -> None:
    runs = serve(server, WaitedRuns(2))
    first, second = runs.ids
    client = connect()

    def send_event() -> None:
        until(lambda: runs.windows)
        runs.end(first)
        event: Any = runs.event(first)
        client.notify(
            event["run"]
            if form == "run"
            else codec.convert(event, RunCompletedEvent)
            if form == "model"
            else event
        )

    found = at_once(
        partial(client.wait_for_run, known(runs, first), poll_interval=60),
        send_event,
        partial(client.wait_for_run, known(runs, second), poll_interval=60, timeout=1),
    )
    assert getattr(found[0], "output_data", found[0]) == {"n": 1}
    assert isinstance(found[2], WaitTimeoutError)
    assert runs.fetched[str(first)] == 1


def test_a_webhook_that_came_before_the_wait(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    given = known(runs, runs.ids[0])
    runs.end()
    client = connect()
    client.notify(runs.event(runs.ids[0]))
    assert (client.wait_for_run(given, poll_interval=60)).status == "success"
    assert runs.windows == []


def test_a_webhook_that_is_not_true_ends_nothing(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    client = connect()
    client.notify({"event_type": "run_complete", "run": {"id": str(runs.ids[0]), "status": "success"}})
    with pytest.raises(WaitTimeoutError, match="it is running"):
        client.wait_for_run(known(runs, runs.ids[0]), poll_interval=0.05, timeout=0.3)
    assert runs.fetched[str(runs.ids[0])] <= 3


def test_what_is_not_a_webhook(connect: Connect) -> None:
    client = connect()
    client.notify({"event_type": "downed_machines", "organization_id": "org", "machines": []})
    for event in ({}, {"event_type": "run_complete"}, {"id": "x", "status": "success"}, {"run": None}, "text", 7):
        with pytest.raises(InvalidArgumentError):
            client.notify(event)  # type: ignore[arg-type]


def test_a_timeout_of_zero_checks_once(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(2))
    client = connect()
    for given in (known(runs, runs.ids[0]), runs.ids[0]):
        with pytest.raises(WaitTimeoutError, match="within 0 s: it is running") as caught:
            client.wait_for_run(given, timeout=0)
        assert caught.value.run is not None
        assert caught.value.run.id == runs.ids[0]
        assert caught.value.run_ids == (runs.ids[0],)
    runs.end()
    assert (client.wait_for_run(runs.ids[1], timeout=0)).status == "success"
    assert (client.wait_for_run(known(runs, runs.ids[1]), timeout=0)).status == "success"


def test_a_run_that_ends_just_before_the_time_is_over(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.fault = lambda _: runs.end() if len(runs.received) == 2 else None
    run = connect().wait_for_run(known(runs, runs.ids[0]), poll_interval=60, timeout=0.3)
    assert run.status == "success"


def test_one_waits_end_does_not_disturb_another(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(3))
    runs.then = lambda lists: runs.end(runs.ids[0]) if lists == 12 else None
    client = connect()

    def complain(run: RunResponseWithIncludes) -> None:
        raise ValueError(run.status)

    found = at_once(
        partial(client.wait_for_run, known(runs, runs.ids[1]), poll_interval=0.05, timeout=0.1),
        partial(client.wait_for_run, known(runs, runs.ids[2]), poll_interval=0.05, on_update=complain),
        partial(client.wait_for_run, known(runs, runs.ids[0]), poll_interval=0.05),
    )
    assert isinstance(found[0], WaitTimeoutError)
    assert isinstance(found[1], ValueError)
    assert getattr(found[2], "status", found[2]) == "success"


def test_cancel_on_timeout(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    with pytest.raises(WaitTimeoutError, match="it is running; it was cancelled") as caught:
        connect().wait_for_run(known(runs, runs.ids[0]), poll_interval=0.05, timeout=0.1, cancel_on_timeout=True)
    assert runs.changes == [{"status": "cancelled"}]
    assert caught.value.was_cancelled
    assert caught.value.run is not None
    assert caught.value.run.status == "cancelled"


def test_cancel_on_timeout_says_when_it_could_not(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.fault = lambda request: Reply(400, {"detail": "not now"}) if request.method == "PATCH" else None
    with pytest.raises(WaitTimeoutError, match="could not be cancelled: not now") as caught:
        connect().wait_for_run(known(runs, runs.ids[0]), poll_interval=0.05, timeout=0.1, cancel_on_timeout=True)
    assert not caught.value.was_cancelled
    assert caught.value.cancel_error is not None


def test_cancel_on_timeout_of_a_run_that_ends_at_that_moment(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))

    def fault(request: Received) -> Reply | None:
        if request.method != "PATCH":
            return None
        runs.end()
        return Reply(409, {"detail": "it has ended"})

    runs.fault = fault
    run = connect().wait_for_run(known(runs, runs.ids[0]), poll_interval=0.05, timeout=0.1, cancel_on_timeout=True)
    assert run.status == "success"


def test_closing_ends_waits(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(4))
    client = connect()

    def close() -> None:
        until(lambda: runs.windows)
        client.close()

    found = at_once(
        *[partial(client.wait_for_run, known(runs, run_id), poll_interval=60) for run_id in runs.ids], close
    )
    assert {type(error) for error in found} == {ClientClosedError, type(None)}
    with pytest.raises(ClientClosedError):
        client.wait_for_run(runs.ids[0])


def test_clients_with_other_options_share_the_requests(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(2))
    runs.then = lambda lists: runs.end() if lists == 4 else None
    client = connect()
    other = client.with_options(default_headers={"x-own": "1"}).with_options(timeout=50)
    found = at_once(
        partial(client.wait_for_run, known(runs, runs.ids[0]), poll_interval=0.1),
        partial(other.wait_for_run, known(runs, runs.ids[1]), poll_interval=0.1),
    )
    assert [getattr(run, "status", run) for run in found] == ["success"] * 2
    own = [request.target for request in runs.received if "x-own" in request.headers]
    assert own == [f"/v1/runs/{runs.ids[1]}"]


def test_a_rate_limit_is_obeyed(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.then = lambda lists: runs.end() if lists == 2 else None
    refused: list[float] = []

    def fault(request: Received) -> Reply | None:
        if refused or not runs.windows:
            return None
        refused.append(time.monotonic())
        return Reply(429, headers={"retry-after": "1.2"})

    runs.fault = fault
    client = connect(deadline=0.5)  # too short to wait for it within the call
    run = client.wait_for_run(known(runs, runs.ids[0]), poll_interval=0.05)
    assert run.status == "success"
    after = [when - refused[0] for when in runs.times if when > refused[0]]
    assert min(after) >= 1.2


def test_what_remains_of_a_rate_limit_is_spread(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.then = lambda lists: runs.end() if lists == 3 else None
    runs.headers = {"x-ratelimit-remaining": "2", "x-ratelimit-reset": "1"}
    connect().wait_for_run(known(runs, runs.ids[0]), poll_interval=0.05)
    lists = [when for when, request in zip(runs.times, runs.received, strict=True) if is_list(request)]
    assert min(later - earlier for earlier, later in pairwise(lists)) >= 0.5


def after(seconds: float) -> Callable[[], bool]:
    ends_at = time.monotonic() + seconds
    return lambda: time.monotonic() >= ends_at


def test_nothing_is_sent_while_nobody_waits(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(2))
    runs.end(runs.ids[0])
    client = connect()
    found = client.wait_for_runs(runs.ids, poll_interval=0.02)
    for run in found:
        assert run.id == runs.ids[0]
        break
    until(after(0.3))  # requests that were under way end
    sent = len(runs.received)
    until(after(0.4))  # twenty intervals
    assert len(runs.received) == sent
    runs.end()
    assert [run.id for run in found] == [runs.ids[1]]


def test_runs_come_as_they_end(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(3))
    order = [runs.ids[1], runs.ids[2], runs.ids[0]]
    runs.end(order[0], status="task_failed")
    seen: list[UUID] = []
    for run in connect().wait_for_runs([*runs.ids, runs.ids[0]], poll_interval=0.05):
        seen.append(run.id)
        if len(seen) < 3:
            runs.end(order[len(seen)], status="cancelled")
    assert seen == order


def test_runs_that_failed_are_errors_when_asked_for(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(2))
    client = connect()
    runs.end(runs.ids[0], status="error")
    runs.end(runs.ids[1], status="cancelled")
    found = client.wait_for_runs(runs.ids, raise_on_failure=True)
    raised: list[RunError] = []
    for _ in runs.ids:
        with pytest.raises(RunError) as caught:
            next(found)
        raised.append(caught.value)
    # Runs that have ended already come in any order.
    assert {type(error) for error in raised} == {RunFailedError, RunCancelledError}
    with pytest.raises(StopIteration):
        next(found)


def test_runs_that_take_too_long_are_named(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(8))
    runs.end(runs.ids[0])
    seen: list[UUID] = []
    given = [known(runs, run_id) for run_id in runs.ids]
    with pytest.raises(WaitTimeoutError, match="7 runs did not end within 0.4 s: .* and 2 more") as caught:
        for run in connect().wait_for_runs(given, poll_interval=0.05, timeout=0.4):
            seen.append(run.id)  # noqa: PERF401  # it breaks off in the middle
    assert seen == runs.ids[:1]
    assert caught.value.run_ids == tuple(runs.ids[1:])
    assert str(runs.ids[1]) in str(caught.value)


def test_tasks_may_share_one_iterator(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(12))
    order = list(runs.ids)
    runs.then = lambda _: runs.end(order.pop()) if order else None
    found = connect().wait_for_runs([known(runs, run_id) for run_id in runs.ids], poll_interval=0.02)
    seen: list[UUID] = []

    def work() -> None:
        for run in found:
            seen.append(run.id)  # noqa: PERF401  # others append meanwhile

    assert at_once(*[work] * 4) == [None] * 4
    assert sorted(seen) == runs.ids


def test_a_run_is_not_lost_with_what_on_update_raises(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.end()
    calls: list[str] = []

    def complain(run: RunResponseWithIncludes) -> None:
        calls.append(run.status)
        raise ZeroDivisionError

    found = connect().wait_for_runs([known(runs, runs.ids[0])], on_update=complain)
    with pytest.raises(ZeroDivisionError):
        for _ in found:
            pass
    assert [run.id for run in found] == runs.ids
    assert calls == ["success"]


def test_no_runs_at_all(connect: Connect) -> None:
    assert [run for run in connect().wait_for_runs([])] == []


def test_watching_a_run(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    run_id = str(runs.ids[0])
    client = connect()

    def say(*texts: str, status: str = "running") -> None:
        history = [{"role": "assistant", "content": [{"type": "text", "text": text}]} for text in texts]
        runs.runs[run_id] = {**runs.runs[run_id], "run_message_history": history, "status": status}

    seen: list[tuple[str | None, str, list[str | None]]] = []
    for change in client.watch_run(runs.ids[0], poll_interval=0.02):
        texts = [block.text for message in change.messages for block in message.content or []]
        seen.append((change.previous_status, change.status, texts))
        match len(seen):
            case 1:
                say("one", "two")
            case 2:
                say("one", "two", status="running_checks")
            case 3:
                say("one", "two", "three", status="task_failed")
            case _:
                assert change.has_ended
    assert seen == [
        (None, "running", []),
        ("running", "running", ["one", "two"]),
        ("running", "running_checks", []),
        ("running_checks", "task_failed", ["three"]),
    ]
    assert runs.windows == []


def test_watching_survives_an_outage_and_ends_in_time(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.fault = lambda _: Reply(503) if 1 < len(runs.received) < 8 else None
    client = connect()
    seen: list[str] = []
    with pytest.raises(WaitTimeoutError) as caught:
        for change in client.watch_run(runs.ids[0], poll_interval=0.02, timeout=3):
            seen.append(change.status)  # noqa: PERF401  # it breaks off in the middle
    assert seen == ["running"]
    assert caught.value.run is not None
    assert runs.fetched[str(runs.ids[0])] > 2


def test_a_webhook_wakes_who_watches(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    client = connect()
    seen: list[str] = []
    for change in client.watch_run(runs.ids[0], poll_interval=60):
        seen.append(change.status)
        if not change.has_ended:
            runs.end()
            client.notify(runs.event(runs.ids[0]))
    assert seen == ["running", "success"]


def test_durations_are_checked(connect: Connect) -> None:
    client = connect()
    wrong: list[dict[str, Any]] = [
        {"timeout": -1},
        {"timeout": True},
        {"poll_interval": 0},
        {"poll_interval": float("nan")},
    ]
    for bad in wrong:
        with pytest.raises(InvalidArgumentError, match="must be a positive number"):
            client.wait_for_run(UUID(int=1), **bad)
        with pytest.raises(InvalidArgumentError, match="must be a positive number"):
            client.wait_for_runs([UUID(int=1)], **bad)
        with pytest.raises(InvalidArgumentError, match="must be a positive number"):
            client.watch_run(UUID(int=1), **bad)
        with pytest.raises(InvalidArgumentError, match="must be a positive number"):
            client.runs.create_and_wait(workflow_id=UUID(int=1), **bad)
    with pytest.raises(InvalidArgumentError, match="run_id must be a UUID"):
        client.wait_for_run("one")


HANG = Reply(200, pause=60)


@pytest.mark.parametrize("hangs", ["nothing", "lists", "fetches", "all"])
def test_a_timeout_is_overrun_by_a_second_at_most(server: ScriptedServer, connect: Connect, hangs: str) -> None:
    runs = serve(server, WaitedRuns(2))
    runs.fault = lambda request: (
        HANG if hangs == "all" or hangs == ("lists" if is_list(request) else "fetches") else None
    )
    client = connect()
    other = partial(client.wait_for_run, known(runs, runs.ids[1]), poll_interval=60, timeout=3)
    took: list[float] = []

    def wait() -> None:
        began = time.monotonic()
        with pytest.raises(WaitTimeoutError):
            client.wait_for_run(known(runs, runs.ids[0]), timeout=0.5)
        took.append(time.monotonic() - began)

    at_once(other, wait)
    assert 0.5 <= took[0] < 2.5  # a second is for the machine that this runs on


def test_while_runs_keep_ending_the_time_is_kept(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(60))
    given = [known(runs, run_id) for run_id in runs.ids]
    order = iter(runs.ids)
    runs.fault = lambda request: runs.end(next(order)) if is_list(request) else None
    began, ended = time.monotonic(), 0
    with pytest.raises(WaitTimeoutError):
        for _ in connect().wait_for_runs(given, poll_interval=0.1, timeout=0.6):
            ended += 1
    assert time.monotonic() - began < 2.6
    assert 0 < ended < 60


def test_a_fetch_that_hangs_holds_up_no_other_run(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(12))
    runs.end()
    hanging = f"/v1/runs/{runs.ids[0]}"
    runs.fault = lambda request: HANG if request.target == hanging else None
    found = connect().wait_for_runs([known(runs, run_id) for run_id in runs.ids])
    seen = [next(found) for _ in range(11)]
    assert {run.id for run in seen} == set(runs.ids[1:])


@pytest.mark.parametrize("status", [403, 404, 500, 503])
def test_while_the_list_fails_runs_are_fetched(server: ScriptedServer, connect: Connect, status: int) -> None:
    runs = serve(server, WaitedRuns(2))
    runs.fault = lambda request: Reply(status, {"detail": "no"}) if is_list(request) else None
    client = connect()

    def end() -> None:
        until(lambda: len(runs.fetched) == 2)
        runs.end()

    waits = [
        partial(client.wait_for_run, known(runs, run_id), poll_interval=0.1, timeout=20) for run_id in runs.ids
    ]
    found = at_once(*waits, end)
    assert [getattr(run, "status", run) for run in found[:2]] == ["success"] * 2


def test_rows_that_cannot_be_decoded_are_skipped(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(3))
    runs.runs[str(runs.ids[1])]["status"] = None
    given = [known(runs, runs.ids[0]), known(runs, runs.ids[2])]
    runs.then = lambda lists: runs.end(runs.ids[0], runs.ids[2]) if lists == 2 else None
    assert len([run for run in connect().wait_for_runs(given, poll_interval=0.1)]) == 2
    assert str(runs.ids[1]) not in runs.fetched
    assert set(runs.fetched.values()) == {1}


def test_a_run_that_is_not_visible_yet(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    given = known(runs, runs.ids[0])
    hidden = runs.runs.pop(str(runs.ids[0]))

    def fault(_: Received) -> None:
        if len(runs.received) == 4:
            runs.runs[str(runs.ids[0])] = {**hidden, "status": "success"}

    runs.fault = fault
    assert (connect().wait_for_run(given, poll_interval=0.05)).status == "success"


def test_a_run_that_does_not_exist(server: ScriptedServer, connect: Connect) -> None:
    serve(server, WaitedRuns(0))
    with pytest.raises(NotFoundError):
        connect().wait_for_run(UUID(int=7), timeout=1)


def test_a_maintenance_page_does_not_end_a_wait(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(1))
    runs.end()
    page = Reply(200, b"<html>We are back soon</html>", {"content-type": "text/html"})
    runs.fault = lambda _: page if len(runs.received) < 4 else None
    assert (connect().wait_for_run(runs.ids[0])).status == "success"


def test_a_key_that_is_refused_keeps_the_runs(server: ScriptedServer, connect: Connect) -> None:
    runs = serve(server, WaitedRuns(3))
    given = [known(runs, run_id) for run_id in runs.ids]
    runs.end()
    refused = Reply(401, {"detail": "Invalid API key"})
    runs.fault = lambda _: refused if len(runs.received) <= 1 else None
    found = connect().wait_for_runs(given, poll_interval=0.05)
    with pytest.raises(AuthenticationError):
        next(found)
    assert len([run for run in found]) == 3


@pytest.mark.parametrize("wrong", [None, 5, {"id": str(UUID(int=1))}, RunResponse, object()])
def test_what_is_not_a_run(connect: Connect, wrong: Any) -> None:
    client = connect()
    with pytest.raises(InvalidArgumentError, match="must be a run, its id or the handle"):
        client.wait_for_run(wrong)
    with pytest.raises(InvalidArgumentError, match="must be a run, its id or the handle"):
        client.wait_for_runs([wrong])
    with pytest.raises(InvalidArgumentError, match="must be a run, its id or the handle"):
        client.watch_run(wrong)


@pytest.mark.parametrize("wrong", [None, 5, str(UUID(int=1)), UUID(int=1)])
def test_what_is_not_several_runs(connect: Connect, wrong: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="must be an iterable of runs or ids"):
        connect().wait_for_runs(wrong)


def test_a_callback_that_cannot_be_called(connect: Connect) -> None:
    wrong: Any = "print"
    with pytest.raises(InvalidArgumentError, match="on_update must be a function"):
        connect().wait_for_run(UUID(int=1), on_update=wrong)
    with pytest.raises(InvalidArgumentError, match="on_update must be a function"):
        connect().wait_for_runs([UUID(int=1)], on_update=wrong)


def test_a_handle_may_be_waited_for(server: ScriptedServer, connect: Connect) -> None:
    class Handle:
        def __init__(self, run_id: UUID) -> None:
            self.id = run_id

    runs = serve(server, WaitedRuns(1))
    runs.end()
    handle: Any = Handle(runs.ids[0])
    assert (connect().wait_for_run(handle)).id == handle.id
