"""A job creates each row once and delivers each result at least once, however the world is and it is left."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import anyio
import pytest

from cyberdesk import CyberdeskError, RowResult, RunCancelledError, RunFailedError

from .api import WORKFLOW
from .injection import told
from .switches import factors
from .trials import FLAVOURS, POLL, Trial, try_all

WORLDS = factors(
    "page_cap",
    "order",
    "moments",
    "filter_to",
    "listing",
    "list_fault",
    "odd_rows",
    "get_fault",
    "created_at",
    "create_fault",
    "clock",
    "rate",
    "latency",
    "connection",
    "outage",
    leaving=("never", "break", "scope", "close"),
)
ROWS = 12
STARTS = 12


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_each_row_has_one_run_and_its_result(flavour: str) -> None:
    try_all(flavour, WORLDS, each_row_has_one_run, limit=45)


def rows() -> list[dict[str, Any]]:
    ends = ["success", "success", "task_failed", "success", "cancelled", "error"]
    return [{"row": n, "seconds": 0.2 + 0.1 * (n % 4), "end": ends[n % 6]} for n in range(ROWS)]


async def each_row_has_one_run(trial: Trial) -> None:
    trial.world.goes_away_at = 0.5
    folder = Path(tempfile.mkdtemp(prefix="world-"))
    delivered: set[int] = set()
    raised: list[str] = []
    try:
        for number in range(STARTS):
            if await start(trial, folder / "journal", delivered, raised, seconds=1.0 + number):
                break
        else:
            trial.problems.append(f"not done after {STARTS} starts, of which raised: {raised}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # a thread may still write into a pipe there
    missing = set(range(ROWS)) - delivered
    trial.check(not missing, f"rows without a result: {sorted(missing)}")
    trial.check(len(raised) <= 3, f"{len(raised)} starts raised: {raised}")
    created = {run.inputs.get("row") for run in trial.world.runs.values() if run.is_ours}
    trial.check(created == set(range(ROWS)), f"rows without a run: {sorted(set(range(ROWS)) - created)}")


async def start(trial: Trial, journal: Path, delivered: set[int], raised: list[str], *, seconds: float) -> bool:
    """Start the job, and leave it as the world says; say whether it has ended."""
    leaving = trial.extra["leaving"]
    job: Any = None

    def make(client: Any) -> Any:
        nonlocal job
        job = client.map_runs(WORKFLOW, rows(), max_in_flight=4, journal=journal, poll_interval=POLL)
        return job

    taken = 0
    ended = False
    try:
        with anyio.CancelScope() as scope:
            if leaving == "scope" and not trial.is_threaded:
                scope.deadline = anyio.current_time() + seconds
            async for result in trial.caller.iterate(make):
                check_result(trial, result)
                delivered.add(result.index)
                taken += 1
                if leaving != "never" and taken == 3:
                    break
            else:
                ended = True
    except CyberdeskError as error:
        raised.append(told(error)[:300])
    if trial.is_threaded:
        await trial.caller.call(lambda _: job.close())
    else:
        await job.aclose()
    return ended


def check_result(trial: Trial, result: RowResult[Any]) -> None:
    """A result is a fact about its own run."""
    expected: dict[str, Any] = rows()[result.index]
    errors: dict[str, type[Any]] = {"success": type(None), "cancelled": RunCancelledError}
    error = errors.get(expected["end"], RunFailedError)
    trial.check(type(result.error) is error, f"row {result.index} ({expected['end']}): {told(result.error)[:300]}")
    row: Any = result.row
    trial.check(row == expected, f"row {result.index} is {row}")
    if result.run is not None:
        run = trial.world.runs[str(result.run.id)]
        trial.check(run.inputs == expected, f"row {result.index} has the run of row {run.inputs.get('row')}")
        trial.check(
            run.status == result.run.status, f"row {result.index}: {result.run.status}, it is {run.status}"
        )
