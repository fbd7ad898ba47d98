"""A session or chain that is left leaves no run and no machine behind, or says so; runs of others go on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

import anyio
import pytest

from cyberdesk import CyberdeskError, ReleaseUnconfirmedError

from .api import WORKFLOW
from .injection import told
from .switches import factors
from .trials import FLAVOURS, POLL, Trial, try_all

WORLDS = factors(
    "page_cap",
    "order",
    "filter_session",
    "filter_status",
    "listing",
    "total",
    "odd_rows",
    "list_fault",
    "get_fault",
    "create_fault",
    "cancelling",
    "machine_wait",
    "reservation",
    "machine",
    "chain",
    "latency",
    "connection",
    "outage",
)
WORK = ("runs in turn", "runs at once", "a chain", "a chain after a run")
ENDS = ("normal", "exception", "scope", "asyncio.timeout", "task.cancel", "task.cancel twice")
MOMENTS = (0.3, 0.02, 0.1, 0.6, 1.2)


class LeavingError(Exception):
    """Why a block is left."""


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_nothing_is_left_behind(flavour: str) -> None:
    ends = {"asyncio": ENDS, "trio": ENDS[:3], "threads": ENDS[:2]}[flavour]
    worlds = WORLDS | {"work": WORK, "end": ends, "moment": MOMENTS}
    try_all(flavour, worlds, nothing_is_left_behind, is_whole=flavour == "asyncio")


async def nothing_is_left_behind(trial: Trial) -> None:
    world = trial.world
    for number in range(4):
        world.add_run(age=float(number), start_session=number == 1)
    world.goes_away_at = 0.5
    sessions: list[Any] = []

    async def block() -> None:
        async with trial.caller.block(lambda client: client.session(release_timeout=5.0)) as session:
            sessions.append(session)
            if trial.extra["end"] == "exception":
                with anyio.move_on_after(trial.extra["moment"]):
                    await work(trial, session)
                raise LeavingError
            await work(trial, session)

    said = await leave(trial, block)
    is_confirmed = bool(sessions) and sessions[0].release_confirmed
    await settled(trial)
    left = world.left_over()
    trial.check(not left or not is_confirmed, f"left: {left}, but the release is confirmed; said: {said[:600]}")
    if trial.extra["end"] in ("normal", "exception"):
        trial.check(not left or bool(said), f"left: {left}, and no exception or note says so")


async def work(trial: Trial, session: Any) -> None:
    call = trial.caller.call
    kind = trial.extra["work"]
    short = {"seconds": 0.2}
    if kind == "runs in turn":
        for number in range(3):
            values = {"row": number} | short
            await call(partial(_run, session, values))
    elif kind == "runs at once":
        for number in range(3):
            await call(partial(_create, session, {"row": number, "seconds": 30.0}))
    else:
        if kind == "a chain after a run":
            await call(lambda _: session.run(WORKFLOW, input_values={"row": 0} | short, poll_interval=POLL))
        chain = session.chain()
        for alias in "abc":
            chain.step(WORKFLOW, alias=alias)
        handle = await call(lambda _: chain.start())
        if kind == "a chain":
            await call(lambda _: handle.wait(poll_interval=POLL, timeout=5.0))


def _run(session: Any, values: dict[str, Any], client: Any) -> Any:
    return session.run(WORKFLOW, input_values=values, poll_interval=POLL)


def _create(session: Any, values: dict[str, Any], client: Any) -> Any:
    return session.create(WORKFLOW, input_values=values)


async def leave(trial: Trial, block: Callable[[], Awaitable[None]]) -> str:
    """Do the block, end it as the trial says, and give all that was said about it."""
    end = trial.extra["end"]
    if end in ("normal", "exception"):
        return await said_by(block())
    if end == "scope":
        with anyio.move_on_after(trial.extra["moment"]):
            return await said_by(block())
        return ""
    if end == "asyncio.timeout":

        async def limited() -> None:
            async with asyncio.timeout(trial.extra["moment"]):
                await block()

        return await said_by(limited())
    task = asyncio.ensure_future(block())
    await asyncio.wait([task], timeout=trial.extra["moment"])
    for _ in range(2 if end == "task.cancel twice" else 1):
        task.cancel()
        await asyncio.wait([task], timeout=0.05)
    await asyncio.wait([task])
    return await said_by(task)


async def said_by(work: Awaitable[Any]) -> str:
    """What exceptions and notes say about the release."""
    try:
        await work
    except (LeavingError, asyncio.CancelledError, TimeoutError) as error:
        return " ".join([*notes_of(error), *notes_of(error.__cause__)])
    except CyberdeskError as error:
        return told(error) if isinstance(error, ReleaseUnconfirmedError) or notes_of(error) else ""
    return ""


def notes_of(error: BaseException | None) -> list[str]:
    return list(getattr(error, "__notes__", []))


async def settled(trial: Trial) -> None:
    """Wait until nothing of ours goes on, or until it is clear that it does."""
    with suppress(TimeoutError), anyio.fail_after(7):
        while trial.world.left_over() or trial.world.under_way:  # noqa: ASYNC110  # the server says nothing
            await anyio.sleep(0.05)
