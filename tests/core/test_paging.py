"""Going through lists, whatever the server makes of the parameters."""

from __future__ import annotations

import datetime
import itertools
import logging
import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import attrs
import pytest

from cyberdesk._core.http.request import Request
from cyberdesk._core.models.codec import Undecoded
from cyberdesk._core.paging import walk

BEGIN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@attrs.frozen
class Item:
    id: UUID
    created_at: datetime.datetime


@attrs.frozen(slots=False)
class Page:
    items: list[Item]
    total: int
    skip: int
    limit: int


@attrs.define
class Server:
    """A server with a list of runs, the newest first, and its peculiarities."""

    runs: list[Item]
    cap: int = 1000
    echoes_limit: bool = False
    knows_window: bool = True
    includes_end: bool = True
    window_steps: float = 0.0
    knows_skip: bool = True
    odd: frozenset[int] = frozenset()
    adds_odd_row: bool = False
    order: Callable[[Item], int] | None = None
    total: Callable[[int], int] = int
    requests: int = 0

    def send(self, request: Request[Any]) -> Page:
        self.requests += 1
        query = request.query
        skip = int(query.get("skip") or 0) if self.knows_skip else 0  # type: ignore[call-overload]
        limit = int(query.get("limit") or 100)  # type: ignore[call-overload]
        rows = [run for run in self.runs if self._is_in(run, query.get("created_at_to"))]
        if query.get("sort_mode") != "created_at_desc":
            rows.sort(key=lambda run: run.id.int % 3)  # what is active goes first
        if self.order is not None:
            rows.sort(key=self.order)
        given = rows[skip : skip + min(limit, self.cap)]
        page = Page(
            [run for run in given if run.id.int not in self.odd],
            total=self.total(len(rows)),
            skip=skip,
            limit=limit if self.echoes_limit else min(limit, self.cap),
        )
        undecoded = [
            Undecoded(place, {"id": str(run.id), "created_at": None}, "status")
            for place, run in enumerate(given)
            if run.id.int in self.odd
        ]
        if self.adds_odd_row:
            undecoded.append(Undecoded(len(given), {"id": str(UUID(int=10**6))}, "status"))
        object.__setattr__(page, "__undecoded__", tuple(undecoded))
        return page

    def _is_in(self, run: Item, end: Any) -> bool:
        if end is None or not self.knows_window:
            return True
        if self.window_steps:
            seconds = int((end - BEGIN).total_seconds() / self.window_steps) * self.window_steps
            end = BEGIN + datetime.timedelta(seconds=seconds)
        return bool(run.created_at <= end if self.includes_end else run.created_at < end)


def make_runs(count: int, seconds: float) -> list[Item]:
    return [Item(UUID(int=n + 1), BEGIN + datetime.timedelta(seconds=n * seconds)) for n in reversed(range(count))]


def listed(server: Server, between: Callable[[list[int]], None] | None = None, **query: Any) -> list[int]:
    """All ids that iterating gives."""
    request: Request[Any] = Request("list_runs", "GET", "/v1/runs", "/v1/runs", Page, query=query)
    steps = walk(request, server.send(request))
    ids: list[int] = []
    while True:
        ids += [item.id.int for item in steps.fresh()]
        if between is not None:
            between(ids)
        following = steps.next_request()
        if following is None:
            return ids
        assert server.requests < 500
        steps.turn_to(server.send(following))


def oldest_first(run: Item) -> int:
    return run.id.int


def shuffled(run: Item) -> int:
    return run.id.int * 37 % 61


SECONDS = (0.0, 0.004, 1 / 3, 7.0)
LIMITS = (None, 1000, 10, 3)


@pytest.mark.parametrize(
    "peculiarities",
    [
        {},
        {"knows_window": False},
        {"includes_end": False},
        {"window_steps": 1.0},
        {"window_steps": 0.001},
        {"odd": frozenset({1, 20, 21, 22, 23, 60})},
        {"odd": frozenset({20, 21}), "knows_window": False},
        {"odd": frozenset({60}), "includes_end": False},
        {"adds_odd_row": True},
        {"adds_odd_row": True, "includes_end": False},
        {"order": oldest_first},
        {"order": shuffled},
        {"order": shuffled, "includes_end": False},
        {"total": (9).__add__},
        {"total": (7).__rfloordiv__},
        {"total": (0).__mul__},
    ],
)
def test_every_item_comes_once(peculiarities: dict[str, Any]) -> None:
    for seconds, limit, cap, echoes in itertools.product(SECONDS, LIMITS, (1000, 10, 4), (True, False)):
        if seconds == 0.0 and not peculiarities.get("includes_end", True):
            continue  # then nothing tells where the last page ended
        server = Server(make_runs(60, seconds), cap=cap, echoes_limit=echoes, **peculiarities)
        ids = listed(server, None, **({} if limit is None else {"limit": limit}))
        expected = {run.id.int for run in server.runs} - server.odd
        assert (len(ids), set(ids)) == (len(expected), expected), (seconds, limit, cap, server.requests)


def test_a_healthy_server_gets_few_requests() -> None:
    for seconds in SECONDS:
        server = Server(make_runs(1000, seconds))
        listed(server, limit=100)
        assert server.requests <= 12


def test_a_server_that_ignores_skip_ends_the_list(caplog: pytest.LogCaptureFixture) -> None:
    server = Server(make_runs(60, 7.0), knows_skip=False)
    assert len(listed(server, limit=10)) == 60
    for seconds, knows_window in ((0.0, True), (7.0, False)):
        caplog.clear()
        server = Server(make_runs(60, seconds), knows_skip=False, knows_window=knows_window)
        with caplog.at_level(logging.WARNING, "cyberdesk"):
            assert len(listed(server, limit=10)) >= 10
        assert "items may be missing" in caplog.text


@pytest.mark.parametrize("knows_window", [True, False])
@pytest.mark.parametrize("seconds", SECONDS)
@pytest.mark.parametrize("operation", ["everything", "at random"])
def test_items_that_are_deleted_on_the_way_hide_no_others(
    operation: str, seconds: float, knows_window: bool
) -> None:
    server = Server(make_runs(60, seconds), knows_window=knows_window)
    chance = random.Random(1)
    deleted: set[int] = set()

    def delete(ids: list[int]) -> None:
        gone = ids if operation == "everything" else chance.sample(range(1, 61), 3)
        deleted.update(gone)
        server.runs = [run for run in server.runs if run.id.int not in deleted]

    ids = listed(server, delete, limit=7)
    assert len(ids) == len(set(ids))
    assert set(ids) | deleted == set(range(1, 61))


def test_new_items_on_the_way_repeat_no_others() -> None:
    server = Server(make_runs(60, 1.0))
    number = itertools.count(1000)

    def add(ids: list[int]) -> None:
        moment = server.runs[0].created_at + datetime.timedelta(seconds=1)
        if server.requests < 20:
            server.runs = [Item(UUID(int=next(number)), moment), *server.runs]

    ids = listed(server, add, limit=7)
    assert len(ids) == len(set(ids))
    assert set(range(1, 61)) <= set(ids)


def test_the_end_that_was_asked_for_is_kept() -> None:
    server = Server(make_runs(60, 1 / 3), includes_end=False)
    end = BEGIN + datetime.timedelta(seconds=10)
    ids = listed(server, limit=7, created_at_to=end)
    assert set(ids) == {run.id.int for run in server.runs if run.created_at < end}
