"""What the polling state machine sends and delivers, on a simulated clock and server whose habits are switches."""

from __future__ import annotations

import datetime
import heapq
import itertools
import math
from collections.abc import Callable
from typing import Any
from uuid import UUID

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from cyberdesk import (
    AuthenticationError,
    ConfigurationError,
    CyberdeskError,
    DeadlineExceededError,
    NotFoundError,
    PermissionDeniedError,
    ResponseDecodeError,
    ServerError,
)
from cyberdesk._core.models import codec
from cyberdesk._core.waiting.actions import FetchRun
from cyberdesk._core.waiting.pages import PAGE, PollPage
from cyberdesk._core.waiting.polling import PATIENCE
from cyberdesk._core.waiting.runs import Ended, RunSummary, RunSummaryPage, Waiter
from cyberdesk._core.waiting.state_machine import PollingStateMachine
from cyberdesk.models import RunResponseWithIncludes
from tests.scripted import RUN

START = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
NOW = 1000.0


@attrs.define
class Habits:
    """What a server does; by default what the API promises."""

    latency: float = 0.02
    cap: int = PAGE
    order: str = "newest first"
    ignores_from: bool = False
    ignores_to: bool = False
    lag: float = 0.0
    status_lag: float = 0.0  # lists show the statuses of so long ago
    omits: int = 0  # every nth run is in no list
    total: str = "right"
    clock: float = 0.0  # lists show other creation times than creates
    list_fails: str = ""
    precision: float = 0.0  # lists show times in these steps
    repeats: bool = False


@attrs.define
class ServedRun:
    number: int
    age: float
    ends_at: float

    @property
    def id(self) -> str:
        return str(UUID(int=self.number))

    def status(self, now: float) -> str:
        return "success" if now >= self.ends_at else "running"


def moment(seconds: float) -> datetime.datetime:
    return START + datetime.timedelta(seconds=seconds)


class Server:
    """Responds to requests as its habits are; single runs are always right."""

    def __init__(self, habits: Habits, runs: list[ServedRun]) -> None:
        self.habits = habits
        self.runs = runs
        self.fail_fetch: Callable[[ServedRun, float], CyberdeskError | float | None] = lambda _run, _now: None

    def page(self, poll: PollPage, now: float) -> RunSummaryPage | CyberdeskError | float:
        habits = self.habits
        if habits.list_fails == "hang":
            return poll.deadline
        if habits.list_fails:
            status = int(habits.list_fails)
            kind = {403: PermissionDeniedError, 404: NotFoundError}.get(status, ServerError)
            error = kind("", status_code=status)
            error.is_temporary = status >= 500
            return error
        rows = [self.row(run, now) for run in self.runs if run.age + habits.lag <= now - NOW + 1e9]
        rows = [row for row in rows if not habits.omits or UUID(row.id).int % habits.omits]
        sweep = poll.sweep
        if sweep.created_at_from is not None and not habits.ignores_from:
            rows = [row for row in rows if row.created_at >= (sweep.created_at_from or row.created_at)]
        if sweep.created_at_to is not None and not habits.ignores_to:
            rows = [row for row in rows if row.created_at <= (sweep.created_at_to or row.created_at)]
        rows.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        if habits.order == "oldest first":
            rows.reverse()
        if habits.order == "by id":
            rows.sort(key=lambda row: hash(row.id))
        if habits.repeats:
            rows = [row for row in rows for _ in range(2)]
        shown = rows[poll.skip : poll.skip + habits.cap]
        totals = {"right": len(rows), "none": None, "zero": 0, "page": len(shown), "huge": 10**9}
        return RunSummaryPage(shown, totals[habits.total])

    def row(self, run: ServedRun, now: float) -> RunSummary:
        age = run.age + self.habits.clock
        if self.habits.precision:
            age -= age % self.habits.precision
        return RunSummary(run.id, str(UUID(int=0)), None, run.status(now - self.habits.status_lag), moment(age))


def whole(run: ServedRun, now: float) -> RunResponseWithIncludes:
    known = {**RUN, "id": run.id, "status": run.status(now), "created_at": moment(run.age).isoformat()}
    return codec.convert(known, RunResponseWithIncludes)


