import asyncio
import threading
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cyberdesk.emulator import (
    CyberdeskEmulator,
    Outcome,
    RunContext,
    SystemClock,
    VirtualClock,
    returns,
    takes,
)

from ..conftest import MakeApi
from ..support import HOUR, BlockingHandler, eventually

START = datetime(2026, 1, 1, tzinfo=UTC)


def played(scene: Callable[[VirtualClock], Coroutine[Any, Any, None]], *, auto: bool = True) -> VirtualClock:
    """The clock after a scene that was played as one task on it."""
    clock = VirtualClock(auto_advance=auto)

    async def play() -> None:
        await clock.create_task(scene(clock))

    asyncio.run(play())
    return clock


def test_sleepers_wake_in_the_order_of_their_time() -> None:
    woken: list[tuple[str, float]] = []

    async def scene(clock: VirtualClock) -> None:
        async def sleeper(name: str, seconds: float) -> None:
            await clock.sleep(seconds)
            woken.append((name, (clock.now() - START).total_seconds()))

        tasks = [clock.create_task(sleeper(name, seconds)) for name, seconds in (("b", 2), ("a", 1), ("c", 2))]
        await asyncio.gather(*tasks, clock.sleep(3))

    played(scene)
    assert woken == [("a", 1), ("b", 2), ("c", 2)]


def test_time_stands_still_while_something_works() -> None:
    seen: list[datetime] = []

    async def scene(clock: VirtualClock) -> None:
        sleeper = clock.create_task(clock.sleep(HOUR))
        await asyncio.sleep(0.05)
        seen.append(clock.now())
        await clock.sleep(1)
        seen.append(clock.now())
        await clock.sleep(HOUR)
        assert sleeper.done()

    played(scene)
    assert seen == [START, START + timedelta(seconds=1)]


def test_a_cancelled_sleep_leaves_nothing_behind() -> None:
    async def scene(clock: VirtualClock) -> None:
        sleeper = clock.create_task(clock.sleep(HOUR))
        await asyncio.sleep(0)
        sleeper.cancel()
        await clock.sleep(1)
        assert clock.now() == START + timedelta(seconds=1)

    clock = played(scene)
    assert clock.now() == START + timedelta(seconds=1)


def test_the_sleeps_of_one_handler_at_the_same_time() -> None:
    moments: list[float] = []

    async def scene(clock: VirtualClock) -> None:
        async def steps(*waits: float) -> None:
            for seconds in waits:
                await clock.sleep(seconds)
                moments.append((clock.now() - START).total_seconds())

        await asyncio.gather(steps(1, 1), steps(10))

    played(scene)
    assert moments == [1, 2, 10]


def test_hours_pass_at_once(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(), scheduling_seconds=60, running_seconds=HOUR)
    run = api.create_run(api.emulator.add_workflow())

    statuses = [api.run(run["id"])["status"]]
    for seconds in (60, HOUR - 1, 1):
        api.emulator.clock.advance(seconds)
        statuses.append(api.run(run["id"])["status"])
    assert statuses == ["scheduling", "running", "running", "success"]
    ended = api.run(run["id"])
    assert (ended["created_at"], ended["started_at"], ended["ended_at"]) == (
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:01:00Z",
        "2026-01-01T01:01:00Z",
    )


def test_advancing_lets_one_thing_lead_to_the_next(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(), running_seconds=HOUR)
    workflow = api.emulator.add_workflow()
    runs = [api.create_run(workflow)["id"] for _ in range(3)]

    api.emulator.clock.advance(3 * HOUR)
    assert [api.run(run)["ended_at"] for run in runs] == [f"2026-01-01T0{hour}:00:00Z" for hour in (1, 2, 3)]


def test_it_advances_by_itself_when_everything_waits(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(auto_advance=True), write_seconds=1, running_seconds=24 * HOUR)
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    assert (run["started_at"], run["ended_at"]) == ("2026-01-01T00:00:01Z", "2026-01-02T00:00:01Z")


