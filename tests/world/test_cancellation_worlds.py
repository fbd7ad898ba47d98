"""A cancellation at any suspension and an interruption at any request leave no run, machine or row behind."""

from __future__ import annotations

import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

from cyberdesk import AsyncCyberdesk, Cyberdesk, RetryConfig

from .api import API_KEY, WORKFLOW, Plan, Request
from .injection import KINDS, Kind, cancelled_at, every_cancellation, told
from .server import World

EVERYWHERE = [(backend, kind) for backend, kinds in KINDS.items() for kind in kinds]
POLL = 0.02
RETRY = RetryConfig(initial_delay=0.02, max_delay=0.05)
SHORT = {"seconds": 0.02}
LONG = {"seconds": 60.0}


def options(world: World) -> dict[str, Any]:
    return {"base_url": world.base_url, "retry": RETRY, "timeout": 5.0}


@pytest.fixture
def world() -> Iterator[World]:
    with World() as world:
        yield world


def settled(world: World, seconds: float = 3.0) -> list[str]:
    """What is left of ours when nothing changes any more."""
    end = time.monotonic() + seconds
    while (world.left_over() or world.under_way) and time.monotonic() < end:
        time.sleep(0.01)
    return world.left_over()


def reset(world: World) -> None:
    """Forget the runs of the last time."""
    with world.lock:
        world.organisation.runs.clear()
        world.organisation.machines.clear()
        world.organisation.active.clear()


@pytest.mark.parametrize(("backend", "kind"), EVERYWHERE)
@pytest.mark.parametrize("content", ["a run", "runs at once", "a chain"])
def test_a_session_that_is_cancelled_anywhere(world: World, backend: str, kind: Kind, content: str) -> None:
    sessions: list[Any] = []

    async def work() -> None:
        sessions.clear()
        async with (
            AsyncCyberdesk(API_KEY, **options(world)) as client,
            client.session(release_timeout=3.0) as session,
        ):
            sessions.append(session)
            if content == "a run":
                await session.run(WORKFLOW, input_values=SHORT, poll_interval=POLL)
            elif content == "runs at once":
                await session.create(WORKFLOW, input_values=LONG)
                await session.create(WORKFLOW, input_values=LONG)
            else:
                chain = session.chain()
                chain.step(WORKFLOW, alias="first")
                chain.step(WORKFLOW, alias="second")
                await chain.start()

    wrong: list[str] = []
    for outcome in every_cancellation(work, backend=backend, kind=kind, first=1 + len(kind) % 3, stride=7):
        left = settled(world)
        is_confirmed = bool(sessions) and sessions[0].release_confirmed
        if left and (is_confirmed or not sessions or kind != "task.cancel twice"):
            wrong.append(f"{outcome}: left {left}, confirmed: {is_confirmed}")
        if outcome.error is not None:
            wrong.append(f"{outcome}: a cancellation became an error")
        reset(world)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("backend", "kind"), EVERYWHERE)
def test_a_job_that_is_cancelled_anywhere_goes_on(world: World, backend: str, kind: Kind, tmp_path: Path) -> None:
    rows = [{"row": number, **SHORT} for number in range(4)]
    delivered: set[int] = set()
    journal = tmp_path

    async def work() -> None:
        async with AsyncCyberdesk(API_KEY, **options(world)) as client:
            job = client.map_runs(WORKFLOW, rows, journal=journal / "journal", max_in_flight=2, poll_interval=POLL)
            async with job:
                async for result in job:
                    if result.error is not None:
                        raise result.error
                    delivered.add(result.index)

    wrong: list[str] = []
    for outcome in every_cancellation(work, backend=backend, kind=kind, first=1 + len(kind) % 3, stride=11):
        try:
            anyio.run(work, backend=backend)
        except Exception as error:
            wrong.append(f"{outcome}: starting again: {told(error)}")
        if delivered != {0, 1, 2, 3}:
            wrong.append(f"{outcome}: only rows {sorted(delivered)} came")
        if outcome.error is not None:
            wrong.append(f"{outcome}: a cancellation became an error")
        wrong += [f"{outcome}: {problem}" for problem in world.problems()]
        reset(world)
        delivered.clear()
        journal = Path(tempfile.mkdtemp(dir=tmp_path))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("backend", "kind"), EVERYWHERE)