class World:
    """A machine and a server, and the time."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.state = PollingStateMachine(jitter=lambda: 0.0)
        self.waiter = Waiter(poll_interval=1.0)
        self.now = NOW
        self.polls: list[PollPage] = []
        self.fetches: list[FetchRun] = []
        self.ended: dict[int, float] = {}
        self.errors: dict[int, CyberdeskError] = {}
        self.events: list[Any] = []
        self._responses: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def wait(self, runs: list[ServedRun], *, known: bool = True, waiter: Waiter | None = None) -> None:
        waiter = waiter or self.waiter
        self.state.begin_wait(waiter, math.inf, self.now)
        for run in runs:
            waiter.runs[UUID(run.id)] = None
            created_at = moment(run.age) if known else None
            self.state.add(waiter, UUID(run.id), self.now, created_at=created_at)

    def at(self, when: float, do: Callable[[], None]) -> None:
        heapq.heappush(self._responses, (when, next(self._order), do))

    def run(self, seconds: float) -> None:
        """Let time pass: responses arrive, and the machine is called when it wants to be."""
        ends_at = self.now + seconds
        for _ in range(200_000):
            actions = self.state.advance(self.now)
            for request in actions.requests:
                self._send(request)
            self._take()
            until = min(actions.until, self._responses[0][0] if self._responses else math.inf)
            if until > ends_at:
                self.now = ends_at
                return
            self.now = max(self.now, until)
            while self._responses and self._responses[0][0] <= self.now:
                heapq.heappop(self._responses)[2]()
        raise AssertionError("it never rests")

    def _send(self, request: PollPage | FetchRun) -> None:
        latency, sent_at = self.server.habits.latency, self.now
        if isinstance(request, PollPage):
            self.polls.append(request)
            page = self.server.page(request, sent_at)
            if isinstance(page, int | float):
                late = DeadlineExceededError("")
                self.at(sent_at + page, lambda: self.state.page_failed(request, late, self.now))
            elif isinstance(page, CyberdeskError):
                self.at(sent_at + latency, lambda: self.state.page_failed(request, page, self.now))
            else:
                self.at(sent_at + latency, lambda: self.state.page_received(request, page, self.now))
            return
        self.fetches.append(request)
        run = next(run for run in self.server.runs if run.id == str(request.run.run_id))
        fault = self.server.fail_fetch(run, sent_at)
        if isinstance(fault, CyberdeskError):
            self.at(sent_at + latency, lambda: self.state.fetch_failed(request, fault, self.now))
        elif fault is not None:
            late = DeadlineExceededError("")
            self.at(sent_at + request.deadline, lambda: self.state.fetch_failed(request, late, self.now))
        else:
            found = whole(run, sent_at)
            self.at(sent_at + latency, lambda: self.state.run_received(request, found, self.now))

    def _take(self) -> None:
        while self.waiter.events:
            event = self.waiter.events.popleft()
            self.events.append(event)
            if isinstance(event, Ended):
                self.ended[event.run_id.int] = self.now
                if event.error is not None:
                    self.errors[event.run_id.int] = event.error


def served(count: int, *, ends: float = math.inf, apart: float = 0.37) -> list[ServedRun]:
    return [ServedRun(number, number * apart, NOW + ends) for number in range(1, count + 1)]


def world(count: int = 1, *, ends: float = math.inf, apart: float = 0.37, **habits: Any) -> World:
    return World(Server(Habits(**habits), served(count, ends=ends, apart=apart)))


habits_of_servers = st.builds(
    Habits,
    latency=st.sampled_from([0.01, 0.2]),
    cap=st.sampled_from([PAGE, 100, 7, 2]),
    order=st.sampled_from(["newest first", "newest first", "oldest first", "by id"]),
    ignores_from=st.booleans(),
    ignores_to=st.booleans(),
    status_lag=st.sampled_from([0.0, 0.0, 0.5, 30.0, math.inf]),
    omits=st.sampled_from([0, 0, 3, 1]),
    total=st.sampled_from(["right", "right", "none", "zero", "page", "huge"]),
    clock=st.sampled_from([0.0, 0.0, 5.0, -3600.0]),
    list_fails=st.sampled_from(["", "", "", "500", "503", "403", "404", "hang"]),
    precision=st.sampled_from([0.0, 0.001, 1.0]),
    repeats=st.booleans(),
)


@given(st.data(), habits_of_servers)
@settings(max_examples=60)
def test_whatever_the_list_does_each_end_is_noticed_and_requests_are_bounded(
    data: st.DataObject, habits: Habits
) -> None:
    count = data.draw(st.integers(1, 40))
    apart = data.draw(st.sampled_from([0.0, 0.01, 0.37, 100.0]))
    interval = data.draw(st.sampled_from([0.5, 1.0, 4.0]))
    runs = served(count, apart=apart)
    foreign = [ServedRun(1000 + number, number * 0.5, math.inf) for number in range(data.draw(st.integers(0, 30)))]
    for run in runs:
        run.ends_at = NOW + data.draw(st.sampled_from([0.0, 0.7, 3.3, 9.1]))
    a_world = World(Server(habits, [*runs, *foreign]))
    a_world.waiter.poll_interval = interval
    a_world.wait(runs, known=data.draw(st.booleans()))
    a_world.run(9.1 + 15 * interval + 12)
    late = {run.number: a_world.ended.get(run.number, math.inf) - run.ends_at for run in runs}
    # The interval, the slack before a run is fetched by itself, and the rounds that forty fetches take;
    # with a list that lags, the intervals until it is known to.
    allowed = (8 if habits.status_lag else 2) * interval + 5
    assert max(late.values()) <= allowed
    seconds = a_world.now - NOW
    rounds = min(seconds, 9.1 + allowed) / interval + 3
    assert len(a_world.polls) + len(a_world.fetches) <= rounds * (3 * count + 4)


def test_a_thousand_runs_share_a_page_and_cost_one_fetch_each() -> None:
    it = world(1000, ends=5.0)
    it.wait(it.server.runs)
    it.run(10)
    assert len(it.ended) == 1000
    assert len(it.fetches) <= 1030
    assert len(it.polls) <= 8


@pytest.mark.parametrize("count", [1, 10, 20])
@pytest.mark.parametrize("interval", [0.2, 1.0, 30.0])
@pytest.mark.parametrize("seconds", [0.0, 3.3, 50.0])
def test_a_list_that_never_shows_an_end(count: int, interval: float, seconds: float) -> None:
    it = world(count, ends=seconds, status_lag=math.inf)
    it.waiter.poll_interval = interval
    it.wait(it.server.runs)
    it.run(seconds + 7 * interval)
    assert len(it.ended) == count
    assert max(it.ended.values()) <= NOW + seconds + 6 * interval + 0.2


@pytest.mark.parametrize("lag", [10.0, math.inf])
def test_a_list_that_lags_is_not_polled_for_a_while(lag: float) -> None:
    it = world(300, status_lag=lag)
    for run in it.server.runs:
        run.ends_at = NOW + 5 + 0.1 * run.number
    it.wait(it.server.runs)
    it.run(50)
    late = sorted(it.ended[run.number] - run.ends_at for run in it.server.runs)
    assert late[200] <= 3
    assert late[-1] <= 8
    assert len(it.polls) <= 12


def test_a_list_that_lags_by_less_than_an_interval_is_polled_on() -> None:
    it = world(100, status_lag=0.4)
    for run in it.server.runs:
        run.ends_at = NOW + 5 + 0.4 * run.number
    it.wait(it.server.runs)
    it.run(50)
    assert len(it.ended) == 100
    assert len(it.polls) >= 40
    assert len(it.fetches) <= 100 + 100


def test_a_list_that_was_right_is_confirmed_by_one_fetch_a_page() -> None:
    it = world(300)
    it.server.runs[0].ends_at = NOW + 1
    it.wait(it.server.runs)
    it.run(100)
    assert len(it.fetches) <= 1 + len(it.polls) <= 103


def test_with_a_page_cap_the_next_pages_are_polled_at_once() -> None:
    it = world(1000, cap=100)
    for run in it.server.runs:
        run.ends_at = NOW + 2 + run.number / 100
    it.wait(it.server.runs)
    it.run(20)
    late = sorted(it.ended[run.number] - run.ends_at for run in it.server.runs)
    assert late[-1] <= 2
    assert len(it.fetches) <= 1000 + len(it.polls)
    assert len(it.polls) <= 15 * 14


@pytest.mark.parametrize("cap", [100, PAGE])
def test_runs_created_at_one_moment_are_on_several_pages(cap: int) -> None:
    it = world(450, ends=3.0, apart=0.0, cap=cap)
    it.wait(it.server.runs)
    it.run(6)
    assert len(it.ended) == 450
    assert len(it.fetches) == 450


def test_a_run_among_many_others_gets_a_window_of_its_own() -> None:
    runs = [ServedRun(1, 0.0, math.inf), ServedRun(2, 9000.0, math.inf)]
    others = [ServedRun(10 + number, 1000.0 + number, math.inf) for number in range(2500)]
    it = World(Server(Habits(), [*runs, *others]))
    it.wait(runs)
    it.run(10)
    assert len(it.fetches) == 6  # each is confirmed every third interval
    windows = {(poll.sweep.created_at_from, poll.sweep.created_at_to) for poll in it.polls[-4:]}
    assert len(windows) == 2
    assert len(it.polls) <= 22


def test_a_server_that_ignores_bounds_is_not_polled_for_old_runs() -> None:
    others = [ServedRun(10 + number, 1000.0 + number, math.inf) for number in range(1500)]
    runs = [ServedRun(1, 0.0, NOW + 8)]
    it = World(Server(Habits(ignores_to=True), [*runs, *others]))
    it.wait(runs)
    it.run(12)
    assert it.ended[1] <= NOW + 10
    assert len(it.polls) <= 2


def test_while_the_list_hangs_runs_are_fetched() -> None:
    it = world(3, ends=4.0, list_fails="hang")
    it.wait(it.server.runs)
    it.run(9)
    assert len(it.ended) == 3
    assert len(it.polls) <= 2


def test_a_fetch_that_hangs_holds_up_no_other() -> None:
    it = world(50, ends=0.0)
    it.server.fail_fetch = lambda run, now: 1.0 if run.number <= 20 and now < NOW + 1 else None
    it.wait(it.server.runs)
    it.run(5)
    assert sorted(it.ended) == list(range(21, 51))
    it.run(40)
    assert len(it.ended) == 50


def test_while_the_server_fails_one_request_at_a_time_tries_it() -> None:
    it = world(100, ends=30.0, list_fails="503")
    down = ServerError("", status_code=503)
    down.is_temporary = True
    it.server.fail_fetch = lambda _run, now: down if now < NOW + 60 else None
    it.wait(it.server.runs)
    it.run(60)
    assert len(it.fetches) + len(it.polls) <= 14
    it.server.habits.list_fails = ""
    it.run(40)
    assert len(it.ended) == 100
    assert len(it.fetches) <= 100 + 20


def test_requests_that_fail_together_are_one_failure() -> None:
    it = world(12, ends=0.5, list_fails="404")
    down = ServerError("", status_code=503)
    down.is_temporary = True
    it.server.fail_fetch = lambda _run, now: down if now < NOW + 3 else None
    it.wait(it.server.runs)
    it.run(10)
    assert len(it.ended) == 12
    assert max(it.ended.values()) <= NOW + 8


def test_without_a_timeout_an_outage_is_outlasted_for_ten_minutes() -> None:
    it = world(1, list_fails="503")
    down = ServerError("", status_code=503)
    down.is_temporary = True
    it.server.fail_fetch = lambda _run, _now: down
    it.wait(it.server.runs)
    it.run(PATIENCE - 60)
    assert it.waiter.error is None
    it.run(120)
    assert isinstance(it.waiter.error, ServerError)
    assert it.waiter.runs


@pytest.mark.parametrize("has_timeout", [False, True])
def test_a_run_that_cannot_be_fetched_ends_as_an_error_after_ten_minutes(has_timeout: bool) -> None:
    it = world(2, ends=0.0)
    broken = ServerError("", status_code=500)
    broken.is_temporary = True
    it.server.fail_fetch = lambda run, _now: broken if run.number == 1 else None
    it.waiter.has_timeout = has_timeout
    it.wait(it.server.runs)
    it.run(PATIENCE - 60)
    assert list(it.ended) == [2]
    it.run(120)
    assert isinstance(it.errors.get(1), ServerError) is not has_timeout
    assert len(it.fetches) <= 60


@pytest.mark.parametrize("error", [AuthenticationError("", status_code=401), ConfigurationError("")])
def test_an_error_about_the_client_ends_waits_and_keeps_runs(error: CyberdeskError) -> None:
    it = world(3, ends=0.0)
    it.server.fail_fetch = lambda _run, _now: error
    it.wait(it.server.runs)
    it.run(0.3)
    assert type(it.waiter.error) is type(error)
    assert len(it.waiter.runs) == 3
    assert it.ended == {}
    it.server.fail_fetch = lambda _run, _now: None
    it.run(5)
    assert len(it.ended) == 3


def test_a_run_that_is_not_visible_yet_is_fetched_again() -> None:
    it = world(1, ends=4.0, omits=1)
    missing = NotFoundError("", status_code=404)
    it.server.fail_fetch = lambda _run, now: missing if now < NOW + 2 else None
    it.wait(it.server.runs)
    it.run(8)
    assert it.errors == {}
    assert it.ended[1] <= NOW + 6


def test_a_run_that_is_deleted_ends_as_not_found() -> None:
    it = world(2, omits=2)
    missing = NotFoundError("", status_code=404)
    it.server.fail_fetch = lambda run, _now: missing if run.number == 2 else None
    it.wait(it.server.runs)
    it.run(8)
    assert isinstance(it.errors[2], NotFoundError)
    assert list(it.ended) == [2]


@pytest.mark.parametrize("kind", ["is_html", "is_mismatch"])
def test_what_comes_from_something_in_between_is_temporary_for_a_minute(kind: str) -> None:
    it = world(1, ends=0.0)
    html = ResponseDecodeError("", status_code=200)
    setattr(html, kind, True)
    it.server.fail_fetch = lambda _run, now: html if now < NOW + 30 else None
    it.wait(it.server.runs)
    it.run(70)
    assert it.errors == {}
    assert NOW + 30 <= it.ended[1] <= NOW + 61
    it = world(1, ends=0.0)
    it.server.fail_fetch = lambda _run, _now: html
    it.wait(it.server.runs)
    it.run(120)
    assert isinstance(it.errors[1], ResponseDecodeError)


def test_a_notification_before_a_fetch_shows_the_end_is_not_used_up() -> None:
    it = world(1, ends=2.3)
    it.waiter.poll_interval = 30.0
    it.wait(it.server.runs)
    it.run(2)
    it.state.notify(UUID(it.server.runs[0].id), it.now)
    it.run(2)
    assert it.ended[1] <= NOW + 3
    assert len(it.fetches) <= 4


def test_a_notification_that_is_not_true_is_dropped() -> None:
    it = world(1)
    it.waiter.poll_interval = math.inf
    it.wait(it.server.runs)
    it.state.notify(UUID(it.server.runs[0].id), it.now)
    it.run(100)
    assert it.ended == {}
    assert len(it.fetches) == 7


@pytest.mark.parametrize("interval", [1.0, 5.0, math.inf])
def test_forged_notifications_cost_few_fetches_and_true_ones_are_heeded(interval: float) -> None:
    it = world(1, ends=60.5, list_fails="500")
    it.waiter.poll_interval = interval
    it.wait(it.server.runs)
    run_id = UUID(it.server.runs[0].id)
    for number in range(6000):
        it.at(NOW + number / 100, lambda: it.state.notify(run_id, it.now))
    it.at(NOW + 60.6, lambda: it.state.notify(run_id, it.now))
    it.run(60)
    windows = 60 / min(interval, 10.0) + 1
    assert len(it.fetches) <= 9 * windows
    it.run(10)
    assert it.ended[1] <= NOW + 60.6 + min(interval, 10.0)


def test_a_true_notification_after_a_forged_one_ends_a_wait_quickly() -> None:
    it = world(1, ends=4.0)
    it.waiter.poll_interval = 600.0
    it.wait(it.server.runs)
    run_id = UUID(it.server.runs[0].id)
    it.at(NOW + 1, lambda: it.state.notify(run_id, it.now))
    it.at(NOW + 4.1, lambda: it.state.notify(run_id, it.now))
    it.run(10)
    assert it.ended[1] <= NOW + 4.5


def test_the_short_interval_of_a_wait_that_ended_does_not_stay() -> None:
    it = world(1)
    it.waiter.poll_interval = 10.0
    other = Waiter(poll_interval=0.1)
    it.wait(it.server.runs)
    it.wait(it.server.runs, waiter=other)
    it.run(2)
    assert len(it.polls) >= 15
    it.state.discard(other, list(other.runs))
    it.polls.clear()
    it.run(40)
    assert len(it.polls) <= 5


def test_the_adaptive_interval_grows() -> None:
    it = world(1)
    it.waiter.poll_interval = None
    it.wait(it.server.runs)
    it.run(60)
    apart = [later.sent_at - earlier.sent_at for earlier, later in itertools.pairwise(it.polls)]
    assert apart == pytest.approx(sorted(apart), rel=0.05)
    assert apart[0] == pytest.approx(0.5)
    assert apart[-1] == pytest.approx(5.0, rel=0.05)


def test_nothing_is_sent_for_runs_that_nobody_waits_for() -> None:
    it = world(2)
    it.wait(it.server.runs)
    it.run(3)
    it.state.end_wait(it.waiter)
    it.run(1)
    sent = len(it.polls)
    it.run(20)
    assert len(it.polls) == sent
    assert it.fetches == []
    it.state.begin_wait(it.waiter, math.inf, it.now)
    it.run(1)
    assert len(it.polls) > sent
    it.state.end_wait(it.waiter)
    it.fetches.clear()
    it.waiter = Waiter()  # the other one was dropped without being closed
    it.state.begin_wait(it.waiter, math.inf, it.now)
    it.run(1)
    assert it.state.runs == {}


def test_an_unknown_status_has_not_ended() -> None:
    it = world(1)
    it.waiter.wants_updates = True
    it.wait(it.server.runs)
    run = it.server.runs[0]
    paused = RunSummary(run.id, "", None, "paused", moment(run.age))
    it.server.row = lambda *_: paused  # type: ignore[method-assign]  # a status that this server never has
    it.run(3)
    assert [event.status for event in it.events] == ["paused"]


def test_the_final_check_refreshes_each_run_once_more() -> None:
    it = world(30)
    it.waiter.poll_interval = 60.0
    it.wait(it.server.runs)
    it.run(5)
    for run in it.server.runs[:3]:
        run.ends_at = it.now
    it.state.begin_final_check(it.waiter, it.now)
    assert not it.state.is_checked(it.waiter)
    it.run(0.2)
    assert sorted(it.ended) == [1, 2, 3]
    for number in it.ended:
        it.waiter.runs.pop(UUID(int=number))
    assert it.state.is_checked(it.waiter)


def test_few_rows_of_a_limit_are_spread_and_plenty_are_not() -> None:
    it = world(1)
    it.wait(it.server.runs)
    it.state.notify(UUID(it.server.runs[0].id), it.now)
    actions = it.state.advance(it.now)
    (fetch,) = actions.requests
    assert isinstance(fetch, FetchRun)
    it.state.run_received(fetch, whole(it.server.runs[0], it.now), it.now, spacing=2.0)
    it.run(1.9)
    assert it.polls == []
    it.run(0.3)
    assert len(it.polls) + len(it.fetches) == 1
