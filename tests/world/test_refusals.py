"""What ends a wait or a row, and what only interrupts it: keys that expire, rows refused, runs that are gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anyio
import pytest

from cyberdesk import AuthenticationError, NotFoundError, PermissionDeniedError

from .api import WORKFLOW, Plan, Request, error
from .injection import told
from .server import World
from .trials import FLAVOURS, POLL, Caller, backend_of, connected

ROWS: list[dict[str, Any]] = [{"row": number, "seconds": 1.0} for number in range(6)]


def run_with(flavour: str, scenario: Any) -> None:
    async def main() -> None:
        with World() as world:
            async with connected(flavour, world) as caller:
                await scenario(world, caller)
            assert world.problems() == []

    anyio.run(main, backend=backend_of(flavour))


async def job(caller: Caller, journal: Path, **options: Any) -> tuple[dict[int, Any], Exception | None]:
    """The results of a job until its end, and what it raised."""
    results: dict[int, Any] = {}
    options = {"journal": journal, "max_in_flight": 3, "poll_interval": POLL, **options}
    try:
        async with caller.block(lambda client: client.map_runs(WORKFLOW, ROWS, **options)) as entered:
            async for result in caller.iterate(lambda _: entered):
                results[result.index] = result
    except Exception as raised:
        return results, raised
    return results, None


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_key_that_expires_stops_a_job_which_goes_on_with_a_new_one(flavour: str, tmp_path: Path) -> None:
    async def scenario(world: World, caller: Caller) -> None:
        world.key_expires_at = world.now() + 1.3
        results, raised = await job(caller, tmp_path / "journal")
        assert isinstance(raised, AuthenticationError), told(raised)
        assert all(result.ok for result in results.values())
        world.key_expires_at = float("inf")
        rest, raised = await job(caller, tmp_path / "journal")
        assert raised is None, told(raised)
        assert all(result.ok for result in rest.values())
        assert set(results) | set(rest) == set(range(len(ROWS)))

    run_with(flavour, scenario)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_key_that_expires_ends_all_waits(flavour: str) -> None:
    async def scenario(world: World, caller: Caller) -> None:
        runs = [await caller.call(lambda client: client.runs.create(workflow_id=WORKFLOW)) for _ in range(3)]
        for run in world.runs.values():
            run.body["input_values"] = {"seconds": 60.0}  # type: ignore[index]  # it is a dict
        ended: list[Exception] = []

        async def one(run: Any) -> None:
            with pytest.raises(AuthenticationError) as caught:
                await caller.call(lambda client: client.wait_for_run(run, poll_interval=POLL, timeout=20))
            ended.append(caught.value)

        began = world.key_expires_at = world.now() + 0.5
        async with anyio.create_task_group() as group:
            for run in runs:
                group.start_soon(one, run)
        assert len(ended) == 3
        assert world.now() - began < 5

    run_with(flavour, scenario)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_row_that_is_refused_stops_no_other(flavour: str, tmp_path: Path) -> None:
    async def scenario(world: World, caller: Caller) -> None:
        def refuse(request: Request) -> Plan | None:
            is_refused = request.kind == "create" and request.json["input_values"]["row"] == 2
            return Plan(instead=error(403, "not this row")) if is_refused else None

        world.hook = refuse
        results, raised = await job(caller, tmp_path / "journal")
        assert raised is None, told(raised)
        assert {index for index, result in results.items() if result.ok} == {0, 1, 3, 4, 5}
        assert isinstance(results[2].error, PermissionDeniedError)

    run_with(flavour, scenario)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_row_whose_create_hangs_stops_no_other(flavour: str, tmp_path: Path) -> None:
    async def scenario(world: World, caller: Caller) -> None:
        def hang(request: Request) -> Plan | None:
            is_hanging = request.kind == "create" and request.json["input_values"]["row"] == 0
            return Plan(hang=True) if is_hanging else None

        world.hook = hang
        began = world.now()
        given: set[int] = set()
        async with caller.block(
            lambda client: client.with_options(timeout=15.0).map_runs(
                WORKFLOW, ROWS, journal=tmp_path / "journal", max_in_flight=3, poll_interval=POLL
            )
        ) as entered:
            async for result in caller.iterate(lambda _: entered):
                given.add(result.index)
                if given == {1, 2, 3, 4, 5}:
                    break
        assert given == {1, 2, 3, 4, 5}
        assert world.now() - began < 9

    run_with(flavour, scenario)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_run_that_is_gone_ends_its_wait(flavour: str) -> None:
    async def scenario(world: World, caller: Caller) -> None:
        run = world.add_run(age=3600.0)

        async def delete() -> None:
            await anyio.sleep(0.5)
            with world.lock:
                world.organisation.active.remove(world.organisation.runs.pop(run.id))

        async with anyio.create_task_group() as group:
            group.start_soon(delete)
            with pytest.raises(NotFoundError):
                await caller.call(lambda client: client.wait_for_run(run.id, poll_interval=POLL, timeout=60))
        assert world.now() < 45

    run_with(flavour, scenario)