def test_a_wait_that_is_cancelled_anywhere_disturbs_no_other(world: World, backend: str, kind: Kind) -> None:
    """The first wait polls for both."""
    wrong: list[str] = []

    async def once(at: int) -> bool:
        async with AsyncCyberdesk(API_KEY, **options(world)) as client:
            first, second = [
                await client.runs.create(workflow_id=WORKFLOW, input_values={"row": n, "seconds": 0.15 + 0.1 * n})
                for n in range(2)
            ]
            late: list[float] = []

            async def other() -> None:
                await anyio.sleep(0.01)
                await client.wait_for_run(second, poll_interval=POLL, timeout=10)
                late.append(world.now() - (world.runs[str(second.id)].ended or 0.0))

            outcome = None
            async with anyio.create_task_group() as group:
                group.start_soon(other)
                outcome = await cancelled_at(at, kind, lambda: client.wait_for_run(first, poll_interval=POLL))
            if late[0] > 1.5:
                wrong.append(f"{outcome}: the other wait ended {late[0]:.1f} s late")
            return outcome is not None and outcome.is_injected

    at = 1
    while anyio.run(once, at, backend=backend):
        at += 9
        reset(world)
    assert not wrong, "\n".join(wrong)


class _Interruption:
    """Interrupts the main thread at the n-th request: when it has arrived, or after its response was sent."""

    def __init__(self, world: World, at: int, moment: str) -> None:
        self.world, self.at, self.moment = world, at, moment
        self.is_done = False
        self.is_armed = True
        world.hook = self

    def __call__(self, request: Request) -> Plan | None:
        self.at -= 1
        if self.at or not self.is_armed:
            return None
        if self.moment == "arrived":
            self._interrupt()
            return Plan(delay=0.05)
        threading.Timer(0.01, self._interrupt).start()
        return Plan(hang=True) if self.moment == "hanging" else None

    def _interrupt(self) -> None:
        if self.is_armed:
            self.is_done = True
            main = threading.main_thread().ident
            assert main is not None
            signal.pthread_kill(main, signal.SIGINT)


@pytest.mark.parametrize("moment", ["arrived", "responded", "hanging"])
@pytest.mark.parametrize("content", ["a run", "runs at once", "a chain"])
def test_ctrl_c_in_a_session(world: World, content: str, moment: str) -> None:
    wrong: list[str] = []
    for at in range(1, 40):
        interruption = _Interruption(world, at, moment)
        sessions: list[Any] = []
        began = time.monotonic()
        said = "no interrupt"
        try:
            with Cyberdesk(API_KEY, **options(world)) as client:
                session = client.session(release_timeout=3.0)
                sessions.append(session)
                with session:
                    _sync_content(session, content)
        except KeyboardInterrupt as error:
            said = told(error)
        finally:
            interruption.is_armed = False
        seconds = time.monotonic() - began
        left = settled(world)
        if left and sessions[0].release_confirmed:
            wrong.append(f"request {at} {moment}: left {left}, and the release is confirmed")
        if left and "certain" not in said and "confirm" not in said and "reserved" not in said:
            wrong.append(f"request {at} {moment}: left {left}, and the exception says {said[:300]}")
        if seconds > 10:
            wrong.append(f"request {at} {moment}: it took {seconds:.1f} s")
        reset(world)
        if not interruption.is_done:
            break
    assert not wrong, "\n".join(wrong)


def _sync_content(session: Any, content: str) -> None:
    if content == "a run":
        session.run(WORKFLOW, input_values=SHORT, poll_interval=POLL)
    elif content == "runs at once":
        session.create(WORKFLOW, input_values=LONG)
        session.create(WORKFLOW, input_values=LONG)
    else:
        chain = session.chain()
        chain.step(WORKFLOW, alias="first")
        chain.step(WORKFLOW, alias="second")
        chain.start()


@pytest.mark.parametrize("moment", ["arrived", "responded", "hanging"])
def test_ctrl_c_in_a_job(world: World, moment: str, tmp_path: Path) -> None:
    rows = [{"row": number, **SHORT} for number in range(4)]
    wrong: list[str] = []
    for at in range(1, 60, 2):
        delivered: set[int] = set()
        interruption = _Interruption(world, at, moment)
        began = time.monotonic()
        for _ in range(2):
            try:
                with Cyberdesk(API_KEY, **options(world)) as client:
                    job = client.map_runs(
                        WORKFLOW, rows, journal=tmp_path / f"{at}", max_in_flight=2, poll_interval=POLL
                    )
                    with job:
                        for result in job:
                            if result.error is not None:
                                wrong.append(f"request {at} {moment}: row {result.index}: {told(result.error)}")
                            delivered.add(result.index)
            except KeyboardInterrupt:
                if time.monotonic() - began > 5:
                    wrong.append(f"request {at} {moment}: {time.monotonic() - began:.1f} s until the interruption")
            except Exception as error:
                wrong.append(f"request {at} {moment}: {told(error)}")
        interruption.is_armed = False
        if delivered != {0, 1, 2, 3}:
            wrong.append(f"request {at} {moment}: only rows {sorted(delivered)} came")
        wrong += [f"request {at} {moment}: {problem}" for problem in world.problems()]
        reset(world)
        if not interruption.is_done:
            break
    assert not wrong, "\n".join(wrong)
