import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._execution.engine import Engine
from cyberdesk.emulator._rules.runs.life_cycle import cancel_run
from cyberdesk.emulator._rules.runs.orders import RetryOrder
from cyberdesk.emulator._rules.runs.retry import retry_run
from cyberdesk.emulator._settings import EmulatorSettings
from cyberdesk.emulator._state import RunStatus
from cyberdesk.emulator._time.clock import Clock

from ..support import HOUR
from ..world import NOON, World

SETTINGS = EmulatorSettings(
    api_keys=("k",),
    scheduling_seconds=1.0,
    running_seconds=HOUR,
    checks_seconds=1.0,
    write_seconds=0.0,
    task_failed_ends_session=True,
    full_run_list=False,
    max_file_bytes=1,
    max_logged_requests=1,
)


class Watch(Clock):
    """A clock on which nothing passes until a sleep is ended by hand."""

    def __init__(self) -> None:
        self.sleeping: list[asyncio.Event] = []

    def now(self) -> datetime:
        return NOON

    async def sleep(self, seconds: float) -> None:
        self.sleeping.append(asyncio.Event())
        await self.sleeping[-1].wait()

    def resume_from(self, moment: datetime) -> None:
        raise NotImplementedError


def played(scene: Callable[[World, Engine, Watch], Coroutine[Any, Any, None]]) -> None:
    async def play() -> None:
        world, watch = World(), Watch()
        engine = Engine(world.state, SETTINGS, watch, lambda _: world.new_id())
        await scene(world, engine, watch)
        await engine.stop()

    asyncio.run(play())


async def turn() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_the_scheduling_time_of_a_retry_is_its_own() -> None:
    async def scene(world: World, engine: Engine, watch: Watch) -> None:
        world.machine()
        run = world.run(ready=False)
        engine.admit([run])
        cancel_run(world.state, run, "why", NOON)
        retry_run(world.state, run, RetryOrder(), world.stamp())
        engine.admit([run])
        await turn()
        first, second = watch.sleeping

        statuses: list[str] = []
        for timer in (first, second):
            timer.set()
            await turn()
            statuses.append(run.status)
        assert statuses == ["scheduling", "running"]

    played(scene)


def test_a_run_lasts_until_its_time_is_over() -> None:
    async def scene(world: World, engine: Engine, watch: Watch) -> None:
        machine = world.machine()
        run = world.run()
        engine.settle()
        await turn()
        assert (run.status, machine.run_id) == (RunStatus.RUNNING, run.id)
        for timer in watch.sleeping:  # each that is set leads to the next one
            assert run.status is RunStatus.RUNNING
            timer.set()
            await turn()
        assert (run.status, machine.run_id) == (RunStatus.SUCCESS, None)

    played(scene)


def test_nothing_starts_after_the_stop() -> None:
    async def scene(world: World, engine: Engine, watch: Watch) -> None:
        world.machine()
        running, waiting = world.run(), world.run()
        engine.settle()
        await turn()
        await engine.stop()
        engine.settle(cancel_run(world.state, running, "why", NOON))
        assert waiting.status is RunStatus.SCHEDULING

    played(scene)


def test_a_new_machine_takes_what_is_waiting() -> None:
    async def play() -> None:
        backend = Backend(SETTINGS, Watch())
        world = World(backend.state)
        run = world.run()
        machine = backend.add_machine({"fingerprint": "f", "unkey_key_id": "k"})
        assert machine.run_id == run.id
        await backend.engine.stop()

    asyncio.run(play())
