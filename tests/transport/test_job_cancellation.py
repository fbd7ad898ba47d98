"""Jobs that are cancelled at any moment, by anyio and by asyncio itself."""

from __future__ import annotations

import asyncio
import random
import types
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Generator
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest

from cyberdesk import AsyncCyberdesk, ClientClosedError, JobProgress
from cyberdesk.emulator import CyberdeskEmulator, takes

ROWS = [{"number": number} for number in range(40)]

KINDS = [("asyncio", "scope"), ("asyncio", "task.cancel"), ("asyncio", "asyncio.timeout"), ("trio", "scope")]


@pytest.fixture(params=KINDS, ids=" ".join)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param[1])


@pytest.fixture
def anyio_backend(request: pytest.FixtureRequest) -> str:
    if "kind" in request.fixturenames:
        return str(request.node.callspec.params["kind"][0])
    return "asyncio"


@types.coroutine
def counted(
    coroutine: Coroutine[Any, Any, Any], at: int, cancel: Callable[[], object]
) -> Generator[Any, Any, Any]:
    """Run a coroutine, and cancel it at its nth suspension."""
    resume: Callable[[], Any] = lambda: coroutine.send(None)  # noqa: E731  # redefined below
    steps = 0
    while True:
        try:
            awaited = resume()
        except StopIteration as stop:
            return stop.value
        steps += 1
        if steps == at:
            cancel()
        try:
            value = yield awaited
        except BaseException as error:
            resume = _thrower(coroutine, error)
        else:
            resume = _sender(coroutine, value)


def _thrower(coroutine: Coroutine[Any, Any, Any], error: BaseException) -> Callable[[], Any]:
    return lambda: coroutine.throw(error)


def _sender(coroutine: Coroutine[Any, Any, Any], value: Any) -> Callable[[], Any]:
    return lambda: coroutine.send(value)


async def cancelled_at(at: int, kind: str, coroutine: Coroutine[Any, Any, Any]) -> bool:
    """Run a coroutine that is cancelled at its nth suspension; says whether it was."""
    if kind == "scope":
        with anyio.CancelScope() as scope:
            await counted(coroutine, at, scope.cancel)
        return scope.cancelled_caught
    if kind == "asyncio.timeout":
        try:
            async with asyncio.timeout(None) as limit:
                await counted(coroutine, at, lambda: limit.reschedule(0))
        except TimeoutError:
            return True
        return False
    task = asyncio.ensure_future(_awaited(counted(coroutine, at, lambda: task.cancel())))  # noqa: PLW0108  # see left
    await asyncio.wait([task])
    if task.cancelled():
        return True
    task.result()
    return False


async def _awaited(generator: Any) -> Any:
    return await generator


@pytest.fixture
def emulator() -> Any:
    with CyberdeskEmulator(machines=4, scheduling_seconds=0, write_seconds=0.005) as emulator:
        yield emulator


def started(emulator: CyberdeskEmulator) -> Counter[int]:
    return Counter(run.input_values["number"] for run in emulator.runs if run.input_values)


async def test_a_request_for_a_result_that_is_cancelled_anywhere_loses_nothing(
    kind: str, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    seen: Counter[int] = Counter()
    cancelled = 0
    workflow = emulator.add_workflow(takes(0.02))

    async def rows() -> AsyncIterator[dict[str, int]]:
        for row in ROWS:
            await anyio.sleep(0.001)
            yield row

    async def notified(progress: JobProgress) -> None:
        await anyio.lowlevel.checkpoint()

    async with (
        AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url) as client,
        client.map_runs(
            workflow.id,
            rows(),
            journal=tmp_path / "job.sqlite",
            max_in_flight=6,
            poll_interval=0.02,
            on_progress=notified,
        ) as job,
    ):

        async def take() -> None:
            seen[(await anext(job)).index] += 1

        at = 0
        while seen.total() < len(ROWS):
            at = at % 7 + 1
            cancelled += await cancelled_at(at, kind, take())
        with pytest.raises(StopAsyncIteration):
            await anext(job)
    assert cancelled > 20
    assert seen == started(emulator) == Counter(range(len(ROWS)))


async def test_a_job_that_is_cancelled_anywhere_is_continued_by_the_next_start(
    kind: str, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(takes(0.01))
    seen: Counter[int] = Counter()

    async def start(client: AsyncCyberdesk, rows: list[dict[str, int]], journal: Path) -> None:
        async with client.map_runs(workflow.id, rows, journal=journal, max_in_flight=2, poll_interval=0.02) as job:
            async for result in job:
                assert result.ok
                seen[result.row["number"]] += 1

    expected: set[int] = set()
    async with AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url) as client:
        for at in range(1, 60):
            rows = [{"number": 4 * at + number} for number in range(4)]
            expected |= {row["number"] for row in rows}
            was_cancelled = await cancelled_at(at, kind, start(client, rows, tmp_path / str(at)))
            await start(client, rows, tmp_path / str(at))
            if not was_cancelled:
                break
        else:
            raise AssertionError("it does not end")
    assert at > 8
    assert set(seen) == set(started(emulator)) == expected
    assert max(started(emulator).values()) == 1


@pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"])
async def test_giving_up_the_next_result_at_any_time_loses_nothing(
    anyio_backend: str, emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    chance = random.Random(7)
    seen: Counter[int] = Counter()
    given_up = 0
    workflow = emulator.add_workflow(takes(0.02))
    async with (
        AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url) as client,
        client.map_runs(
            workflow.id, ROWS, journal=tmp_path / "job.sqlite", max_in_flight=6, poll_interval=0.02
        ) as job,
    ):
        while seen.total() < len(ROWS):
            # The first ones come too soon for anything, later ones in the middle of something.
            with anyio.move_on_after(chance.uniform(0, 0.02 + given_up / 1000)) as scope:
                result = await anext(job)
                seen[result.index] += 1
            given_up += scope.cancelled_caught
    assert given_up > 5
    assert seen == started(emulator) == Counter(range(len(ROWS)))


async def test_an_event_loop_that_ends_leaves_no_task_and_a_free_journal(
    emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(takes(60))

    async def leave() -> None:
        client = AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url)
        job = client.map_runs(workflow.id, ROWS, journal=tmp_path / "journal", max_in_flight=2)
        with anyio.move_on_after(0.3):
            await anext(job)

    for backend in ("asyncio", "trio", "asyncio"):
        await anyio.to_thread.run_sync(partial(anyio.run, leave, backend=backend))
    assert len(emulator.runs) == 2


async def test_a_job_that_is_kept_beyond_its_event_loop_leaves_the_journal_free(
    emulator: CyberdeskEmulator, tmp_path: Path
) -> None:
    workflow = emulator.add_workflow(takes(0.05))
    client = AsyncCyberdesk(emulator.api_key, base_url=emulator.base_url)
    kept: list[Any] = []

    def job() -> Any:
        return client.map_runs(
            workflow.id, ROWS, journal=tmp_path / "journal", max_in_flight=2, poll_interval=0.02
        )

    async def leave() -> None:
        kept.append(job())
        await anext(kept[-1])

    async def finish() -> None:
        assert [result async for result in job()]

    async def reuse() -> None:
        with pytest.raises(ClientClosedError, match="event loop"):
            [result async for result in kept.pop(0)]
        for other in kept:
            await other.aclose()

    for function, backend in ((leave, "asyncio"), (leave, "trio"), (finish, "asyncio"), (reuse, "asyncio")):
        await anyio.to_thread.run_sync(partial(anyio.run, function, backend=backend))
    assert len(emulator.runs) == len(ROWS)
