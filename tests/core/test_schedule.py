"""Which looks are sent for which waits, against a list in memory that answers as the API does."""

from __future__ import annotations

import datetime
import math
from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from cyberdesk._core.waiting.polling import is_terminal
from cyberdesk._core.waiting.schedule import Look, Rest, Schedule
from cyberdesk._core.waiting.waited import Ended, PolledRun, RunSummary, RunSummaryPage
from cyberdesk.models import RunResponseWithIncludes

START = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
PAGE = 10
SPLIT = 4
NOW = 1000.0


class Waiter:
    """Owns entries, and notes what it is told."""

    has_end = True

    def __init__(self) -> None:
        self.is_waiting = True

    def added(self, entry: PolledRun) -> None: ...
    def want(self, entry: PolledRun) -> None: ...
    def saw(self, run: RunSummary | RunResponseWithIncludes, *, is_change: bool) -> None: ...
    def finish(self, entry: PolledRun, ended: Ended) -> None: ...


def moment(seconds: float) -> datetime.datetime:
    return START + datetime.timedelta(seconds=seconds)


class Server:
    """A list of runs."""

    def __init__(self, *ages: float) -> None:
        self.rows = [
            RunSummary(str(UUID(int=number)), str(UUID(int=0)), None, "running", moment(age))
            for number, age in enumerate(ages, 1)
        ]
        self.looks: list[Look] = []

    def page(self, look: Look) -> RunSummaryPage:
        self.looks.append(look)
        oldest, newest = look.created_at_from or moment(-1e9), look.created_at_to or moment(1e9)
        rows = [row for row in self.rows if oldest <= row.created_at <= newest]
        rows.sort(key=lambda row: (row.created_at, row.id), reverse=True)
        return RunSummaryPage(rows[look.skip : look.skip + PAGE], len(rows))

    def end(self, number: int, status: str = "success") -> None:
        place = next(place for place, row in enumerate(self.rows) if row.id == str(UUID(int=number)))
        row = self.rows[place]
        self.rows[place] = RunSummary(row.id, row.workflow_id, row.machine_id, status, row.created_at)

    def delete(self, number: int) -> None:
        self.rows = [row for row in self.rows if row.id != str(UUID(int=number))]


