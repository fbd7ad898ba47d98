"""Iterating over a list gives each row that can be decoded exactly once, whatever its pages are like."""

from __future__ import annotations

from collections import Counter
from typing import Any

import anyio
import pytest

from .api import WORKFLOW
from .listing import ODD
from .switches import VALUES, factors
from .trials import FLAVOURS, Trial, try_all

PAGES = factors("page_cap", "limit_echo", "repeats", "total", "connection", rows=(17, 3, 4, 12, 0))
RUN_PAGES = PAGES | factors(
    "moments",
    "filter_from",
    "filter_to",
    "filter_workflow",
    "odd_rows",
    "rate",
    order=tuple(order for order in VALUES["order"] if order != "random"),
    asked=("nothing", "limit 4", "limit 1000", "newest first", "a workflow", "since"),
)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_each_run_comes_once(flavour: str) -> None:
    try_all(flavour, RUN_PAGES, each_run_comes_once)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_each_machine_comes_once(flavour: str) -> None:
    worlds = PAGES | factors(
        odd_rows=("none", "of others"), order=("as asked", "by id"), asked=("limit 4", "nothing")
    )
    try_all(flavour, worlds, each_machine_comes_once)


async def each_run_comes_once(trial: Trial) -> None:
    world = trial.world
    runs = [world.add_run(seconds=0.1, age=5.0 + 60 * n, workflow=WORKFLOW) for n in range(trial.extra["rows"])]
    others = [world.add_run(seconds=0.1, age=30.0 + 60 * n) for n in range(3)]
    choices: dict[str, dict[str, Any]] = {
        "nothing": {},
        "limit 4": {"limit": 4},
        "limit 1000": {"limit": 1000},
        "newest first": {"limit": 5, "sort_mode": "created_at_desc"},
        "a workflow": {"limit": 4, "workflow_id": WORKFLOW},
        "since": {"limit": 4, "created_at_from": world.wall(-1e6)},
    }
    arguments = choices[trial.extra["asked"]]
    expected = {run.id for run in (runs if "workflow_id" in arguments else runs + others)}
    if world.switches.odd_rows == "of ours":
        await iterate(trial, arguments, expected, least=len(expected) * 2 // 3)
    else:
        await iterate(trial, arguments, expected, least=len(expected))


async def iterate(trial: Trial, arguments: dict[str, object], expected: set[str], *, least: int) -> None:
    given: Counter[str] = Counter()
    with anyio.move_on_after(10) as scope:
        async for run in trial.caller.iterate(lambda client: client.runs.list(**arguments)):
            given[str(run.id)] += 1
    trial.check(not scope.cancelled_caught, f"no end after {len(trial.world.requests_of('list'))} pages")
    check_given(trial, given, expected, least)


async def each_machine_comes_once(trial: Trial) -> None:
    organisation = trial.world.organisation
    expected = {organisation.add_machine(float(number)).id for number in range(trial.extra["rows"])}
    arguments = {"limit": 4} if trial.extra["asked"] == "limit 4" else {}
    given: Counter[str] = Counter()
    with anyio.move_on_after(10) as scope:
        async for machine in trial.caller.iterate(lambda client: client.machines.list(**arguments)):
            given[str(machine.id)] += 1
    trial.check(not scope.cancelled_caught, f"no end after {len(trial.world.requests_of('machine'))} pages")
    check_given(trial, given, expected, len(expected))


def check_given(trial: Trial, given: Counter[str], expected: set[str], least: int) -> None:
    twice = [row for row, count in given.items() if count > 1]
    missing = least - len(given.keys() & expected)
    trial.check(not twice, f"{len(twice)} of {len(expected)} rows came more than once")
    trial.check(missing <= 0, f"{missing} of {least} rows are missing")
    trial.check(not given.keys() - expected, f"{len(given.keys() - expected)} rows that were not asked for")
    pages = len(trial.world.requests_of("list", "machine"))
    most = 2 * (len(expected) + len(expected) // 4 + len(ODD)) + 10
    trial.check(pages <= most, f"{pages} pages for {len(expected)} rows")
