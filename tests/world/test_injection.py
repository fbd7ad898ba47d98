"""The injector itself: it meets every suspension, and says what came of it."""

from __future__ import annotations

import asyncio

import anyio
import pytest

from .injection import KINDS, Kind, cancelled_at, every_cancellation

EVERYWHERE = [(backend, kind) for backend, kinds in KINDS.items() for kind in kinds]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize(("backend", "kind"), EVERYWHERE)
def test_work_is_cancelled_at_each_of_its_suspensions(backend: str, kind: Kind) -> None:
    reached: list[int] = []

    async def work() -> str:
        for number in range(5):
            reached.append(number)
            await anyio.sleep(0.001)
        return "done"

    ends: list[int] = []
    outcome = None
    for outcome in every_cancellation(work, backend=backend, kind=kind):
        if outcome.is_injected:
            assert outcome.is_cancelled, outcome
            assert outcome.value is None
            ends.append(reached[-1])
        reached.clear()
    assert set(ends) == {0, 1, 2, 3, 4}
    assert ends == sorted(ends)
    assert outcome is not None
    assert (outcome.value, outcome.is_cancelled) == ("done", False)


@pytest.mark.parametrize(("backend", "kind"), EVERYWHERE)
def test_suspensions_of_child_tasks_count(backend: str, kind: Kind) -> None:
    progress: list[int] = []

    async def child() -> None:
        for number in range(4):
            progress.append(number)
            await anyio.sleep(0.001)

    async def work() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(child)

    met: set[int] = set()
    for outcome in every_cancellation(work, backend=backend, kind=kind):
        if outcome.is_cancelled and progress:
            met.add(progress[-1])
        progress.clear()
    assert met == {0, 1, 2, 3}


def test_a_late_cancellation_loses_what_was_awaited() -> None:
    """The value is there, and the task never gets it: where state must not be kept in a local name only."""
    made: list[str] = []

    async def work() -> str:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[str] = loop.create_future()

        def resolve() -> None:
            made.append("value")
            future.set_result("value")

        loop.call_later(0.001, resolve)
        return await future

    outcomes = list(every_cancellation(work, backend="asyncio", kind="late task.cancel"))
    assert [outcome.is_cancelled for outcome in outcomes] == [True, False]
    assert made == ["value", "value"]


async def test_anyios_shield_does_not_stop_asyncios_cancellation() -> None:
    """The reason why cancellations of both kinds are injected."""
    cleaned: list[str] = []

    async def work() -> None:
        try:
            await anyio.sleep(10)
        finally:
            with anyio.CancelScope(shield=True):
                await anyio.sleep(0.001)
                cleaned.append("up")

    assert (await cancelled_at(1, "scope", work)).is_cancelled
    assert cleaned == ["up"]
    assert (await cancelled_at(1, "task.cancel", work)).is_cancelled
    assert cleaned == ["up", "up"]
    assert (await cancelled_at(1, "task.cancel twice", work)).is_cancelled
    assert cleaned == ["up", "up"] or len(cleaned) == 3


async def test_what_the_work_says_is_told() -> None:
    async def work() -> None:
        try:
            await anyio.sleep(10)
        except BaseException as error:
            error.add_note("the machine may still be reserved")
            raise

    outcome = await cancelled_at(1, "task.cancel", work)
    assert outcome.is_cancelled
    assert "the machine may still be reserved" in outcome.told


async def test_an_error_is_not_taken_for_a_cancellation() -> None:
    async def work() -> None:
        try:
            await anyio.sleep(10)
        finally:
            raise ValueError("cannot clean up")

    for kind in KINDS["asyncio"]:
        if kind == "late task.cancel":
            continue
        outcome = await cancelled_at(1, kind, work)
        assert not outcome.is_cancelled, outcome
        assert isinstance(outcome.error, ValueError), outcome