class World:
    """A schedule on a server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.schedule = Schedule(page=PAGE, split=SPLIT, jitter=lambda: 0.0)
        self.waiter = Waiter()

    def wait(self, *numbers: int, interval: float | None = 1.0, known: bool = True) -> list[PolledRun]:
        entries: list[PolledRun] = []
        for number in numbers:
            row = next(row for row in self.server.rows if row.id == str(UUID(int=number)))
            entry = self.schedule.add(
                UUID(int=number), NOW, created_at=row.created_at if known else None, interval=interval
            )
            entry.owners.append(lambda: self.waiter)
            entries.append(entry)
        return entries

    def go(self, now: float) -> list[PolledRun]:
        """Send all looks that are due; gives the runs that are to be asked for by themselves."""
        asks: list[PolledRun] = []
        for _ in range(1000):
            step = self.schedule.next_step(now)
            if isinstance(step, Rest):
                asks += step.asks
                if not step.asks:
                    assert step.until > now
                    return asks
            else:
                asks += self.schedule.saw_page(step, self.server.page(step), now)[1]
        raise AssertionError("it never rests")


def test_runs_of_the_same_time_share_a_page() -> None:
    world = World(Server(1, 2, 3))
    entries = world.wait(1, 2, 3)
    assert world.go(NOW + 1) == []
    (look,) = world.server.looks
    assert look.created_at_from == moment(0)
    assert look.created_at_to == moment(4)
    assert [entry.run_id for entry in look.entries] == [UUID(int=number) for number in (3, 2, 1)]
    assert {entry.status for entry in entries} == {"running"}
    assert {entry.due for entry in entries} == {NOW + 2}


def test_those_who_end_are_asked_for_once() -> None:
    world = World(Server(1, 2))
    first, second = world.wait(1, 2)
    world.server.end(1)
    assert world.go(NOW + 1) == [first]
    assert world.go(NOW + 2.5) == []
    assert first.has_ended
    assert second.due == NOW + 3.5


def test_each_run_has_its_own_interval_and_near_ones_come_along() -> None:
    world = World(Server(1, 100, 200))
    (quick,) = world.wait(1, interval=1.0)
    (slow,) = world.wait(2, interval=8.0)
    (never,) = world.wait(3, interval=math.inf)
    world.go(NOW + 1)
    assert (quick.due, slow.due, never.due) == (NOW + 2, NOW + 9, math.inf)
    world.server.looks.clear()
    world.go(NOW + 2)
    assert [look.entries for look in world.server.looks] == [[quick]]
    world.go(NOW + 5)
    assert slow.due == NOW + 13


def test_the_interval_left_to_the_client_grows() -> None:
    world = World(Server(1))
    (entry,) = world.wait(1, interval=None)
    seen: list[float] = []
    now = NOW + 1
    for _ in range(20):
        world.go(now)
        seen.append(entry.due - now)
        now = entry.due
    assert seen[0] == pytest.approx(0.5)
    assert seen[-1] == pytest.approx(5.0)
    assert seen == sorted(seen)


def test_two_who_wait_for_one_run_share_it_and_the_shorter_interval_holds() -> None:
    world = World(Server(1))
    (first,) = world.wait(1, interval=4.0)
    (second,) = world.wait(1, interval=2.0)
    assert first is second
    world.go(NOW + 1)
    assert first.due == NOW + 3


def test_an_old_run_among_new_ones_gets_a_window_of_its_own() -> None:
    world = World(Server(0, *range(1000, 1500), 2000, 2001))
    entries = world.wait(1, 502, 503)
    world.go(NOW + 1)
    assert len(world.server.looks) <= 2
    world.server.looks.clear()
    world.go(NOW + 2)
    windows = [(look.created_at_from, look.created_at_to) for look in world.server.looks]
    assert windows == [(moment(1999), moment(2002)), (moment(-1), moment(1))]
    assert {entry.looked_at for entry in entries} == {NOW + 2}


def test_few_foreign_rows_do_not_split_a_window() -> None:
    world = World(Server(*range(0, 60, 10)))
    world.wait(1, 6)
    world.go(NOW + 1)
    world.go(NOW + 2)
    assert len(world.server.looks) == 2


def test_a_window_of_many_pages_is_read_to_its_end() -> None:
    world = World(Server(*([5.0] * 35)))
    entries = world.wait(*range(1, 36))
    assert world.go(NOW + 1) == []
    assert [look.skip for look in world.server.looks] == [0, 10, 20, 30]
    assert {entry.looked_at for entry in entries} == {NOW + 1}


def test_new_runs_that_are_due_again_do_not_keep_old_ones_waiting() -> None:
    world = World(Server(*range(0, 350, 10)))
    entries = world.wait(*range(1, 36))
    now = NOW + 1
    for _ in range(8):
        step = world.schedule.next_step(now)
        assert isinstance(step, Look)
        world.schedule.saw_page(step, world.server.page(step), now)
        now += 0.6  # a look takes long, so that the first page is due again after the second
    assert min(entry.looked_at for entry in entries) > NOW + 1


def test_a_run_that_is_not_shown_is_asked_for_and_then_ever_more_rarely() -> None:
    world = World(Server(1, 2, 3))
    first, second, _ = world.wait(1, 2, 3)
    world.server.delete(2)
    assert world.go(NOW + 1) == [second]
    assert second.ask_at == NOW + 1
    seen = RunSummary(str(second.run_id), "", None, "running", moment(2))
    waits: list[float] = []
    now = NOW + 1
    for _ in range(9):
        world.schedule.saw_run(second, seen, now)
        now = second.due
        world.go(now)
        waits.append(second.ask_at - now)
        now = second.ask_at
    assert waits == [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0, 60.0]
    assert first.status == "running"


def test_few_runs_of_unknown_age_are_asked_for() -> None:
    world = World(Server(1, 2))
    entries = world.wait(1, 2, known=False)
    assert world.go(NOW + 1) == entries
    assert world.server.looks == []


def test_for_many_runs_of_unknown_age_the_newest_page_comes_first() -> None:
    world = World(Server(*range(20)))
    entries = world.wait(1, 18, 19, 20, known=False)
    assert world.go(NOW + 1) == [entries[0]]
    (look,) = world.server.looks
    assert look.created_at_from is look.created_at_to is None
    assert [entry.created_at for entry in entries] == [None, moment(17), moment(18), moment(19)]


def test_further_pages_are_read_while_they_show_runs_of_unknown_age() -> None:
    world = World(Server(*range(60)))
    entries = world.wait(1, *range(25, 61), known=False)
    assert world.go(NOW + 1) == [entries[0]]
    assert [look.skip for look in world.server.looks] == [0, 10, 20, 30]


def test_what_nobody_waits_for_at_the_moment_is_not_looked_at() -> None:
    world = World(Server(1))
    (entry,) = world.wait(1)
    world.waiter.is_waiting = False
    world.go(NOW + 1)
    assert world.server.looks == []
    world.waiter.is_waiting = True
    entry.owners = [lambda: None]
    world.go(NOW + 1)
    assert world.schedule.entries == {}


def test_an_unknown_status_has_not_ended() -> None:
    world = World(Server(1))
    (entry,) = world.wait(1)
    world.server.end(1, "paused")
    assert world.go(NOW + 1) == []
    assert (entry.status, entry.has_ended) == ("paused", False)


def test_while_the_server_fails_one_at_a_time_tries_it() -> None:
    schedule = Schedule()
    schedule.failed(2.0, NOW)
    assert not schedule.may_ask(NOW + 1)
    assert schedule.may_ask(NOW + 2)
    schedule.is_probing = True
    assert not schedule.may_ask(NOW + 2)
    schedule.failed(4.0, NOW + 2)
    assert schedule.failing_since == NOW
    assert schedule.recovered()
    assert not schedule.recovered()
    assert not schedule.may_ask(NOW + 5)
    assert schedule.may_ask(NOW + 6)


def test_when_pages_fail_runs_are_asked_for_one_by_one_for_some_time() -> None:
    world = World(Server(1, 2))
    entries = world.wait(1, 2)
    world.schedule.pages_fail(NOW, 30.0)
    assert world.go(NOW + 1) == entries
    assert world.server.looks == []
    for entry in entries:
        world.schedule.saw_run(entry, RunSummary(str(entry.run_id), "", None, "running", START), NOW + 31)
    world.go(NOW + 33)
    assert len(world.server.looks) == 1


@given(st.data())
def test_every_run_that_is_due_is_looked_at_and_no_request_is_wasted(data: st.DataObject) -> None:
    """Runs of any age among foreign ones, bulks of one moment, deletions and ends in between."""
    bulks = st.tuples(st.integers(0, 40).map(lambda age: age * 0.7), st.sampled_from([1, 1, 1, 2, 15, 30]))
    ages = [age for age, size in data.draw(st.lists(bulks, min_size=1, max_size=12)) for _ in range(size)]
    server = Server(*ages)
    waited = data.draw(st.sets(st.integers(1, len(ages)), min_size=1) | st.just(set(range(1, len(ages) + 1))))
    known = data.draw(st.booleans())
    world = World(server)
    left = {int(entry.run_id): entry for entry in world.wait(*waited, known=known)}
    now = NOW + 1
    for _ in range(data.draw(st.integers(1, 4))):
        for number in data.draw(st.sets(st.sampled_from(sorted(left)), max_size=len(left))) if left else ():
            if data.draw(st.booleans()):
                server.delete(number)
            else:
                server.end(number)
        server.looks.clear()
        there = {int(UUID(row.id)): row for row in server.rows}
        asked = {int(entry.run_id) for entry in world.go(now)}
        for number, entry in list(left.items()):
            row = there.get(number)
            if row is None:
                assert number in asked  # what is not shown is asked for
                world.schedule.remove(entry)
                del left[number]
            elif number in asked:
                world.schedule.saw_run(entry, row, now)
            if row is not None and is_terminal(row.status):
                assert number in asked or entry.has_ended
                world.schedule.remove(entry)
                del left[number]
        assert all(entry.looked_at == now for entry in left.values())
        # Each look shows at least one run that was due, or goes on in a window that is not at its end.
        assert len(server.looks) <= len(waited) + len(ages) // PAGE + 2
        now += 1.5