def test_going_on_by_itself_can_be_switched(make_api: MakeApi) -> None:
    clock = VirtualClock()
    api = make_api(clock=clock, running_seconds=HOUR)
    run = api.create_run(api.emulator.add_workflow())
    clock.advance(0)
    assert api.run(run["id"])["status"] == "running"
    clock.auto_advance = True
    assert api.wait(run["id"])["status"] == "success"


def test_a_sync_handler_is_work(make_api: MakeApi) -> None:
    api = make_api(machines=2, clock=VirtualClock(auto_advance=True))
    gate = BlockingHandler()
    slow, quick = api.emulator.add_workflow(gate), api.emulator.add_workflow(takes(HOUR))
    busy = api.create_run(slow)["id"]
    eventually(lambda: gate.entered)
    other = api.create_run(quick)["id"]

    assert api.wait(other, "running")["status"] == "running"
    with pytest.raises(TimeoutError, match="had not ended after 0.05 seconds"):
        api.emulator.clock.advance(0, timeout=0.05)
    gate.open()
    assert api.wait(other)["ended_at"] == "2026-01-01T01:00:00Z"
    assert api.run(busy)["ended_at"] == "2026-01-01T00:00:00Z"


def test_a_handler_sleeps_on_the_clock(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(auto_advance=True))

    async def handler(run: RunContext) -> Outcome:
        await asyncio.sleep(0.01)
        await run.sleep(HOUR)
        return returns()

    run = api.wait(api.create_run(api.emulator.add_workflow(handler))["id"])
    assert run["ended_at"] == "2026-01-01T01:00:00Z"


def test_a_handler_cannot_advance_the_clock(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock())

    async def handler(run: RunContext) -> Outcome:
        api.emulator.clock.advance(1)
        return returns()

    run = api.create_run(api.emulator.add_workflow(handler))
    api.emulator.clock.advance(0)
    assert "A handler cannot advance its own clock" in api.run(run["id"])["error"][0]


def test_a_request_that_takes_time_ends_when_time_passes(make_api: MakeApi) -> None:
    api = make_api(clock=VirtualClock(), write_seconds=HOUR)
    workflow = api.emulator.add_workflow()
    responses: list[Any] = []
    thread = threading.Thread(target=lambda: responses.append(api.create_run(workflow)))
    thread.start()

    def has_response() -> bool:
        # The request may not have arrived yet; then it waits for the next hour.
        api.emulator.clock.advance(HOUR)
        thread.join(0.01)
        return not thread.is_alive()

    eventually(has_response)
    assert responses[0]["status"] == "scheduling"


def test_before_the_start_and_after_the_end_it_just_moves() -> None:
    clock = VirtualClock(datetime(2030, 1, 1))
    emulator = CyberdeskEmulator(clock=clock)
    clock.advance(1)
    with emulator:
        clock.advance(1)
    clock.advance(1)
    assert clock.now() == datetime(2030, 1, 1, 0, 0, 3, tzinfo=UTC)
    assert repr(clock) == "VirtualClock(2030-01-01T00:00:03+00:00)"


def test_the_clock_cannot_be_set_back() -> None:
    with pytest.raises(ValueError, match="must be a non-negative number"):
        VirtualClock().advance(-1)


def test_real_time_cannot_be_advanced() -> None:
    with pytest.raises(RuntimeError, match=r"clock=VirtualClock\(\)"):
        CyberdeskEmulator().clock.advance(1)


def test_a_fast_clock(make_api: MakeApi) -> None:
    api = make_api(clock=SystemClock(speed=3600), running_seconds=HOUR)
    run = api.wait(api.create_run(api.emulator.add_workflow())["id"])
    lasted = datetime.fromisoformat(run["ended_at"]) - datetime.fromisoformat(run["started_at"])
    assert lasted >= timedelta(hours=1)


def test_a_clock_goes_on_from_where_a_state_was_saved() -> None:
    clock = SystemClock()
    ahead = clock.now() + timedelta(days=1)
    clock.resume_from(ahead)
    assert clock.now() >= ahead
    clock.resume_from(ahead - timedelta(days=3))
    assert clock.now() >= ahead


@pytest.mark.parametrize("speed", [0, -1])
def test_a_speed_that_is_not_positive_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="must be a positive number"):
        SystemClock(speed)
