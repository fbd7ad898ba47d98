"""Each run's end is noticed in time, whatever lists, clocks and connections do."""

from __future__ import annotations

from typing import Any

import anyio
import pytest

from cyberdesk import RunCancelledError, RunFailedError, WaitTimeoutError

from .api import WORKFLOW
from .injection import told
from .switches import factors
from .trials import ATTEMPT, FLAVOURS, POLL, Trial, try_all

LISTS = (
    "page_cap",
    "limit_echo",
    "order",
    "moments",
    "filter_from",
    "filter_to",
    "filter_workflow",
    "listing",
    "repeats",
)
WORLDS = factors(*LISTS, "total", "odd_rows", "list_fault", "get_fault", "created_at") | factors(
    "clock", "rate", "latency", "connection", "outage"
)
ERRORS: dict[str, type[Exception]] = {
    "task_failed": RunFailedError,
    "error": RunFailedError,
    "cancelled": RunCancelledError,
}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_each_end_is_noticed_in_time(flavour: str) -> None:
    try_all(flavour, WORLDS, each_end_is_noticed)


async def each_end_is_noticed(trial: Trial) -> None:
    world = trial.world
    for number in range(10):
        world.add_run(age=20.0 * number)
    ends = ["success", "task_failed", "success", "error", "cancelled"]
    rows = [{"row": n, "seconds": 0.2 + 0.1 * n, "end": ends[n % 5]} for n in range(10)]
    created = await created_together(trial, [*rows, {"row": 99, "seconds": 1e6}])
    forever = created.pop()
    for number in range(5):
        world.add_run(age=-0.01 * number)
    began = trial.began = world.now()
    world.goes_away_at = began + 0.3
    async with anyio.create_task_group() as group:
        group.start_soon(one, trial, created[0], created[0])
        group.start_soon(one, trial, created[1], str(created[1].id))
        group.start_soon(watched, trial, created[1])
        group.start_soon(many, trial, created[2:])
        group.start_soon(out_of_time, trial, forever)
    check_requests(trial, world.now() - began)


async def create(trial: Trial, row: dict[str, Any]) -> Any:
    return await trial.caller.call(lambda client: client.runs.create(workflow_id=WORKFLOW, input_values=row))


async def created_together(trial: Trial, rows: list[dict[str, Any]]) -> list[Any]:
    created: dict[int, Any] = {}

    async def create_one(number: int) -> None:
        created[number] = await create(trial, rows[number])

    async with anyio.create_task_group() as group:
        for number in range(len(rows)):
            group.start_soon(create_one, number)
    return [created[number] for number in range(len(rows))]


async def one(trial: Trial, run: Any, asked: Any) -> None:
    waiting = trial.caller.call(lambda client: client.wait_for_run(asked, poll_interval=POLL))
    found, error, moment = await trial.outcome(waiting)
    expected = ERRORS.get(trial.world.runs[str(run.id)].end)
    if expected is None:
        trial.check(error is None, f"wait_for_run: {told(error)}")
    else:
        trial.check(type(error) is expected, f"wait_for_run: {told(error)} instead of a {expected.__name__}")
        found = getattr(error, "run", None)
    check_end(trial, "wait_for_run", run, found, moment)


async def many(trial: Trial, runs: list[Any]) -> None:
    missing = {run.id: run for run in runs}
    try:
        async for found in trial.caller.iterate(lambda client: client.wait_for_runs(runs, poll_interval=POLL)):
            moment = trial.world.now()
            run = missing.pop(found.id, None)
            trial.check(
                run is not None, f"wait_for_runs gave {found.id}, which it had given before or was not asked for"
            )
            if run is not None:
                check_end(trial, "wait_for_runs", run, found, moment)
    except Exception as error:
        trial.problems.append(f"wait_for_runs: {told(error)}")
    trial.check(not missing, f"wait_for_runs did not give {len(missing)} of {len(runs)}")


async def watched(trial: Trial, run: Any) -> None:
    last = None
    try:
        async for change in trial.caller.iterate(lambda client: client.watch_run(run, poll_interval=POLL)):
            trial.check(change.run.id == run.id, "watch_run gave another run")
            last = change
    except Exception as error:
        trial.problems.append(f"watch_run: {told(error)}")
    moment = trial.world.now()
    trial.check(last is not None and last.has_ended, "watch_run did not give the end")
    if last is not None:
        check_end(trial, "watch_run", run, last.run, moment)


async def out_of_time(trial: Trial, run: Any) -> None:
    async def single() -> None:
        began = trial.world.now()
        waiting = trial.caller.call(lambda client: client.wait_for_run(run, poll_interval=POLL, timeout=1.0))
        _, error, moment = await trial.outcome(waiting)
        trial.check(isinstance(error, WaitTimeoutError), f"wait_for_run(timeout=1): {told(error)}")
        trial.check_time(moment - began, 2.5, "wait_for_run(timeout=1)")

    async def several() -> None:
        began = trial.world.now()
        try:
            async for _ in trial.caller.iterate(
                lambda client: client.wait_for_runs([run], poll_interval=POLL, timeout=1.0)
            ):
                trial.problems.append("wait_for_runs(timeout=1) gave a run that goes on")
            trial.problems.append("wait_for_runs(timeout=1) ended without an error")
        except WaitTimeoutError:
            pass
        except Exception as error:
            trial.problems.append(f"wait_for_runs(timeout=1): {told(error)}")
        trial.check_time(trial.world.now() - began, 2.5, "wait_for_runs(timeout=1)")

    async with anyio.create_task_group() as group:
        group.start_soon(single)
        group.start_soon(several)


def check_end(trial: Trial, what: str, run: Any, found: Any, moment: float) -> None:
    """A found run is the right one, with everything, and it was found in time."""
    kept = trial.world.runs[str(run.id)]
    if found is None:
        return
    trial.check(found.id == run.id, f"{what} gave another run")
    trial.check(kept.has_ended and found.status == kept.status, f"{what}: {found.status}, it is {kept.status}")
    if kept.status == "success":
        trial.check(found.output_data == {"of": kept.id}, f"{what}: output {found.output_data}")
    switches = trial.world.switches
    earliest = max(kept.ended or 0.0, trial.began)
    allowed = 2.0 + 3 * (switches.latency == "0.2 s") * 0.2
    if switches.get_fault in ("500 for a while", "404 at first"):
        earliest = max(earliest, kept.made + 0.8)
    if switches.outage == "1 s":
        earliest = max(earliest, trial.world.goes_away_at + 1.0)
        allowed += 1.0
    allowed += ATTEMPT * (switches.get_fault == "hang once") + ATTEMPT * (switches.list_fault == "hang")
    trial.check_time(moment - earliest, allowed, f"{what}: noticing the end")


def check_requests(trial: Trial, seconds: float) -> None:
    """Polling is bounded: in each interval one GET for each run and the pages of all that is there."""
    intervals = seconds / POLL + 5
    allowed = intervals * (12 + 12)
    sent = len(trial.world.requests_of("get", "list"))
    trial.check(sent <= allowed, f"{sent} requests of {allowed:.0f} in {seconds:.1f} s")
